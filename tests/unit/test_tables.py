"""The schema of every table: what a column is called, holds and means."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spatial.records import LEVELS
from spatial.tables import _column, schema

TYPES = {"id", "text", "int", "number", "level", "kind", "date", "bool"}
COLUMNS = [(table.name, column) for table in schema().values() for column in table.columns.values()]


def test_a_locality_is_made_of_wards_residents_and_schools() -> None:
    assert {"wards", "residents", "schools", "school_levels"} <= set(schema())


@pytest.mark.parametrize("name", list(schema()))
def test_a_key_is_made_of_columns_of_its_table(name: str) -> None:
    table = schema()[name]
    assert bool(table.key) == (
        name not in {"buildings", "land_use", "planned_uses"}
    )  # nobody refers to those
    assert set(table.key) <= set(table.columns)


@pytest.mark.parametrize("name", list(schema()))
def test_every_table_says_what_it_is_in_both_languages(name: str) -> None:
    assert schema()[name].meaning["vi"]
    assert schema()[name].meaning["en"]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda one: getattr(one, "name", one))
def test_every_column_is_of_a_known_type_and_says_what_it_means(table: str, column: object) -> None:
    assert column.type in TYPES, table  # type: ignore[attr-defined]
    assert set(column.meaning) == {"vi", "en"}  # type: ignore[attr-defined]
    assert all(column.meaning.values())  # type: ignore[attr-defined]


def test_bounds_are_in_order_and_stand_on_numbers_only() -> None:
    for table, column in COLUMNS:
        bounds = [one for one in (column.least, column.most) if one is not None]
        assert bounds == sorted(bounds), (table, column.name)
        assert not bounds or column.type in {"int", "number"}, (table, column.name)


def test_units_stand_on_numbers_and_end_the_name_of_areas() -> None:
    for table, column in COLUMNS:
        if column.unit:
            assert column.type in {"int", "number"}, (table, column.name)
        if column.name.endswith("_m2"):
            assert column.unit == "m2", (table, column.name)


def test_a_shape_is_a_point_an_outline_or_either() -> None:
    shapes = {table.geometry for table in schema().values()}
    assert shapes == {None, "point", "polygon", "surface"}
    assert schema()["wards"].geometry == "polygon"
    assert schema()["schools"].geometry == "point"


def test_a_column_that_must_be_there_may_not_be_blank_unless_it_says_so() -> None:
    words = {"vi": "x", "en": "x"}
    must = _column("a", {"type": "int", "required": True, **words})
    may = _column("a", {"type": "int", **words})
    both = _column("a", {"type": "int", "required": True, "blank": True, **words})
    assert (must.required, must.blank) == (True, False)
    assert (may.required, may.blank) == (False, True)
    assert (both.required, both.blank) == (True, True)


def test_what_a_column_does_not_say_is_empty() -> None:
    plain = _column("a", {"type": "text", "vi": "x", "en": "y"})
    assert (plain.least, plain.most, plain.unit, plain.choices) == (None, None, "", ())
    told = _column("a", {"type": "int", "min": 0, "max": 9, "unit": "rooms", "vi": "", "en": ""})
    assert (told.least, told.most, told.unit) == (0, 9, "rooms")


def test_the_schema_is_read_once() -> None:
    assert schema() is schema()


def test_levels_are_no_choices_of_their_own() -> None:
    for table, column in COLUMNS:
        if column.type == "level":
            assert not column.choices, table
    assert len(LEVELS) == 4


def test_the_document_gives_the_bounds_the_schema_gives(root: Path) -> None:
    text = (root / "data/README.md").read_text(encoding="utf-8").partition("## Giới hạn")[2]
    rows = re.findall(r"^\| ([\d.–-]+) \| ([\d.–-]+) \| (.+) \|$", text, re.MULTILINE)
    said = {
        name: tuple(None if one == "–" else float(one) for one in (least, most))
        for least, most, names in rows
        for name in re.findall(r"`([\w.]+)`", names)
    }
    assert said == {
        f"{table.name}.{column.name}": (column.least, column.most)
        for table in schema().values()
        for column in table.columns.values()
        if (column.least, column.most) != (None, None)
    }
