"""What holds for any outlook: cells sum to wards, moves lose nobody, causes add up."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from towns import lonlat, town

from spatial import Options, assess, norms, projection
from spatial.network import Network
from spatial.projection import story
from spatial.records import Crossing, Development, Level, Outlook

RULES = norms.rules("quan12-2024")
WARDS = ("w00", "w10")


@st.composite
def outlooks(draw: st.DrawFn) -> Outlook:
    """Draw any outlook inside the limits."""
    places = draw(st.lists(st.sampled_from([(0.3, 0.4), (1.6, 0.7)]), max_size=2))
    towers = tuple(
        Development(
            development_id=str(at),
            name=str(at),
            sort=draw(st.sampled_from(["apartment", "house", "industry"])),
            units=draw(st.floats(0, 20_000)),
            first_year=2026,
            last_year=draw(st.integers(2026, 2032)),
            lon=lonlat(x, y)[0],
            lat=lonlat(x, y)[1],
            chance=draw(st.floats(0, 1)),
        )
        for at, (x, y) in enumerate(places)
    )
    moves = tuple(
        Crossing(
            level=draw(st.sampled_from(list(Level))), from_ward=source, to_ward=target, share=share
        )
        for source, target, share in [("w00", "w10", draw(st.floats(0, 1)))]
    )
    return Outlook(
        fertility=draw(st.floats(0.5, 1.5)),
        migration=draw(st.floats(-1, 3)),
        participation=(("thpt", draw(st.floats(0, 1))),),
        crossings=moves,
        developments=towers,
    )


def growing(growth: float) -> Network:
    place = town(children=(100, 300))
    wards = place.ward_sets["wards"]
    wards = wards.assign(population_2019=[6_000, 16_000])
    wards["population_2025"] = wards["population_2019"] * growth
    return dataclasses.replace(place, ward_sets=dict(place.ward_sets) | {"wards": wards})


@settings(max_examples=15)
@given(outlook=outlooks(), year=st.integers(2025, 2036), growth=st.floats(0.9, 1.4))
def test_cells_sum_to_their_wards_and_wards_to_the_whole(
    outlook: Outlook, year: int, growth: float
) -> None:
    place = growing(growth)
    found = assess(place, Options(scenario="own", outlook=outlook, year=year))
    request = projection.ProjectionRequest(
        ages=RULES.ages, scenario="own", outlook=outlook, last=year
    )
    expected = projection.project(place, request).table(year)
    by_ward = found.demand.pupils.groupby(place.cells["ward_id"]).sum()
    assert np.allclose(by_ward.to_numpy(), expected.to_numpy(), rtol=1e-9, atol=1e-6)
    assert (found.demand.pupils.to_numpy() >= -1e-6).all()
    assert np.isclose(found.total["pupils"], expected.to_numpy().sum())


@settings(max_examples=15)
@given(outlook=outlooks(), growth=st.floats(0.9, 1.4))
def test_moves_inside_the_locality_lose_nobody(outlook: Outlook, growth: float) -> None:
    place = growing(growth)
    still = dataclasses.replace(outlook, crossings=())
    with_moves, without = (
        projection.project(
            place,
            projection.ProjectionRequest(ages=RULES.ages, scenario="own", outlook=one, last=2035),
        ).pupils.sum(axis=1)
        for one in (outlook, still)
    )
    assert np.allclose(with_moves, without, rtol=1e-9, atol=1e-6)


@settings(max_examples=15)
@given(outlook=outlooks(), scenario=st.sampled_from(["own", "plan"]), year=st.integers(2030, 2036))
def test_the_causes_always_add_up(outlook: Outlook, scenario: str, year: int) -> None:
    request = projection.ProjectionRequest(
        ages=RULES.ages, scenario=scenario, outlook=outlook, last=2036
    )
    steps: pd.DataFrame = story.waterfall(projection.project(growing(1.1), request), year)
    added = steps[["today", *story.CAUSES]].sum(axis=1)
    assert np.allclose(added.to_numpy(), steps["then"].to_numpy(), rtol=1e-9, atol=1e-6)
