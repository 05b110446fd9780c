"""Sheets are named by what they hold, found by that name, and few enough for the memory."""

from __future__ import annotations

import json

import pytest
from asked_routes import ask

from spatial.ui.map import sheets

ROUTES = [sheets.route()]


def test_what_was_kept_comes_back_to_the_letter_and_for_ever() -> None:
    value = {"name": "Phường <b> \ud800 ế"}
    address = sheets.keep(sheets.sheet(value))
    answer = ask(ROUTES, f"/{address}")
    assert json.loads(answer.body) == value
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    plain = ask(ROUTES, f"/{address}", packed=False)
    assert "content-encoding" not in plain.headers
    assert plain.body == answer.body


def test_the_same_content_has_the_same_name_and_another_another() -> None:
    assert sheets.sheet([1, 2]).name == sheets.sheet([1, 2]).name != sheets.sheet([2, 1]).name


def test_a_name_nobody_kept_is_not_found() -> None:
    assert ask(ROUTES, f"/assets/geo/{'0' * 32}.json").status == 404


def test_the_longest_unused_goes_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of a few bytes packs to more than 20: of three, two and one may not stay."""
    first, second = (sheets.sheet(["sheet", number]) for number in (1, 2))
    monkeypatch.setattr(sheets, "_kept", type(sheets._kept)())
    monkeypatch.setattr(sheets, "MOST_BYTES", 90)
    old, new = sheets.keep(first), sheets.keep(second)
    assert sheets.keep(first) == old  # used again
    third = sheets.keep(sheets.sheet(["sheet", 3]))
    found = [ask(ROUTES, f"/{address}").status for address in (old, new, third)]
    assert found == [200, 404, 200]
