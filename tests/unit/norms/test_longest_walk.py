"""The longest walk nobody named is that of the decree, dated and cited."""

from __future__ import annotations

import pytest

from spatial import norms
from spatial.norms.record import Binding
from spatial.records import Level


@pytest.mark.parametrize(
    ("level", "metres"),
    [
        (Level.MAM_NON, 4_000),  # borrowed of primary schools: the decrees name no preschools
        (Level.TIEU_HOC, 4_000),
        (Level.THCS, 7_000),
        (Level.THPT, 10_000),
    ],
)
def test_the_longest_walk_of_a_level_is_the_day_s_way_of_the_decree(
    level: Level, metres: float
) -> None:
    assert norms.longest_walk_m(level) == metres


def test_that_it_limits_walks_everywhere_is_told_as_an_assumption() -> None:
    told = norms.read().of("walk_longest_m")
    assert {norm.binding for norm in told} == {Binding.ASSUMED}
    assert {norm.level for norm in told} == set(Level)
