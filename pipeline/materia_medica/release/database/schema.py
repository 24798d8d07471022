"""The tables of the declaration in SQL: types, keys, limits, indexes, and views with names in the place of ids."""

from __future__ import annotations

from collections.abc import Iterator

from materia_medica.release.database.dialects import DUCKDB, MYSQL, POSTGRESQL, SQLITE, Dialect
from materia_medica.schema import SCHEMA_VERSION, TABLES, Column, Table
from materia_medica.schema.columns import ForeignKey

FURTHER_INDEXES = {
    "drug_names": ("name",),
    "drugs": ("name",),
    "effects": ("label",),
    "side_effects": ("frequency_tier",),
}
"""What people look for beside the keys. MySQL indexes no long text, and goes without those."""
SEARCH = {
    "drugs": ("name", "ingredients", "brand_names", "usage", "mechanism"),
    "drug_names": ("name",),
    "effects": ("label", "synonyms"),
    "faqs": ("question", "answer"),
}
"""Columns that SQLite's full-text search finds words in; the index of a table is `<table>_fts`."""
VIEWS = {
    "drug_effects_named": (
        "Drug and effect over all pages, with their names.",
        "SELECT d.{name} AS {drug_name}, e.{label} AS {effect_label}, e.{body_system}, x.* FROM {drug_effects} x "
        "JOIN {drugs} d ON d.{drug_id} = x.{drug_id} JOIN {effects} e ON e.{effect_id} = x.{effect_id}",
    ),
    "side_effects_named": (
        "Effects that pages state, with the names of drug and effect and the address of the page.",
        "SELECT d.{name} AS {drug_name}, e.{label} AS {effect_label}, e.{body_system}, m.{url}, x.* "
        "FROM {side_effects} x LEFT JOIN {drugs} d ON d.{drug_id} = x.{drug_id} "
        "JOIN {effects} e ON e.{effect_id} = x.{effect_id} JOIN {monographs} m ON m.{monograph_id} = x.{monograph_id}",
    ),
    "faqs_named": (
        "Questions and answers, with the name of the drug.",
        "SELECT d.{name} AS {drug_name}, x.* FROM {faqs} x LEFT JOIN {drugs} d ON d.{drug_id} = x.{drug_id}",
    ),
}
"""What each view shows, and how; names in braces are quoted as the database system wants them."""


def schema_script(dialect: Dialect) -> str:
    """The script that makes an empty database."""
    head = f"-- Tables of a release of Materia, schema {SCHEMA_VERSION}, for {dialect.title}.\n"
    parts = [*tables(dialect), *after_loading(dialect), *views(dialect)]
    return head + "".join(f"\n{part}\n" for part in parts)


def tables(dialect: Dialect) -> Iterator[str]:
    """One statement a table, and what says of it what it means."""
    for table in TABLES.values():
        yield _table(dialect, table)
        if dialect.has_comments:
            yield "\n".join(_comments(dialect, table))


def after_loading(dialect: Dialect) -> Iterator[str]:
    """Foreign keys that point both ways between tables, and indexes."""
    for table in TABLES.values():
        name = dialect.name_of(table.name)
        if dialect in {POSTGRESQL, MYSQL}:
            for key in table.foreign_keys:
                yield f"ALTER TABLE {name} ADD {_foreign_key(dialect, key)};"
        for columns in _indexes(dialect, table):
            index = dialect.name_of(f"{table.name}_{'_'.join(columns)}_idx")
            yield f"CREATE INDEX {index} ON {name} ({dialect.names(columns)});"


def views(dialect: Dialect) -> Iterator[str]:
    """Views, and in SQLite the full-text search."""
    for name, (what, select) in VIEWS.items():
        quoted = select.format_map(_Quoted(dialect))
        yield f"-- {what}\nCREATE VIEW {dialect.name_of(name)} AS\n{quoted};"
    if dialect is SQLITE:
        for table, columns in SEARCH.items():
            yield (f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({", ".join(columns)}, content="{table}", '
                   "tokenize='porter unicode61 remove_diacritics 2');")  # fmt: skip


def fill_search() -> Iterator[str]:
    """Statements that build SQLite's full-text search out of the tables."""
    for table in SEARCH:
        for command in ("rebuild", "optimize"):
            yield f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'{command}\');'  # noqa: S608  (names of the schema alone)


def literal(words: str) -> str:
    """A text in SQL."""
    return "'" + words.replace("'", "''") + "'"


class _Quoted(dict[str, str]):
    def __init__(self, dialect: Dialect) -> None:
        super().__init__()
        self.dialect = dialect

    def __missing__(self, name: str) -> str:
        return self.dialect.name_of(name)


def _table(dialect: Dialect, table: Table) -> str:
    lines = []
    for column in table.columns:
        unit = f" Unit: {column.unit}." if column.unit else ""
        lines.append(f"  -- {column.description}{unit}\n  {_column(dialect, table, column)}")
    lines.append(f"  PRIMARY KEY ({dialect.names(table.key)})")
    lines += [f"  {_foreign_key(dialect, key)}" for key in table.foreign_keys if _inline(dialect, table, key)]
    after = " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" if dialect is MYSQL else ""
    body = ",\n".join(lines)
    return f"-- {table.description}\nCREATE TABLE {dialect.name_of(table.name)} (\n{body}\n){after};"


def _column(dialect: Dialect, table: Table, column: Column) -> str:
    name = dialect.name_of(column.name)
    parts = [name, dialect.type_of(table, column)]
    if not column.nullable:
        parts.append("NOT NULL")
    if column.type == "enum":
        parts.append(f"CHECK ({name} IN ({', '.join(map(literal, column.values))}))")
    if column.type == "bool" and dialect is SQLITE:
        parts.append(f"CHECK ({name} IN (0, 1))")
    limits = [f"{name} {sign} {limit}" for sign, limit in ((">=", column.minimum), ("<=", column.maximum))
              if limit is not None]  # fmt: skip
    if limits:
        parts.append(f"CHECK ({' AND '.join(limits)})")
    return " ".join(parts)


def _inline(dialect: Dialect, table: Table, key: ForeignKey) -> bool:
    """Whether a foreign key stands within the table: DuckDB knows only of tables that are there already."""
    names = list(TABLES)
    return dialect is SQLITE or (dialect is DUCKDB and names.index(key.to_table) < names.index(table.name))


def _foreign_key(dialect: Dialect, key: ForeignKey) -> str:
    deferred = " DEFERRABLE INITIALLY DEFERRED" if dialect in {POSTGRESQL, SQLITE} else ""
    to = f"{dialect.name_of(key.to_table)} ({dialect.names(key.to_columns)})"
    return f"FOREIGN KEY ({dialect.names(key.columns)}) REFERENCES {to}{deferred}"


def _indexes(dialect: Dialect, table: Table) -> Iterator[tuple[str, ...]]:
    if dialect is DUCKDB:
        return  # it finds rows by the ranges of its blocks, and an index only costs
    if dialect is not MYSQL:  # there a foreign key brings its index along
        yield from dict.fromkeys(
            key.columns for key in table.foreign_keys if key.columns != table.key[: len(key.columns)]
        )
    if table.name in FURTHER_INDEXES and (dialect is not MYSQL or table.name == "side_effects"):
        yield FURTHER_INDEXES[table.name]


def _comments(dialect: Dialect, table: Table) -> Iterator[str]:
    name = dialect.name_of(table.name)
    yield f"COMMENT ON TABLE {name} IS {literal(table.description)};"
    for column in table.columns:
        yield f"COMMENT ON COLUMN {name}.{dialect.name_of(column.name)} IS {literal(column.description)};"
