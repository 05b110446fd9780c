"""What holds for any crosswalk: nobody is lost, nobody is made."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from spatial import crosswalk

PIECES = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.floats(0.001, 1e7)),
    min_size=1,
    unique_by=lambda piece: piece[:2],
)


@given(pieces=PIECES, figures=st.lists(st.integers(0, 10**9), min_size=3, max_size=3))
def test_totals_are_conserved_exactly(
    pieces: list[tuple[str, str, float]], figures: list[int]
) -> None:
    frame = pd.DataFrame(pieces, columns=["old_id", "new_id", "amount"])
    walk = crosswalk.Crosswalk(
        pieces=frame,
        old_total=frame.groupby("old_id")["amount"].sum(),
        new_total=frame.groupby("new_id")["amount"].sum(),
        basis=crosswalk.Basis.AREA,
    )
    table = pd.DataFrame({"ward": list("abc"), "people": figures})
    table = table[table["ward"].isin(frame["old_id"])]
    over = crosswalk.carry(table, walk, unit="ward", value="people")
    assert over["people"].sum() == table["people"].sum()
    back = crosswalk.carry(over, walk.back(), unit="ward", value="people")
    assert back["people"].sum() == table["people"].sum()


@given(
    total=st.integers(-(10**12), 10**12),
    weights=st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=30),
)
def test_parts_are_whole_sum_to_the_total_and_stay_within_one_of_their_share(
    total: int, weights: list[float]
) -> None:
    parts = crosswalk.apportion(total, np.array(weights))
    assert int(parts.sum()) == total
    exact = np.array(weights) / np.sum(weights) * total
    assert np.all(np.abs(parts - exact) <= 1 + 1e-6 * abs(total))
