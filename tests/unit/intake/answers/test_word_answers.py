"""The meaning of a word, told once: every row that holds the word has it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from spatial.intake.answers import word_answers
from spatial.intake.reading.find import Source
from spatial.intake.reading.part import Part

ANSWER = {"ownership": {"Bán công": "ngoai_cong_lap"}}


def part(words: list[str], *, file: str = "a.xlsx", sheet: str | None = None) -> Part:
    """Make a sheet of schools by whose they are."""
    source = Source(name=file, path=Path(file), table="schools", sheet=sheet)
    return Part(
        source=source, frame=pd.DataFrame({"ownership": words}, index=range(4, 4 + len(words)))
    )


def owners(parts: list[Part]) -> list[list[str]]:
    return [list(each.frame["ownership"]) for each in parts if each.frame is not None]


def test_every_row_of_every_sheet_has_the_meaning_whatever_its_case_and_spaces() -> None:
    sheets = [part(["Bán công", "Công lập"], sheet="A"), part(["BÁN  CÔNG", "bán công"], sheet="B")]
    done, (note,) = word_answers.put(sheets, {"a.xlsx": ANSWER})
    assert owners(done) == [["ngoai_cong_lap", "Công lập"], ["ngoai_cong_lap"] * 2]
    assert note.code == "words_answered"
    assert "“Bán công” → Ngoài công lập (3)." in note.say(lang="vi")
    assert "“Bán công” → Private (3)." in note.say(lang="en")
    assert owners(sheets)[0][0] == "Bán công"  # the file as it was loaded stays as it is


def test_another_file_keeps_its_words() -> None:
    other = [part(["Bán công"], file="b.xlsx")]
    assert word_answers.put(other, {"a.xlsx": ANSWER}) == (other, [])


def test_a_word_nobody_wrote_is_told() -> None:
    done, (note,) = word_answers.put([part(["Công lập"])], {"a.xlsx": ANSWER})
    assert owners(done) == [["Công lập"]]
    assert (note.code, note.column, note.value) == ("word_not_there", "ownership", "Bán công")


def test_a_column_that_may_be_blank_can_be_answered_with_nothing() -> None:
    assert word_answers.read({"school_type": {"khác": None}}) == {"school_type": {"khác": ""}}
    assert word_answers.read({"level": {"khác": None}}) == {}  # a level is never blank


def test_a_sign_answered_is_that_sign_and_no_blank_cell() -> None:
    told = {"ownership": {"?": "ngoai_cong_lap", "": "cong_lap"}}
    done, notes = word_answers.put([part(["?", "", " ", " ? ", "-", "Công lập"])], {"a.xlsx": told})
    assert owners(done) == [["ngoai_cong_lap", "", " ", "ngoai_cong_lap", "-", "Công lập"]]
    assert [note.code for note in notes] == ["words_answered", "word_not_there"]
    assert notes[0].blanks["words_vi"] == "“?” → Ngoài công lập (2)"


def test_a_wrong_answer_says_what_belongs_there() -> None:
    told = {"ownership": {"Bán công": "nửa công"}, "owner": {}}
    assert list(word_answers.wrong(told)) == [
        ("ownership → Bán công: nửa công", "cong_lap | ngoai_cong_lap | chua_ro"),
        ("owner", next(needs for path, needs in word_answers.wrong(told) if path == "owner")),
    ]
    assert dict(word_answers.wrong(told))["owner"].startswith("ownership")
