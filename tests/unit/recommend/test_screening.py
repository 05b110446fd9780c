"""Candidate sites: what each carries, and why it is in or out."""

from __future__ import annotations

import pytest
from land_towns import OFFICE, assessed, fund

from spatial.network import Network
from spatial.recommend import Recommendation, Request, pinned, recommend, screen
from spatial.recommend.screening import footprint_per_room_m2
from spatial.records import Level
from spatial.siting.actions import Size


def test_land_that_is_ready_too_late_is_left_out_with_its_reason(found: Recommendation) -> None:
    late = [one.site.site_id for one in found.screened if one.reason == "late"]
    assert late == ["khu-7"]  # ready in 2029, two years to build, 2030 is the last
    assert not [a for a in found.plan.actions if a.site_id == "khu-7"]


def test_a_pinned_school_is_the_largest_offered_that_is_no_larger_than_wished(
    found: Recommendation, town: Network
) -> None:
    site = next(one.site for one in found.screened if one.site.site_id == "khu-3")
    wish = pinned(found.before, found.request, site, Level.THCS, 32)
    assert wish is not None
    assert wish.rooms <= 32 < wish.rooms + found.request.module_rooms
    asked = Request(levels=(Level.THCS,), points=2, forced=frozenset({wish.action_id}))
    assert wish.action_id in {a.action_id for a in recommend(town, asked).plan.actions}


def test_storeys_limit_the_rooms_where_land_is_asked_for_less_than_a_building_needs(
    found: Recommendation,
) -> None:
    # 1.5 m2 a pupil, 45 pupils a room, 5 storeys over a tenth of the site: 135 m2 of land a room
    rules = found.before.rules
    rooms_of = footprint_per_room_m2(rules, Level.THCS, 45.0, Request(coverage=0.1))
    assert rooms_of == pytest.approx(1.5 * 45 / (5 * 0.1))
    assert footprint_per_room_m2(rules, Level.MAM_NON, 30.0, Request()) == 0
    size = Size(
        seats_per_room=45, pupils_per_room=45, land_per_pupil_m2=1.0, rooms_min=1, rooms_max=60,
        cost_per_room_vnd=1e9, footprint_per_room_m2=rooms_of,
    )  # fmt: skip
    assert size.rooms_on(1700) == 12


def test_what_the_review_left_out_is_no_place_for_a_school() -> None:
    """Of the two parcels the first is a hectare and in; the review left the second out."""
    found = screen(assessed(fund()), Request(levels=(Level.TIEU_HOC,)))
    assert [(one.site.site_id, one.reason) for one in found] == [("k1", "in"), ("k2", "reviewed")]
    assert found[0].site.land_m2 == 10_000


def test_disputed_land_without_a_year_is_no_place_for_a_school() -> None:
    held = {**OFFICE, "legal_state": "tranh_chap", "available_from": None}
    (one,) = screen(assessed(fund(held)), Request(levels=(Level.TIEU_HOC,)))
    assert one.reason == "legal"
