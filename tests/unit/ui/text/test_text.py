"""The words of the screen: both languages say the same things with the same blanks."""

from __future__ import annotations

import re
import string
from pathlib import Path

from spatial import words
from spatial.ui import text

UI = Path(text.__file__).parents[1]


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
