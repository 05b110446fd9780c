"""Norms in rows of words, and the page made of them."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from spatial import norms, words
from spatial.norms import document

NORM = norms.read()["land_per_pupil_m2.tt13.tieu_hoc.general"]


def row(lang: str = "vi", **change: object) -> dict[str, str]:
    (found,) = document.rows([dataclasses.replace(NORM, **change)], lang=lang)  # type: ignore[arg-type]
    return found


def test_a_row_has_every_column_and_a_note() -> None:
    assert list(row()) == [*document.COLUMNS, "note"]


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_norm_on_file_can_be_put_into_words(lang: str) -> None:
    rows = document.rows(norms.read(), lang=lang)
    assert len(rows) == len(norms.read())
    assert all(one["label"] and one["unit"] and one["binding"] for one in rows)


@pytest.mark.parametrize(("lang", "written"), [("vi", "05/03/2025"), ("en", "2025-03-05")])
def test_days_are_written_as_the_readers_office_does(lang: str, written: str) -> None:
    assert document.day(date(2025, 3, 5), lang=lang) == written
    assert row(lang, valid_from=date(2025, 3, 5))["from"].startswith(written)


def test_a_day_nobody_read_is_doubted() -> None:
    assert row(dates_read=False)["from"].endswith(" ?")
    assert not row(dates_read=True)["from"].endswith("?")


def test_a_norm_that_stands_has_no_last_day() -> None:
    assert row(valid_to=None)["to"] == ""
    assert row(valid_to=date(2026, 1, 2))["to"] == "02/01/2026"


def test_a_norm_without_areas_says_that_it_holds_in_all() -> None:
    assert row(areas=())["areas"] == words.say("norm.area.all", lang="vi")
    two = row(areas=("rural", "island"))["areas"]
    assert two == ", ".join(
        words.say(f"norm.area.{area}", lang="vi") for area in ("rural", "island")
    )


def test_a_note_stands_in_the_language_asked_for() -> None:
    note = {"vi": "chú", "en": "note"}
    assert (row("vi", note=note)["note"], row("en", note=note)["note"]) == ("chú", "note")
    assert row(note={})["note"] == ""


def test_a_bar_in_a_cell_breaks_no_table() -> None:
    assert document._line(["a|b", "c"]) == "| a\\|b | c |"


def test_the_page_names_every_topic_statement_and_profile() -> None:
    page = document.page()
    for topic in norms.read().topics():
        assert f"(`{topic}`)" in page
    for statement in norms.read().statements:
        assert f"**`{statement.statement_id}`**" in page
    for name in norms.profile_names():
        assert f"- **`{name}`**" in page


def test_every_norm_is_a_line_of_the_page() -> None:
    lines = document.page().splitlines()
    body = [line for line in lines if line.startswith("| ")]
    heads = len(norms.read().topics()) * 2  # a head and a rule a topic
    assert len(body) == len(norms.read()) + heads


def test_the_page_in_the_documents_is_the_one_made_here(root: Path) -> None:
    assert (root / "docs" / "norms.md").read_text(encoding="utf-8") == document.page()
