"""Lists of schools as offices mix their habits: each is read right; none ends in a crash."""

from __future__ import annotations

from pathlib import Path

import drawn_lists
import pytest

from spatial.errors import Severity
from spatial.intake.examine import examine

LISTS = 16
FOUND = (70_034,)  # "Đơn vị" over the names of every table side by side
NEAR = 0.001  # hectares of four decimals, shared figures: less than a thousandth


@pytest.mark.parametrize("seed", [*range(LISTS), *FOUND])
def test_a_list_of_any_mix_of_habits_gives_its_own_figures(seed: int, tmp_path: Path) -> None:
    office = drawn_lists.drawn(seed)
    office.write(tmp_path / "ds.xlsx")
    reading = examine(tmp_path)
    asked = [fault.say(lang="en") for fault in reading.faults if fault.severity is Severity.ERROR]
    assert asked == [], office.words
    assert reading.network is not None
    rows = reading.network.school_levels
    for level, (count, *figures) in office.truth.items():
        own = rows[rows["level"] == level]
        assert own["school_id"].nunique() == count, office.words
        read = [own[name].sum() for name in ("rooms", "land_m2", "pupils")]
        assert read == pytest.approx(figures, rel=NEAR), office.words
