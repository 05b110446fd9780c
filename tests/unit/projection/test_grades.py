"""Grade progression on registers small enough to follow by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from spatial.projection import grades


def registers(pupils: dict[tuple[int, int], float]) -> np.ndarray:
    """Make one ward's registers: (year, grade) to pupils."""
    found = np.zeros((max(year for year, _ in pupils) + 1, 1, 12))
    for (year, grade), number in pupils.items():
        found[year, 0, grade - 1] = number
    return found


def test_a_grade_keeps_nine_of_ten() -> None:
    seen = registers({(0, 1): 1e6, (1, 2): 0.9e6, (1, 1): 1e6})
    assert grades.survival(seen)[0, 0] == pytest.approx(0.9)


def test_recent_years_weigh_more() -> None:
    seen = registers({(0, 1): 1e6, (1, 2): 1e6, (1, 1): 1e6, (2, 2): 0.7e6})
    assert grades.survival(seen)[0, 0] == pytest.approx((1 * 1.0 + 2 * 0.7) / 3)


def test_grade_one_is_the_share_of_children_who_enter() -> None:
    seen = registers({(0, 1): 95.0, (1, 1): 95.0, (1, 2): 95.0})
    ahead = grades.run(
        seen, children=np.array([[100.0], [100.0]]), future=np.array([[120.0], [80.0]])
    )
    assert ahead[:, 0, 0] == pytest.approx([114, 76])
    assert ahead[0, 0, 1] == pytest.approx(95)
    assert ahead[1, 0, 1] == pytest.approx(114)
    assert ahead[1, 0, 2] == pytest.approx(ahead[0, 0, 1] * grades.survival(seen)[0, 1])


def test_registers_are_put_by_year_ward_and_grade() -> None:
    rows = pd.DataFrame(
        [("b", 2026, 3, 7.0), ("a", 2025, 1, 5.0)], columns=["ward_id", "year", "grade", "pupils"]
    )
    first, pupils = grades.read(rows, pd.Index(["a", "b"]))
    assert (first, pupils.shape) == (2025, (2, 2, 12))
    assert (pupils[0, 0, 0], pupils[1, 1, 2], pupils.sum()) == (5, 7, 12)
