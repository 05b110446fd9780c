"""The list of projects: kept, ruled out, put among the proposals."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from spatial.recommend import Recommendation
from spatial.ui.screens.recommend import project_list, question
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen

pytestmark = pytest.mark.usefixtures("home")


def test_every_action_of_the_plan_is_a_row(found: Recommendation) -> None:
    rows = project_list.rows(found, lang="vi")
    assert {row["action_id"] for row in rows} == {one.action_id for one in found.plan.actions}
    assert project_list.rows(found, lang="vi") is rows


def test_pinning_keeps_the_size_and_pinning_again_lets_go(found: Recommendation) -> None:
    name = found.plan.actions[0].action_id
    project_list.pin(found, name)
    assert question.named("forced") == {name}
    project_list.pin(found, name)
    assert question.named("forced") == frozenset()
    keys = [one.key for one in state.told()]
    assert keys == ["notice.recommend_pinned", "notice.recommend_unpinned"]


def test_ruling_out_takes_every_size_of_the_place_and_any_pin(found: Recommendation) -> None:
    name = found.plan.actions[0].action_id
    project_list.pin(found, name)
    project_list.drop(found, name)
    assert question.named("forced") == frozenset()
    out = question.named("forbidden")
    assert name in out
    assert {project_list.place(one) for one in out} == {project_list.place(name)}


def test_accepting_puts_all_proposals_and_they_can_be_undone(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    project_list._accept(seen_town(), found.proposals)
    assert state.scenario().proposals == found.proposals
    assert state.told()[-1].offer == "undo"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_project_says_what_where_when_and_why_as_text(lang: str, found: Recommendation) -> None:
    row = project_list.rows(found, lang=lang)[0]
    html = project_list._said(row, taken=True, pinned=False, lang=lang)
    assert "<b>Điểm" not in html
    assert "tl-used" in html
    assert str(row["number"]) in html


def test_projects_that_open_after_the_year_shown_are_said_not_to_count_yet(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    year = seen_town().view.options.year
    one = found.proposals[0]
    made = tuple(dataclasses.replace(one, open_year=open_) for open_ in (None, year, year + 3))
    assert project_list.taken(seen_town(), made[:2]) == ("notice.recommend_accepted", {})
    key, told = project_list.taken(seen_town(), made)
    assert key == "notice.recommend_accepted_later"
    assert told == {"later": 1, "year": year, "last": year + 3}
