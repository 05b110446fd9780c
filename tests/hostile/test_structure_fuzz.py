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


def test_hostile_structures_are_refused_and_sound_ones_are_not_all() -> None:
    result = fuzz_structures.run("workbooks", count=COUNT, seed=11)
    assert 0 < result.refused < COUNT
