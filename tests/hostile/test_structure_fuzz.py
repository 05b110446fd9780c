"""A short seeded run of hostile structures through every reader; the benchmark runs thousands."""

from __future__ import annotations

from functools import cache

import fuzz_structures
import pytest
from fuzz_structures import Result

COUNT = 200


@cache
def run(kind: str) -> Result:
    """Send the drawn files of a kind through its readers, once for all tests."""
    return fuzz_structures.run(kind, count=COUNT, seed=11)


@pytest.mark.filterwarnings("ignore")  # a driver may grumble at a broken file
@pytest.mark.parametrize("kind", fuzz_structures.KINDS)
def test_no_structure_escapes(kind: str) -> None:
    result = run(kind)
    assert result.escaped == []
    assert result.tried == COUNT


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", fuzz_structures.SOUND)
def test_two_files_in_five_are_sound_and_all_of_them_are_read(kind: str) -> None:
    drawn = [fuzz_structures.draw(kind, 11, at, "secret")[2] for at in range(COUNT)]
    result = run(kind)
    assert sum(drawn) == pytest.approx(0.4 * COUNT, rel=0.25)
    assert result.passed >= sum(drawn)
    assert result.refused > 0


def test_hostile_workbooks_are_refused_and_sound_ones_are_not_all() -> None:
    result = run("workbooks")
    assert 0 < result.refused < COUNT
