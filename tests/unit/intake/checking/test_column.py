"""One column typed: what cannot be is reported with its row, what is spelt otherwise is read."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial.errors import Severity
from spatial.intake.checking import column
from spatial.intake.checking.column import Read
from spatial.intake.checking.conventions import Hints
from spatial.intake.door.limits import LIMITS
from spatial.intake.reading.find import Source
from spatial.tables import schema


def read(table: str, name: str, *cells: object, scale: float = 1.0) -> Read:
    raw = pd.Series(list(cells), index=range(2, len(cells) + 2), dtype=object)
    source = Source(table=table, path=Path("a.csv"), name="a.csv")
    return column.read(raw, schema()[table].columns[name], source, hints=Hints(scale=scale))


def told(found: Read) -> list[tuple[str, int | None, str | None]]:
    return [
        (fault.code, fault.row, fault.value)
        for fault in found.faults
        if fault.severity is Severity.ERROR
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("  Hiệp Thành ", "Hiệp Thành"),
        (unicodedata.normalize("NFD", "Hiệp"), "Hiệp"),
        (26_770.0, "26770"),
        (26_770, "26770"),
        (1.5, "1.5"),
        (None, ""),
        (float("nan"), ""),
        (pd.NaT, ""),
        ("'=1+1", "=1+1"),  # Excel's mark for text
        ("'00123", "00123"),
        ("'tên'", "'tên'"),  # a name in quotes
        (1e300, "1e+300"),
    ],
)
def test_cells_are_trimmed_text(cell: object, expected: str) -> None:
    assert column.text(pd.Series([cell], dtype=object)).tolist() == [expected]


def test_whole_numbers_become_whole() -> None:
    found = read("school_levels", "rooms", "12", 13.0)
    assert found.cells.tolist() == [12, 13]
    assert found.cells.dtype == np.int64
    assert found.faults == []


@pytest.mark.parametrize(
    ("name", "cell", "code"),
    [
        ("rooms", "mười", "not_number"),
        ("rooms", 12.5, "not_whole"),
        ("rooms", -1, "too_small"),
        ("land_m2", -0.5, "too_small"),
        ("land_m2", float("inf"), "not_number"),
        ("level", "đại học", "unknown_level"),
        ("kind", "đoán", "unknown_kind"),
    ],
)
def test_what_cannot_be_is_a_fault_of_its_row(name: str, cell: object, code: str) -> None:
    good = {"rooms": 1, "land_m2": 1, "level": "thcs", "kind": "surveyed"}[name]
    found = read("school_levels", name, good, cell)
    assert [(one, row) for one, row, _ in told(found)] == [(code, 3)]


def test_a_blank_where_none_may_be_is_a_fault() -> None:
    assert told(read("schools", "name", "Trường A", "", None)) == [
        ("blank", 3, ""),
        ("blank", 4, ""),
    ]


def test_a_blank_figure_that_may_be_missing_is_missing() -> None:
    found = read("school_levels", "pupils", "", 300)
    assert np.isnan(found.cells.iloc[0])
    assert found.faults == []


@pytest.mark.parametrize(
    ("word", "level"),
    [("thcs", "thcs"), ("THCS", "thcs"), ("Cấp 2", "thcs"), ("Tiểu học", "tieu_hoc")],
)
def test_levels_are_read_as_offices_call_them(word: str, level: str) -> None:
    found = read("school_levels", "level", word)
    assert found.cells.tolist() == [level]
    assert told(found) == []


def test_a_word_read_as_another_is_noted_and_one_of_the_schema_is_not() -> None:
    found = read("school_levels", "level", "cấp 2", "thcs", "THPT")
    (repair,) = found.repairs
    assert (repair.rows, repair.before, repair.after) == ((2,), ("cấp 2",), ("thcs",))


def test_a_kind_nobody_told_is_untold_and_not_surveyed() -> None:
    assert read("school_levels", "kind", "", "published").cells.tolist() == [
        "untold",
        "published",
    ]


def test_marks_are_one_nought_or_missing() -> None:
    found = read("groups", "independent", "x", "không", "")
    assert found.cells.tolist()[:2] == [1, 0]
    assert np.isnan(found.cells.iloc[2])
    assert told(read("groups", "independent", "có lẽ")) == [("not_mark", 2, "có lẽ")]


def test_a_unit_in_the_header_multiplies_and_is_noted_once() -> None:
    found = read("school_levels", "land_m2", 0.5, 1.25, scale=10_000.0)
    assert found.cells.tolist() == [5_000, 12_500]
    (note,) = [fault for fault in found.faults if fault.code == "unit_applied"]
    assert (note.value, note.blanks["after"], note.blanks["unit"]) == ("0.5", "5000", "m2")


def test_bounds_are_held_after_the_unit_was_applied() -> None:
    most = schema()["schools"].columns["storeys"].most
    assert most is not None
    assert told(read("schools", "storeys", most)) == []
    assert [code for code, _, _ in told(read("schools", "storeys", most + 1))] == ["too_large"]


def test_a_text_without_end_is_refused_and_shown_short() -> None:
    ((code, row, value),) = told(read("schools", "name", "x" * (LIMITS.text + 1)))
    assert (code, row) == ("too_long", 2)
    assert value == "x" * 40


def test_every_row_keeps_its_number() -> None:
    assert read("school_levels", "rooms", 1, 2, 3).cells.index.tolist() == [2, 3, 4]


def test_an_error_of_a_formula_is_no_text() -> None:
    found = read("schools", "name", "TH A", "#NAME?", "Trường #N/A")
    assert told(found) == [("error_cell", 3, "#NAME?")]


def test_a_dash_in_a_column_of_listed_words_says_nothing() -> None:
    found = read("school_levels", "national_standard", "1", "-", "–")
    assert list(found.cells) == ["1", "", ""]
    assert told(found) == []


def test_a_formula_without_its_result_is_a_fault_of_its_row_in_figures_and_in_words() -> None:
    figures = read("school_levels", "pupils", 500, "#=500+20")
    assert told(figures) == [("formula_unreckoned", 3, "#=500+20")]
    assert told(read("schools", "name", "Trường A", "#=A1")) == [("formula_unreckoned", 3, "#=A1")]
