"""What of a plan becomes proposals: every deed, in the year it opens."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from towns import SIDE_M, SOUTH_M, WEST_M, School, town

from spatial import assess, buildings
from spatial.assessment import Assessment
from spatial.recommend import Recommendation, Request, RoomCount, Site, acceptance, proposals
from spatial.recommend.modelling import model
from spatial.records import Level, Options, Proposal, ProposedAction
from spatial.siting.model import Action, ActionKind
from spatial.siting.phasing import Phase
from spatial.siting.plan import Plan

SITE = Site(
    site_id="A", name="A", x_m=WEST_M + 1.5 * SIDE_M, y_m=SOUTH_M + 0.5 * SIDE_M, land_m2=20_000.0
)
TOWN = town(
    schools=(
        School(x=0.4, y=0.5, level=Level.THCS, land_m2=50_000.0),
        School(x=0.6, y=0.5, level=Level.THCS),
    )
)
BEFORE = assess(TOWN, Options(year=2030))
ASKED = Request(
    levels=(Level.THCS,), sites=(SITE,), half_day=True, close=("s1",), count=RoomCount.CLASS_SIZE
)
MODEL = model(BEFORE, ASKED)[0]


def first(deed: ActionKind) -> Action:
    """Return the first action of a deed the model offers, of a school at the first."""
    return next(one for one in MODEL.actions if one.deed is deed)


def taken(
    actions: Collection[Action], years: dict[str, int | None], before: Assessment = BEFORE
) -> dict[ActionKind, Proposal]:
    """Take a plan of some actions over; return the proposals by what they came of."""
    chosen = np.array([one in actions for one in MODEL.actions])
    outcome: Any = SimpleNamespace(chosen=chosen)  # seats and walks are not asked for
    turns = [
        Phase(action=one, start=None, finish=years.get(one.action_id), gain=0.0) for one in actions
    ]
    made = acceptance.proposals(before, Plan(model=MODEL, outcome=outcome, reached=()), turns)
    return {ActionKind(one.proposal_id.partition(":")[0]): one for one in made}


def test_every_deed_becomes_a_proposal_of_its_kind_in_the_year_it_opens() -> None:
    actions = [
        first(deed)
        for deed in (ActionKind.BUILD, ActionKind.EXTEND, ActionKind.HALF_DAY, ActionKind.CLOSE)
    ]
    years = dict(zip((one.action_id for one in actions), (2027, 2028, None, 2029), strict=True))
    found = taken(actions, years)
    told = {
        deed: (one.action, one.school_id, one.rooms, one.open_year) for deed, one in found.items()
    }
    build, extend, *_ = actions
    assert told == {
        ActionKind.BUILD: (ProposedAction.BUILD, "", build.rooms, 2027),
        ActionKind.EXTEND: (ProposedAction.EXTEND, "s0", extend.rooms, 2028),
        ActionKind.HALF_DAY: (ProposedAction.HALF_DAY, "s0", 0, None),
        ActionKind.CLOSE: (ProposedAction.CLOSE, "s1", 0, 2029),
    }
    assert all(acceptance.is_taken(one) for one in found.values())


@pytest.mark.parametrize(
    ("opens", "closes", "rooms"), [(2031, 2031, 20), (2030, 2031, 26), (2030, 2030, 16)]
)
def test_what_is_taken_counts_in_2030_if_it_opens_by_then(
    opens: int, closes: int, rooms: int
) -> None:
    """Two schools of ten rooms; six are built, and one of the two is closed."""
    build, close = first(ActionKind.BUILD), first(ActionKind.CLOSE)
    found = taken([build, close], {build.action_id: opens, close.action_id: closes})
    six = dataclasses.replace(found[ActionKind.BUILD], rooms=6)
    after = assess(buildings.apply(TOWN, (six, found[ActionKind.CLOSE])), Options(year=2030))
    assert after.levels.loc["thcs", "rooms_have"] == rooms


def test_a_school_closed_at_one_of_its_levels_alone_is_no_proposal() -> None:
    """Closing is of the whole school, and this one would go on with its primary classes."""
    both = TOWN.school_levels[TOWN.school_levels["school_id"] == "s1"].assign(level="tieu_hoc")
    roomless = dataclasses.replace(TOWN, roomless=both[["school_id", "level"]])
    before = dataclasses.replace(BEFORE, network=roomless)
    close = first(ActionKind.CLOSE)
    assert taken([close], {}, before) == {}
    assert set(taken([close], {})) == {ActionKind.CLOSE}


def test_the_proposals_of_a_recommendation_open_when_its_list_says(found: Recommendation) -> None:
    opens = {acceptance.proposal_id(one.action): one.finish for one in found.phases}
    assert {one.proposal_id: one.open_year for one in found.proposals} == opens
    assert proposals(found, found.plan) == found.proposals
