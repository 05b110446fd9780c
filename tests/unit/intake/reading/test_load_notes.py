"""What loading a file has to say, and nothing where there is nothing."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from spatial.intake.reading import load_notes
from spatial.intake.reading.find import Source
from spatial.intake.text.fonts import Lettered

SOURCE = Source(table="schools", path=Path("a.csv"), name="a.csv", sheet=None)


def test_rows_that_are_no_data_are_listed_by_their_reason() -> None:
    fault = load_notes.no_data(SOURCE, [(3, "total"), (9, "signature"), (6, "total")])
    assert fault.blanks["count"] == 3
    assert (fault.blanks["total"], fault.blanks["signature"]) == ("3, 6", "9")
    assert fault.blanks["section"] == "–"


def test_a_header_of_the_column_s_own_name_is_not_worth_a_word() -> None:
    assert load_notes.renamed(SOURCE, ["rooms", "name"]) == []


def test_letters_of_an_old_font_are_said_as_a_whole_or_by_example() -> None:
    whole = load_notes.old_letters(SOURCE, Lettered(code="tcvn3", whole=True))
    assert [fault.code for fault in whole] == ["letters_read"]
    some = Lettered(code="vni", mended=(("TrÆ°", "Trư"),), doubtful=("x" * 60,))
    mixed, doubtful = load_notes.old_letters(SOURCE, some)
    assert (mixed.code, mixed.value, mixed.blanks["after"]) == ("letters_mixed", "TrÆ°", "Trư")
    assert (doubtful.code, len(str(doubtful.value))) == ("letters_doubtful", 40)
    assert load_notes.old_letters(SOURCE, Lettered()) == []


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        ("Quy mô học sinh", True),
        ("Tổng quy mô HS 2035", True),  # a year to come
        ("Quy mô HS năm học 2026-2027", False),
        ("Quy mô HS / Hiện có", False),
        ("Số HS", False),
    ],
)
def test_a_size_says_so_unless_its_header_tells_of_which_day(
    header: str, *, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUONGLOP_TODAY", "2026-11-28")
    source = dataclasses.replace(SOURCE, headers={"pupils": (header, header)})
    assert [fault.value for fault in load_notes.sizes(source)] == [header] * asked
    assert load_notes.sizes(source, answered=[header]) == []
