"""The declaration, and everything that must follow it."""

from __future__ import annotations

import ast
import importlib
import re

import pyarrow as pa
import pytest

import small
from materia_medica.schema import PAGE_TABLES, TABLES, rows
from materia_medica.schema.arrow import arrow_schema, conform, empty, from_rows
from materia_medica.schema.columns import Column

ROW_TYPES = {
    "monographs": rows.MonographRow, "side_effects": rows.SideEffectRow, "faqs": rows.FaqRow, "sections": rows.SectionRow,
    "arms": rows.ArmRow, "asides": rows.AsideRow, "rejects": rows.RejectRow,
}  # fmt: skip
BUILT_BY_KEYWORD = {
    rows.__name__: {row.__name__ for row in ROW_TYPES.values()},
    "materia_medica.extract.language.clauses": {"Clause"},
    "materia_medica.extract.language.effect": {"Effect"},
    "materia_medica.extract.language.pieces": {"Piece"},
    "materia_medica.extract.effects.groups": {"Frame"},
    "materia_medica.extract.layout.sections": {"Section"},
}
"""Module to its types with several fields of one kind."""
PYTHON_TYPES = {
    "string": "str", "enum": "str", "int": "int", "float": "float", "bool": "bool",
    "timestamp": "datetime.datetime", "strings": "tuple[str, ...]",
}  # fmt: skip
TABLES_OF_THE_CONTRACT = {
    "sources", "monographs", "drugs", "drug_ingredients", "side_effects", "faqs", "sections", "asides", "effects", "drug_effects",
    "drug_names", "arms", "identifiers", "aliases", "rejects",
}  # fmt: skip


def test_every_per_page_table_has_a_row_type_with_the_declared_fields_in_order() -> None:
    assert set(ROW_TYPES) == set(PAGE_TABLES) == set(rows.PageRows._fields)
    for name, row in ROW_TYPES.items():
        assert row._fields == TABLES[name].names, name


def test_row_fields_have_the_declared_type_and_may_be_null_where_the_column_may() -> None:
    for name, row in ROW_TYPES.items():
        for column in TABLES[name].columns:
            said = str(row.__annotations__[column.name]).removeprefix("ForwardRef('").split("'")[0]
            wanted = PYTHON_TYPES[column.type] + (" | None" if column.nullable else "")
            assert said == wanted, f"{name}.{column.name}"


@pytest.mark.parametrize("module", BUILT_BY_KEYWORD)
def test_core_types_are_built_by_keyword_so_that_no_two_fields_of_one_type_change_places(module, project_root) -> None:
    found = []
    for file in sorted([*(project_root / "pipeline").rglob("*.py"), *(project_root / "tests").rglob("*.py")]):
        tree = ast.parse(file.read_text("utf-8"))
        own = BUILT_BY_KEYWORD[module]
        built = set(own) if file.as_posix().endswith(f"{module.replace('.', '/')}.py") else set()
        built |= {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == module
            for alias in node.names
            if alias.name in own
        }
        found += [
            f"{file.relative_to(project_root)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in built and node.args
        ]
    assert found == []


@pytest.mark.parametrize("module", BUILT_BY_KEYWORD)
def test_the_types_to_be_built_by_keyword_are_there(module) -> None:
    assert all(hasattr(importlib.import_module(module), name) for name in BUILT_BY_KEYWORD[module])


def test_the_tables_of_the_contract_are_declared() -> None:
    assert set(TABLES) >= TABLES_OF_THE_CONTRACT


def test_the_contract_names_no_column_that_is_not_declared(project_root) -> None:
    contract = project_root.parent / "shared" / "data-model.md"
    if not contract.is_file():
        pytest.skip("the contract is not beside the project")
    named = columns_of_the_contract(contract.read_text("utf-8"))
    assert named.keys() <= TABLES.keys()
    lacking = {name: columns - set(TABLES[name].names) for name, columns in named.items()}
    assert not any(lacking.values()), lacking


def columns_of_the_contract(text: str) -> dict[str, set[str]]:
    """Columns that the contract names per table: what stands in backticks, explanations in parentheses aside."""
    columns = {}
    for name in TABLES_OF_THE_CONTRACT:
        if paragraph := re.search(rf"^\*\*{name}\*\*:(.*?)\n\n", text, re.S | re.M):
            outside_parentheses = re.sub(r"\([^()]*\)", "", paragraph[1]).split(". ")[0]
            columns[name] = set(re.findall(r"`(\w+)`", outside_parentheses))
    return columns


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_keys_orders_and_foreign_keys_name_declared_columns(table) -> None:
    for column in (*table.key, *table.sort):
        assert column in table.names
    for key in table.foreign_keys:
        assert set(key.columns) <= set(table.names)
        assert set(key.to_columns) <= set(TABLES[key.to_table].names)
    assert len(set(table.names)) == len(table.names)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_every_column_says_what_it_means_and_an_enumeration_what_it_allows(table) -> None:
    for column in table.columns:
        assert column.description.endswith(".") or "null" in column.description, f"{table.name}.{column.name}"
        assert bool(column.values) == (column.type == "enum") or column.type == "strings", f"{table.name}.{column.name}"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_arrow_schemas_carry_types_and_descriptions(table) -> None:
    schema = arrow_schema(table)
    assert schema.metadata[b"description"].decode() == table.description
    for column in table.columns:
        field = schema.field(column.name)
        assert field.metadata[b"description"].decode() == column.description
        assert field.nullable == column.nullable
        if column.type == "enum":
            assert field.type == pa.dictionary(pa.int32(), pa.string())
        if column.type == "strings":
            assert field.type == pa.list_(pa.string())
    assert empty(table).schema.equals(schema, check_metadata=True)


def test_values_of_another_type_than_declared_are_refused() -> None:
    good = small.reject("b")
    table = TABLES["rejects"]
    assert from_rows(table, [good]).num_rows == 1
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        from_rows(table, [good._replace(path=7)])


def test_conform_sorts_by_the_declared_order_and_says_which_column_is_missing() -> None:
    table = TABLES["aliases"]
    data = from_rows(table, [("effects", "b", "c"), ("effects", "a", "c")])
    assert conform(table, data).column("old_id").to_pylist() == ["a", "b"]
    with pytest.raises(KeyError, match="new_id"):
        conform(table, data.drop_columns(["new_id"]))


def test_declarations_cannot_be_changed_at_run_time() -> None:
    with pytest.raises(AttributeError):
        TABLES["drugs"].columns[0].name = "other"
    assert isinstance(TABLES["drugs"].columns[0], Column)
