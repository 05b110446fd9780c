"""The words of the screen: both languages say the same things with the same blanks."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from spatial import tables, words
from spatial.intake.text import names
from spatial.ui import text

UI = Path(text.__file__).parents[1]


# What an office is told of what would bring a part of the page, or of the yearly report, to life.
WANTING = re.compile(
    r"norms\.needs\.|norms\.rooms_untold|shifts\.today_counted|course\.fill|staffing\.|doc\.year\.lack\."
    r"|room_stock\.(none|no_repair_cost)|progress\.unmatched"
    r"|(institutions|land|money|preschools|season|standard_year)\.(none|no_share)"
)
SHEET = {"vi": r"trang (\w+) của tệp mẫu", "en": r"sheet (\w+) of the template"}
COLUMN = {
    "vi": r"cột ([A-ZĐ].*?)(?=[,;.)]| là | của )",
    "en": r"columns? ([A-Z].*?)(?=[,;.)]| of the )",
}


def wanting(lang: str) -> dict[str, str]:
    """Give the sentences by which an office learns what to fill in."""
    every = words.texts(lang) | text.texts(lang)
    return {key: said for key, said in every.items() if WANTING.match(key)}


def blanks(sentence: str) -> set[str]:
    """Name the blanks of a sentence."""
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field}


def test_both_languages_share_keys_and_blanks() -> None:
    vi, en = text.texts("vi"), text.texts("en")
    assert vi.keys() == en.keys()
    assert [key for key in vi if blanks(vi[key]) != blanks(en[key])] == []


def test_the_screen_and_the_core_never_use_the_same_key() -> None:
    """Else nobody could tell which one is shown."""
    assert text.texts("vi").keys() & words.texts("vi").keys() == set()


def test_every_key_the_code_names_has_a_sentence() -> None:
    """Keys put together from parts are tried by the pages' tests."""
    known = text.texts("vi").keys() | words.texts("vi").keys()
    used = {
        key
        for file in UI.rglob("*.py")
        for key in re.findall(r'\b(?:say|tell|done)\(\s*"([a-z_.]+)"', file.read_text("utf-8"))
    }
    assert len(used) > 40
    assert sorted(used - known) == []


def test_a_core_sentence_can_be_said_on_the_screen() -> None:
    assert text.say("level.thcs", lang="en") == "Lower secondary"


def test_one_file_is_never_called_files() -> None:
    for texts in (words.texts("en"), text.texts("en")):
        assert not [key for key, said in texts.items() if "{count} files" in said]
    assert words.say("cli.written", lang="en", folder="x", count=1) == "Files written to x: 1."


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_office_is_told_what_to_fill_in_by_names_the_reader_takes(lang: str) -> None:
    """Sheets are those of the template; a column is headed as lists of schools head it."""
    sheets = {name for said in wanting(lang).values() for name in re.findall(SHEET[lang], said)}
    columns = {name for said in wanting(lang).values() for name in re.findall(COLUMN[lang], said)}
    assert {"progress", "parcels", "groups", "capital"} <= sheets
    assert sheets <= tables.schema().keys()
    assert len(columns) > 8
    assert [name for name in columns if names.fold(name) not in names.lookup("columns")] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_office_is_told_of_no_code_and_no_option_of_a_command(lang: str) -> None:
    codes = re.compile(r"[a-z]+_[a-z_0-9]+|--[a-z]|truonglop")
    plain = {
        key: codes.search(re.sub(r"{[^}]*}", "", re.sub(SHEET[lang], "", said)))
        for key, said in wanting(lang).items()
    }
    assert len(plain) > 30
    assert [key for key, found in plain.items() if found] == []
