"""The part of the page with plans beside the one shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from siting_towns import build, stage
from siting_towns import site as land
from towns import town

from spatial import catchment
from spatial.recommend import Recommendation
from spatial.records import Proposal, ProposedAction
from spatial.siting.model import Model
from spatial.siting.near_best import NearBest, near_best
from spatial.siting.plan_search import Chooser
from spatial.solver.effort import End
from spatial.ui.screens.recommend import near
from spatial.ui.session import proposals, state
from spatial.ui.session.assessments import Seen

TOWN = town()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_plan_has_its_row_with_what_it_does_and_names_stay_text(
    lang: str, plain: Callable[[str], str]
) -> None:
    model = Model(
        stages=(stage([20], [0.0, 0.0], [[100.0, 100.0]]),),
        sites={"A": land("<b>A"), "B": land("<b>B")},
        actions=(build("A", 0, 2), build("B", 1, 2)),
    )
    chooser = Chooser(model, catchment.best)
    markup = near.html(near_best(chooser, chooser.choose()), lang=lang)
    assert "<b>A" not in markup
    said = plain(markup)
    assert said.count("&lt;b&gt;") == 2
    named = {"vi": ("Đang xem", "Phương án khác 1"), "en": ("Shown", "Other plan 1")}[lang]
    assert all(name in said for name in named)


@pytest.mark.usefixtures("home")
def test_a_plan_taken_is_the_proposals_instead_of_the_plan_taken_before(
    found: Recommendation, seen_town: Callable[..., Seen], site: Proposal
) -> None:
    """The other plan, of another search, builds elsewhere; what the planner put himself stays."""
    proposals.put(TOWN, site)
    best = found.proposals
    elsewhere = dataclasses.replace(best[0], proposal_id="build:x:tieu_hoc", name="Chỗ khác")
    near.take(seen_town(), best)
    assert state.scenario().proposals == (site, *best)
    near.take(seen_town(), (elsewhere,))
    assert state.scenario().proposals == (site, elsewhere)
    assert state.told()[-1].offer == "undo"


@pytest.mark.usefixtures("home")
def test_a_plan_that_does_not_fit_what_stands_is_refused_whole(
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    gone = dataclasses.replace(
        found.proposals[0], action=ProposedAction.EXTEND, school_id="no-such-school"
    )
    near.take(seen_town(), (*found.proposals[1:], gone))
    assert state.scenario().proposals == ()
    assert state.told()[-1].key == "notice.refused"


@pytest.mark.usefixtures("home")
def test_every_plan_has_its_button_and_that_of_the_proposals_is_off(
    found: Recommendation,
    seen_town: Callable[..., Seen],
    asked: dict[str, dict[str, Any]],
) -> None:
    shown = NearBest(
        best=found.plan, plans=(found.plans[0],), within=0.01, unlike=0.2, end=End.PROVEN
    )
    near._takers(seen_town(), found, shown)
    assert {"near_take_0", "near_take_1"} <= set(asked)
    assert asked["near_take_0"]["disabled"] is (not found.proposals)
    near._takers(seen_town(proposals=found.proposals), found, shown)
    assert asked["near_take_0"]["disabled"]


def test_what_each_plan_proposes_opens_in_the_years_of_the_question(found: Recommendation) -> None:
    """Without a limit a year all is begun in the first, and open when it is built."""
    shown = NearBest(best=found.plan, plans=(), within=0.01, unlike=0.2, end=End.PROVEN)
    (best,) = near.proposals_of(found, shown)
    assert best == found.proposals
    first = found.request.years[0] + found.request.build_years
    assert {one.open_year for one in best} == {first}
