"""The part of the page with plans beside the one shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from siting_towns import build, site, stage

from spatial import catchment
from spatial.recommend import Recommendation
from spatial.siting.model import Model
from spatial.siting.near_best import NearBest, near_best
from spatial.siting.plan_search import Chooser
from spatial.solver.effort import End
from spatial.ui.screens.recommend import near
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_plan_has_its_row_with_what_it_does_and_names_stay_text(
    lang: str, plain: Callable[[str], str]
) -> None:
    model = Model(
        stages=(stage([20], [0.0, 0.0], [[100.0, 100.0]]),),
        sites={"A": site("<b>A"), "B": site("<b>B")},
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
    found: Recommendation, seen_town: Callable[..., Seen]
) -> None:
    """The other plan builds elsewhere."""
    best = found.proposals
    elsewhere = dataclasses.replace(best[0], proposal_id="elsewhere", name="Chỗ khác")
    offered = (best, (elsewhere,))
    near.take(seen_town(), offered, 0)
    assert state.scenario().proposals == best
    near.take(seen_town(), offered, 1)
    assert state.scenario().proposals == (elsewhere,)
    assert state.told()[-1].offer == "undo"


@pytest.mark.usefixtures("home")
def test_every_plan_has_its_button_and_that_of_the_proposals_is_off(
    found: Recommendation,
    seen_town: Callable[..., Seen],
    asked: dict[str, dict[str, Any]],
) -> None:
    shown = NearBest(
        best=found.plan, plans=(found.plans[0],), within=0.01, unlike=0.2, end=End.PROVEN
    )
    near._takers(seen_town(), shown)
    assert {"near_take_0", "near_take_1"} <= set(asked)
    assert asked["near_take_0"]["disabled"] is (not found.proposals)
    near._takers(seen_town(proposals=found.proposals), shown)
    assert asked["near_take_0"]["disabled"]
