"""What holds for any town: nobody and nothing is lost, and more rooms never hurt."""

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from towns import lonlat, proposal, town, towns

from spatial import Options, Proposal, assess, propose
from spatial.network import Network
from spatial.records import LEVELS

SUMS = [
    "pupils",
    "rooms_have",
    "rooms_need_per_10k",
    "rooms_need_class",
    "land_have_m2",
    "land_need_m2",
]
SHORTAGES = [
    "rooms_short_per_10k",
    "rooms_short_class",
    "rooms_short_per_10k_residents",
    "seats_short",
]


# a town takes some 50 ms to judge: fewer, but judged twice and in both sets of wards
some = settings(max_examples=40)


@st.composite
def proposals(draw: st.DrawFn, place: Network) -> list[Proposal]:
    """Draw up to three proposals inside a town."""
    west, south, east, north = place.wards(None).total_bounds
    columns, rows = round((east - west) / 1_000), round((north - south) / 1_000)
    drawn = []
    for number in range(draw(st.integers(0, 3))):
        lon, lat = lonlat(draw(st.floats(0.01, columns - 0.01)), draw(st.floats(0.01, rows - 0.01)))
        drawn.append(
            Proposal(
                proposal_id=f"p{number}",
                name="p",
                level=draw(st.sampled_from(LEVELS)),
                rooms=draw(st.integers(1, 60)),
                land_m2=draw(st.floats(0, 20_000)),
                lon=lon,
                lat=lat,
            )
        )
    return drawn


@some
@given(st.data())
def test_wards_add_up_to_the_locality_in_both_sets_of_units_with_and_without_proposals(
    data: st.DataObject,
) -> None:
    place = data.draw(towns())
    place = propose(place, data.draw(proposals(place)))
    old, new = (assess(place, Options(units=units)) for units in ("wards", "merged"))
    for found in (old, new):
        by_level = found.wards[SUMS].groupby(level="level", sort=False).sum()
        pd.testing.assert_frame_equal(
            by_level, found.levels[SUMS], check_index_type=False, rtol=1e-9, atol=1e-6
        )
    pd.testing.assert_frame_equal(old.levels[SUMS], new.levels[SUMS], rtol=1e-9, atol=1e-6)


@some
@given(towns())
def test_every_pupil_flows_somewhere(place: Network) -> None:
    found = assess(place)
    flowing = found.flows.groupby("level")["pupils"].sum()
    for level in LEVELS:
        assert flowing[level] == pytest.approx(found.levels.loc[level, "pupils"], abs=1e-6)
    arrived = found.schools["pupils_assigned"].sum()
    assert arrived == pytest.approx(
        found.flows.dropna(subset="school_id")["pupils"].sum(), abs=1e-6
    )


@some
@given(towns(), st.integers(0, 7), st.integers(1, 40))
def test_adding_a_room_never_raises_any_shortage(place: Network, at: int, more: int) -> None:
    assume(len(place.school_levels))
    before = assess(place)
    place.school_levels.loc[at % len(place.school_levels), "rooms"] += more
    after = assess(place)
    assert (after.wards[SHORTAGES] <= before.wards[SHORTAGES] + 1e-9).all(axis=None)
    assert (after.levels[SHORTAGES] <= before.levels[SHORTAGES] + 1e-9).all(axis=None)
    assert after.total["rooms_short_wards"] <= before.total["rooms_short_wards"] + 1e-9


@some
@given(st.data())
def test_proposing_never_raises_any_shortage(data: st.DataObject) -> None:
    place = data.draw(towns())
    before, after = assess(place), assess(propose(place, data.draw(proposals(place))))
    assert (after.wards[SHORTAGES] <= before.wards[SHORTAGES] + 1e-9).all(axis=None)


@some
@given(towns())
def test_shortage_and_surplus_never_stand_together(place: Network) -> None:
    wards = assess(place).wards
    assert (wards["rooms_short_per_10k"] * wards["rooms_surplus_per_10k"]).eq(0).all()
    assert (wards[SHORTAGES] >= 0).all(axis=None)


@some
@given(towns())
def test_the_wards_own_shortages_are_never_less_than_the_locality_s(place: Network) -> None:
    levels = assess(place).levels
    assert (levels["rooms_short_wards"] >= levels["rooms_short_per_10k"] - 1e-6).all()
    assert (levels["land_short_wards_m2"] >= levels["land_short_m2"] - 1e-3).all()


@some
@given(towns())
def test_coverage_is_a_share(place: Network) -> None:
    assert assess(place).wards["covered_share"].between(0, 1 + 1e-9).all()


def test_a_proposal_and_its_removal_leave_the_assessment_identical() -> None:
    place = town()
    before = assess(place)
    assess(propose(place, [proposal(x=0.3, y=0.7, land_m2=0)]))
    after = assess(propose(place, []))
    pd.testing.assert_frame_equal(after.wards, before.wards)
    pd.testing.assert_frame_equal(after.schools, before.schools)
    pd.testing.assert_frame_equal(after.flows, before.flows)
