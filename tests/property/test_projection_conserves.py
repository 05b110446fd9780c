"""What holds for any people under any rates: births - deaths + migration = change."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial.projection import cohort, rates


@settings(max_examples=40)
@given(
    seed=st.integers(0, 2**32 - 1),
    years=st.integers(1, 12),
    places=st.integers(1, 4),
    fertility=st.floats(0, 3),
    migrants=st.floats(-3000, 3000),
)
def test_births_less_deaths_and_migration_are_the_change(
    seed: int, years: int, places: int, fertility: float, migrants: float
) -> None:
    draw = np.random.default_rng(seed)
    people = draw.uniform(0, 500, (places, rates.AGES))
    table = rates.prospects()
    births = np.stack([table.fertility["median"][table.row(2019 + y)] for y in range(years)])
    course = cohort.run(
        people,
        first=2019,
        last=2019 + years,
        rates=table,
        fertility=fertility * births[:, None],
        migrants=np.full((years, places), migrants),
        profile=people / people.sum(axis=1, keepdims=True),
    )
    total = course.people.sum(axis=2)
    moved = course.births - course.deaths + course.migrants
    assert np.allclose(np.diff(total, axis=0), moved[1:], rtol=1e-9, atol=1e-6)
    assert (course.people >= 0).all()
    assert (course.births >= 0).all()
    assert (course.deaths >= 0).all()
