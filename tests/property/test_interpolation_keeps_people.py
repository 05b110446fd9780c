"""What holds for any bands: nobody lost, nobody negative."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from spatial import interpolation

BANDS = st.lists(st.integers(0, 3_000_000), min_size=1, max_size=18)


@given(bands=BANDS)
def test_every_band_keeps_its_people_and_no_age_is_negative(bands: list[int]) -> None:
    ages = interpolation.single_ages(bands)
    assert (ages >= 0).all()
    assert np.allclose(ages.reshape(-1, 5).sum(axis=1), bands, rtol=1e-12, atol=1e-9)
