"""Scripts that load the files of a release into an empty database; each is run within the folder of the release.

CSV has no types, and some readers take an empty field for an empty text: the scripts read every cell as text and say
of each column what it is. DuckDB reads Parquet, which has the types itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from materia_medica.release.csv import ESCAPE, PACKED
from materia_medica.release.database.dialects import DUCKDB, MYSQL, POSTGRESQL, SQLITE, Dialect
from materia_medica.release.database.schema import fill_search, literal
from materia_medica.schema import TABLES, Column, Table

_ESCAPE = literal(ESCAPE)


def load_script(dialect: Dialect, csv_ending: str, parquet: Mapping[str, Sequence[str]]) -> str:
    """The script of a database system; `csv_ending` is that of the release's CSV files, `parquet` names those of each
    table in Parquet.
    """
    return _duckdb(parquet) if dialect is DUCKDB else _SCRIPTS[dialect.name](csv_ending)


def _postgresql(ending: str) -> str:
    parts = [
        "-- In the folder of the release: psql -d DATABASE -f sql/postgresql-schema.sql -f sql/postgresql-load.sql",
        "\\set ON_ERROR_STOP on\n\\encoding UTF8\nBEGIN;",
    ]
    packed, plain = "PROGRAM 'gzip -dc {file}'", "'{file}'"
    steps = (
        "CREATE TEMP TABLE {incoming} ({columns}) ON COMMIT DROP;",
        f"\\copy {{incoming}} FROM {packed if ending.endswith(PACKED) else plain} WITH (FORMAT csv, HEADER true)",
        "{insert}",
    )
    return _script([*parts, *_by_way_of_text(POSTGRESQL, ending, steps, _of_postgresql), "COMMIT;\nANALYZE;"])


def _of_postgresql(column: Column) -> str:
    cell = f'"{column.name}"'
    match column.type:
        case "string" | "enum":
            return f"CASE WHEN left({cell}, 1) = {_ESCAPE} THEN substr({cell}, 2) ELSE {cell} END"
        case "strings":
            entries = f"jsonb_array_elements_text({cell}::jsonb) WITH ORDINALITY AS of (entry, place)"
            return f"ARRAY(SELECT entry FROM {entries} ORDER BY place)"  # noqa: S608  (names of the schema alone)
        case _:
            return f"{cell}::{POSTGRESQL.types[column.type]}"


def _sqlite(ending: str) -> str:
    parts = [
        "-- In the folder of the release:\n"
        "-- sqlite3 NEW.sqlite '.read sql/sqlite-schema.sql' '.read sql/sqlite-load.sql'\n"
        "-- The release has the outcome already: materia.sqlite.",
        ".bail on\nPRAGMA foreign_keys = OFF;",
    ]
    packed, plain = '"|gzip -dc {file}"', "{file}"
    steps = (
        "CREATE TABLE {incoming} ({columns});",
        f".import --csv --skip 1 {packed if ending.endswith(PACKED) else plain} {{incoming}}",
        "{insert}",
        "DROP TABLE {incoming};",
    )
    end = ("\n".join(fill_search()), "PRAGMA foreign_key_check;\nANALYZE;\nVACUUM;")
    return _script([*parts, *_by_way_of_text(SQLITE, ending, steps, _of_sqlite), *end])


def _of_sqlite(column: Column) -> str:
    cell = f'"{column.name}"'
    match column.type:
        case "string" | "enum":
            return f"CASE WHEN substr({cell}, 1, 1) = {_ESCAPE} THEN substr({cell}, 2) ELSE nullif({cell}, '') END"
        case "bool":
            return f"CASE {cell} WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"
        case "int" | "float":
            return f"CAST(nullif({cell}, '') AS {SQLITE.types[column.type]})"
        case _:
            return f"nullif({cell}, '')"


def _mysql(ending: str) -> str:
    unpack = "gunzip --keep *.csv.gz; " if ending.endswith(PACKED) else ""
    parts = [
        f"-- In the folder of the release: {unpack}mysql --local-infile=1 DATABASE < sql/mysql-schema.sql,\n"
        "-- then the same with sql/mysql-load.sql.\n"
        "-- Tables point to each other both ways, so foreign keys are not looked at while rows come in.",
        "SET NAMES utf8mb4;\nSET SESSION sql_mode = 'TRADITIONAL';\nSET SESSION foreign_key_checks = 0;",
    ]
    for table in TABLES.values():
        cells = ", ".join(f"@{c.name}" for c in table.columns)
        values = ",\n  ".join(f"{MYSQL.name_of(c.name)} = {_of_mysql(c)}" for c in table.columns)
        parts.append(
            f"LOAD DATA LOCAL INFILE '{table.name}.csv' INTO TABLE {MYSQL.name_of(table.name)} CHARACTER SET utf8mb4\n"
            "FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY '' LINES TERMINATED BY '\\n'\n"
            f"IGNORE 1 LINES ({cells}) SET\n  {values};"
        )
    return _script([*parts, "SET SESSION foreign_key_checks = 1;"])


def _of_mysql(column: Column) -> str:
    cell = f"@{column.name}"
    match column.type:
        case "string" | "enum":
            return f"IF(LEFT({cell}, 1) = {_ESCAPE}, SUBSTR({cell}, 2), NULLIF({cell}, ''))"
        case "bool":
            return f"CASE {cell} WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"
        case "timestamp":
            return f"NULLIF(REPLACE(REPLACE({cell}, 'T', ' '), 'Z', ''), '')"
        case _:
            return f"NULLIF({cell}, '')"


def _duckdb(files: Mapping[str, Sequence[str]]) -> str:
    parts = ["-- In the folder of the release: duckdb NEW.duckdb -c '.read sql/duckdb-schema.sql' "
             "-c '.read sql/duckdb-load.sql'"]  # fmt: skip
    parts += [
        _insert(DUCKDB, table, _read_parquet(files[table.name]), lambda c: f'"{c.name}"') for table in TABLES.values()
    ]
    return _script(parts)


def _read_parquet(files: Sequence[str]) -> str:
    if len(files) == 1:
        return f"read_parquet({literal(files[0])})"
    return f"read_parquet([\n  {f',{chr(10)}  '.join(map(literal, files))}\n])"


def _by_way_of_text(
    dialect: Dialect, ending: str, steps: Sequence[str], value: Callable[[Column], str]
) -> Iterator[str]:
    """For each table the steps that read its CSV into a table of texts, and insert what these texts mean."""
    for table in TABLES.values():
        incoming = f"incoming_{table.name}"
        columns = ", ".join(f"{dialect.name_of(c)} TEXT" for c in table.names)
        insert = _insert(dialect, table, incoming, value)
        file = f"{table.name}.{ending}"
        yield "\n".join(step.format(incoming=incoming, columns=columns, insert=insert, file=file) for step in steps)


def _insert(dialect: Dialect, table: Table, origin: str, value: Callable[[Column], str]) -> str:
    values = ",\n  ".join(value(column) for column in table.columns)
    return (f"INSERT INTO {dialect.name_of(table.name)} ({dialect.names(table.names)})\n"
            f"SELECT\n  {values}\nFROM {origin};")  # fmt: skip


def _script(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


_SCRIPTS: dict[str, Callable[[str], str]] = {
    "postgresql": _postgresql, "mysql": _mysql, "sqlite": _sqlite,
}  # fmt: skip
