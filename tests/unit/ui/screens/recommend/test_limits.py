"""The widgets of the question: each number with its limits, what was decided let go."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from towns import town

from spatial.ui.screens.recommend import limits, question
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_number_is_asked_within_its_limits(
    lang: str, seen_town: Callable[..., Seen], asked: dict[str, dict[str, Any]], written: list[str]
) -> None:
    limits.draw(seen_town(lang=lang))
    numbers = [one for one in asked.values() if one["kind"] == "number_input"]
    assert len(numbers) >= 6
    assert written


@pytest.mark.usefixtures("session", "asked")
@pytest.mark.parametrize("year", [2024, 2025])
def test_the_last_known_year_is_told_whichever_is_on_screen(
    year: int, see: Callable[..., Seen], written: list[str]
) -> None:
    place = town()
    before = place.residents.assign(year=2024)
    known = pd.concat([before, place.residents], ignore_index=True)
    seen = see(dataclasses.replace(place, pupils=place.pupils.iloc[:0], residents=known), year=year)
    assert seen.view.year == year
    limits._years(seen)
    assert written == [
        '<p class="tl-quiet">Số đã biết đến 2025; các năm sau tính theo dự báo gốc.</p>'
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_both_orders_of_aims_have_words(lang: str) -> None:
    said = [limits._order(at, lang=lang) for at in range(len(question.ORDERS))]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_level_says_its_walk_and_its_land(lang: str, seen_town: Callable[..., Seen]) -> None:
    """The radius of primary schools is 500 m, three of them the longest walk."""
    html = limits._walks(seen_town(lang=lang))
    assert ("1.500" if lang == "vi" else "1,500") in html
    assert html.count("<li>") == 4


def test_places_are_named_once_whatever_their_size() -> None:
    names = frozenset({"build:diem-1:thcs:10", "build:diem-1:thcs:20", "extend:s0:thcs:5"})
    assert limits._places(names) == ["diem-1 · thcs", "s0 · thcs"]


def test_what_was_decided_is_shown_and_let_go(
    seen_town: Callable[..., Seen], asked: dict[str, dict[str, Any]], written: list[str]
) -> None:
    state.remember("recommend.forced", frozenset({"build:diem-1:thcs:10"}))
    limits._decisions(seen_town())
    assert "diem-1 · thcs" in written[0]
    asked["let_go_forced"]["on_click"](*asked["let_go_forced"]["args"])
    assert question.named("forced") == frozenset()
