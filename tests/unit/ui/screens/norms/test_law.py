"""The norms in force on a day, and what changes between two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from spatial import norms
from spatial.norms.changes import changes
from spatial.ui.screens.norms import law
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_norm_is_a_row_and_those_in_use_are_marked(
    lang: str, see: Callable[..., Seen]
) -> None:
    rules = see().rules
    used = list(rules.all_norms())
    html = law.table(used, rules, lang=lang)
    assert html.count("tl-used") == len(used)
    assert law.table([], rules, lang=lang).count("<tr") == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_topic_has_a_name(lang: str) -> None:
    for topic in (law.DEFICIT, law.EVERY, *norms.read().topics()):
        assert law.topic_name(topic, lang=lang)


def test_what_a_shortage_is_computed_from_comes_first() -> None:
    found = sorted(norms.in_force(date(2026, 11, 28), None, None), key=law._order)
    assert found[0].topic == "land_per_pupil_m2"
    orders = [law._order(norm) for norm in found]
    assert orders == sorted(orders)


def test_days_of_change_are_the_latest_first_and_on_each_something_changes() -> None:
    days = law.days_of_change()
    assert days == sorted(days, reverse=True)
    assert all(changes(day - timedelta(days=1), day) for day in days)
    assert law._telling(days) in days


@pytest.mark.usefixtures("session")
def test_a_day_jumped_to_is_held_against_the_day_before(asked: dict[str, dict[str, Any]]) -> None:
    law._jump([date(2025, 1, 31)], "vi")
    state.hold("norms.jump", date(2025, 1, 31))
    asked["norms.jump"]["on_change"]()
    assert state.recall("norms.from") == date(2025, 1, 30)
    assert state.recall("norms.to") == date(2025, 1, 31)


@pytest.mark.usefixtures("session", "asked")
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_norms_of_a_day_are_counted(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    state.remember("norms.topic", law.EVERY)
    state.remember("norms.day", date(1990, 1, 1))
    law.in_force(see(lang=lang))
    assert say("norms.none", lang=lang) in written[0]
