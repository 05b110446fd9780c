"""What loading a file has to say, and nothing where there is nothing."""

from __future__ import annotations

from pathlib import Path

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
