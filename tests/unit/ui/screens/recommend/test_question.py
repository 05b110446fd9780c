"""The question as the page keeps it: usual numbers, limits emptied, another's taken over once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from towns import town

from spatial.recommend import Recommendation
from spatial.records import LEVELS, Level
from spatial.ui.screens.recommend import question
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen


@pytest.mark.usefixtures("session")
def test_a_number_is_the_usual_one_until_chosen_and_emptied_it_is_no_limit() -> None:
    assert question.number("yearly") == 500
    state.remember("recommend.yearly", (None,))
    assert question.number("yearly") is None
    state.remember("recommend.walk", (None,))
    assert question._sure("walk") == 3.0


@pytest.mark.usefixtures("session")
def test_levels_keep_their_order_and_none_chosen_is_all() -> None:
    assert question.levels() == LEVELS
    state.remember("recommend.levels", (Level.THPT, Level.TIEU_HOC))
    assert question.levels() == (Level.TIEU_HOC, Level.THPT)


def test_years_end_where_there_are_pupils_and_begin_no_later(
    seen_town: Callable[..., Seen],
) -> None:
    seen = seen_town()
    assert question.ends(seen) == (2030,)
    state.remember("recommend.first", 2040)
    assert question.years(seen) == (2030, 2030)


def test_known_totals_that_are_past_are_planned_on_by_the_base_forecast(
    see: Callable[..., Seen],
) -> None:
    """Figures of 2025, today in the school year 2026-2027: nothing is built before 2027."""
    place = town()
    seen = see(dataclasses.replace(place, pupils=place.pupils.iloc[:0]))
    assert question.years(seen) == (2027, 2030)
    assert (question.options(seen).scenario, question.options(seen).year) == ("base", 2030)
    assert seen.view.future.scenario == "published"


def test_money_is_asked_in_billions_and_kept_in_vnd(seen_town: Callable[..., Seen]) -> None:
    state.remember("recommend.budget", (200,))
    asked = question.request(seen_town())
    assert asked.budget_vnd == 200e9
    assert asked.yearly_vnd == dict.fromkeys(range(2026, 2031), 500e9)


def test_a_question_taken_over_asks_the_same_again(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    question.adopt("x", found.request)
    again = question.request(seen_town())
    for name in ("levels", "years", "budget_vnd", "aims", "sites", "extend", "walk_factor"):
        assert getattr(again, name) == getattr(found.request, name), name
    state.remember("recommend.budget", (5,))
    question.adopt("x", found.request)
    assert question.number("budget") == 5


@pytest.mark.usefixtures("session")
def test_points_of_the_grid_are_in_or_out_with_their_reason(found: Recommendation) -> None:
    site = found.screened[0].site
    state.remember("recommend.grid", ((site, "in"), (site, "water")))
    assert question.points() == (site,)
    assert question.masked() == ((site, "water"),)


def test_the_digest_follows_what_a_plan_rests_on(seen_town: Callable[..., Seen]) -> None:
    one = question.digest(seen_town())
    assert one == question.digest(seen_town(ward="w00", lang="en"))
    assert one != question.digest(seen_town(profile="hcmc-300"))
