"""Words of a list, and what offices write for them."""

from __future__ import annotations

import pytest

from spatial.intake.text import listed_words
from spatial.tables import schema

SCHOOLS, LEVELS = schema()["schools"].columns, schema()["school_levels"].columns


@pytest.mark.parametrize(
    ("name", "text", "meaning"),
    [
        ("level", "Cấp 2", "thcs"),
        ("level", "đại học", None),
        ("kind", "Khảo sát", "surveyed"),
        ("national_standard", "mức độ 2", "2"),
    ],
)
def test_a_word_means_one_of_the_list_or_nothing(name: str, text: str, meaning: str | None) -> None:
    assert listed_words.meaning(LEVELS[name], text) == meaning


def test_a_column_of_anything_lists_nothing() -> None:
    assert listed_words.listed(SCHOOLS["name"]) == ()
    assert listed_words.listed(SCHOOLS["ownership"])[0] == "cong_lap"


def test_how_to_answer_names_file_column_and_word() -> None:
    said = listed_words.answered_once(SCHOOLS["ownership"], "a.xlsx", "Bán công", lang="vi")
    assert said.endswith('files: {"a.xlsx": {words: {ownership: {"Bán công": …}}}}')
