"""A column of numbers under the one convention it follows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial.intake.checking import column, numbers
from spatial.intake.checking.conventions import Hints
from spatial.intake.checking.numbers import Written
from spatial.intake.reading.find import Source
from spatial.tables import schema

SOURCE = Source(table="school_levels", path=Path("a.csv"), name="a.csv")
COLUMNS = schema()["school_levels"].columns


def read(*cells: object, name: str = "land_m2") -> Written:
    raw = pd.Series(list(cells), index=range(2, len(cells) + 2), dtype=object)
    return numbers.read(raw, column.text(raw), COLUMNS[name], SOURCE, Hints())


def read_rate(*cells: object, answer: str | None = None) -> Written:
    """Read results of a plan: a column of no unit, where nothing comes in thousands."""
    raw = pd.Series(list(cells), index=range(2, len(cells) + 2), dtype=object)
    value = schema()["progress"].columns["value"]
    return numbers.read(raw, column.text(raw), value, SOURCE, Hints(answer=answer))


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (("12", "13.5"), [12, 13.5]),
        (("1.234,5", "200"), [1_234.5, 200]),
        (("1,234.5", "200"), [1_234.5, 200]),
        (("12.000 m²", "1.234,5"), [12_000, 1_234.5]),
        (("1,2 ha", "3 ha"), [12_000, 30_000]),
        ((12, 13.5), [12, 13.5]),
    ],
)
def test_figures_are_read_as_their_column_writes_them(
    cells: tuple[object, ...], values: list[float]
) -> None:
    found = read(*cells)
    assert found.values_.tolist() == pytest.approx(values)
    assert not found.blank.any()


@pytest.mark.parametrize("sign", ["", "-", "–", "n/a", "không có", None])
def test_signs_for_nothing_are_blank(sign: object) -> None:
    found = read("12", sign)
    assert found.blank.tolist() == [False, True]
    assert np.isnan(found.values_[1])
    assert found.faults == []


def test_a_unit_of_another_column_is_no_figure() -> None:
    found = read("12 phòng", "13")
    assert np.isnan(found.values_[0])
    assert found.values_[1] == 13
    assert not found.blank[0]  # the fault is told by the column, with its row


def test_a_unit_of_the_column_is_taken_off_and_noted_once() -> None:
    found = read("05 phòng", "6 phòng", "7", name="rooms")
    assert found.values_.tolist() == [5, 6, 7]
    (repair,) = found.repairs
    assert (repair.rule, repair.rows, repair.after) == ("numbers_read", (2, 3), ("5", "6"))
    assert [fault.code for fault in found.faults] == ["numbers_read"]


def test_plain_numbers_are_no_repair() -> None:
    found = read("12", "13.5")
    assert (found.repairs, found.faults) == ([], [])


def test_two_hands_in_one_column_are_read_figure_by_figure() -> None:
    found = read("12,5", "13.5", "1.234,5", "14")
    assert found.values_.tolist() == [12.5, 13.5, 1_234.5, 14]
    assert [fault.code for fault in found.faults] == ["numbers_read"]


def test_of_two_hands_only_the_figure_that_reads_two_ways_is_asked_with_both_readings() -> None:
    found = read("76,5", "75.7", "1.234", "4,238 ha", "14")
    asked = [fault for fault in found.faults if fault.code == "number_mixed"]
    assert [(fault.row, fault.value) for fault in asked] == [(4, "1.234"), (5, "4,238 ha")]
    assert (asked[0].blanks["thousands"], asked[0].blanks["decimals"]) == (1_234, 1.234)
    assert (asked[1].blanks["thousands"], asked[1].blanks["decimals"]) == (
        42_380_000,
        pytest.approx(42_380),
    )
    assert found.values_[[0, 1, 4]].tolist() == [76.5, 75.7, 14]
    assert np.isnan(found.values_[[2, 3]]).all()
    assert "1234 (dấu ngăn phần nghìn) hay 1,234 (dấu phần lẻ)" in asked[0].say(lang="vi")
    assert "(1.2340)" in asked[0].say(lang="en")


@pytest.mark.parametrize("cell", ["1,250 ha", "khoảng 1,250 ha", "l,25O ha", "1,250ha*"])
def test_a_cell_written_anew_as_it_asks_is_the_figure_it_tells(cell: str) -> None:
    """The unit stays: without it 1,2500 is 1.25 m2."""
    (asked,) = [fault for fault in read("1.2 ha", "2,5 ha", cell).faults if fault.row == 4]
    for name, area_m2 in (("whole", 12_500_000), ("longer", 12_500)):
        written = str(asked.blanks[name])
        assert f"({written})" in asked.say(lang="vi")
        again = read("1.2 ha", "2,5 ha", written)
        assert again.values_.tolist() == pytest.approx([12_000, 25_000, area_m2])
        assert area_m2 in {asked.blanks["thousands"], asked.blanks["decimals"]}


@pytest.mark.parametrize(
    "cells", [("76,5", "1.234"), ("75.7", "99,512"), ("75.7", "99,512", "76,5")]
)
def test_a_rate_that_may_be_a_thousand_is_asked_whatever_sign_the_others_have(
    cells: tuple[str, ...],
) -> None:
    found = read_rate(*cells)
    (asked,) = [fault for fault in found.faults if fault.code == "number_mixed"]
    assert (asked.row, asked.value) == (3, cells[1])
    assert not np.isnan(np.delete(found.values_, 1)).any()


@pytest.mark.parametrize("behind", [" %", "%", " phần trăm"])
def test_a_rate_with_its_percent_sign_is_asked_and_the_sign_stays_in_both_remedies(
    behind: str,
) -> None:
    (asked,) = [fault for fault in read_rate(f"98,125{behind}", "76.5").faults if fault.row == 2]
    assert (asked.code, asked.value) == ("number_mixed", f"98,125{behind}")
    assert (asked.blanks["thousands"], asked.blanks["decimals"]) == (98_125, 98.125)
    remedies = {"whole": (f"98125{behind}", 98_125), "longer": (f"98,1250{behind}", 98.125)}
    for name, (written, value) in remedies.items():
        assert asked.blanks[name] == written
        assert read_rate(written, "76.5").values_.tolist() == [value, 76.5]


def test_a_thousand_parted_beyond_doubt_tells_how_the_rates_beside_it_are_written() -> None:
    found = read_rate("76,5", "1.234", "1.234,5")
    assert found.values_.tolist() == [76.5, 1_234, 1_234.5]


def test_what_the_planner_answers_settles_a_column_of_two_hands() -> None:
    found = read_rate("76,5", "75.7", "1.234", answer="decimals")
    assert found.values_.tolist() == [76.5, 75.7, 1.234]
    assert [fault.code for fault in found.faults] == ["numbers_read"]


def test_words_are_no_figure() -> None:
    found = read("nhiều", "12")
    assert np.isnan(found.values_[0])
    assert found.repairs == []


@pytest.mark.parametrize("cell", ["28*", "28 **", "28 (*)", "28¹", "28⁽²⁾", "28 phòng*"])
def test_a_figure_with_the_mark_of_a_footnote_is_read_and_the_mark_told(cell: str) -> None:
    found = read("24", cell, name="rooms")
    assert found.values_.tolist() == [24, 28]
    (note,) = [fault for fault in found.faults if fault.code == "footnote_marks"]
    assert (note.value, note.blanks["count"], note.blanks["rows"]) == (cell, 1, "3")


@pytest.mark.parametrize("cell", ["30 (1)", "30 *4", "*", "**", "28a"])
def test_what_may_be_more_than_a_mark_is_left_to_the_planner(cell: str) -> None:
    found = read("24", cell, name="rooms")
    assert np.isnan(found.values_[1])
    assert not found.blank[1]


def test_the_square_of_metres_is_no_footnote() -> None:
    assert {fault.code for fault in read("8000 m²", "9000").faults} == {"numbers_read"}
