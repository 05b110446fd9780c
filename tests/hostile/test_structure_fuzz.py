"""A short seeded run of hostile structures through every reader; the benchmark runs thousands."""

from __future__ import annotations

import fuzz_structures
import pytest

COUNT = 200


@pytest.mark.filterwarnings("ignore")  # a driver may grumble at a broken file
@pytest.mark.parametrize("kind", fuzz_structures.KINDS)
def test_no_structure_escapes(kind: str) -> None:
    result = fuzz_structures.run(kind, count=COUNT, seed=11)
    assert result.escaped == []
    assert result.tried == COUNT


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", fuzz_structures.SOUND)
def test_two_files_in_five_are_sound_and_all_of_them_are_read(kind: str) -> None:
    drawn = [fuzz_structures.draw(kind, 11, at, "secret")[2] for at in range(COUNT)]
    result = fuzz_structures.run(kind, count=COUNT, seed=11)
    assert sum(drawn) == pytest.approx(0.4 * COUNT, rel=0.25)
    assert result.passed >= sum(drawn)
    assert result.refused > 0


def test_hostile_workbooks_are_refused_and_sound_ones_are_not_all() -> None:
    result = fuzz_structures.run("workbooks", count=COUNT, seed=11)
    assert 0 < result.refused < COUNT
