"""The city's rule: each school keeps its nearest pupils."""

from __future__ import annotations

import numpy as np
from catchment_towns import flows

from spatial import catchment


def test_of_more_pupils_than_seats_the_nearer_stay_and_the_farther_move_on() -> None:
    assert flows("nearest_first") == {
        ("a", "N"): 60,
        ("b", "N"): 40,
        ("b", "F"): 20,
        ("c", "F"): 10,
    }


def test_the_departments_example_300_places_350_children() -> None:
    # Dân Việt, 2024-07-11: 300 places, 350 children nearby, the farther ones move on
    found = catchment.nearest_first([200, 150], [300, 100], np.array([[100, 900], [400, 700.0]]))
    assert found.pupils.tolist() == [200, 100, 50]
    assert found.school.tolist() == [0, 0, 1]


def test_the_rule_can_strand_a_pupil_whom_the_best_assignment_seats() -> None:
    # b is nearer to N than a, fills it, and a has nowhere else to go
    metres = np.array([[500, np.inf], [100, 600.0]])
    ruled = catchment.nearest_first([10, 10], [10, 10], metres)
    ideal = catchment.best([10, 10], [10, 10], metres)
    assert (ruled.unserved.sum(), ideal.unserved.sum()) == (10, 0)


def test_of_equally_near_pupils_the_cell_listed_first_is_seated() -> None:
    found = catchment.nearest_first([10, 10], [10], np.array([[100.0], [100.0]]))
    assert found.unserved.tolist() == [0, 10]


def test_the_rule_goes_beyond_the_first_band_of_distances() -> None:
    metres = np.array([[1.0, 1e5], [2.0, 1e5], [3.0, 1e5]])
    found = catchment.nearest_first([10, 10, 10], [10, 20], metres)
    assert found.unserved.sum() == 0
    assert found.distance_m.tolist() == [1, 1e5, 1e5]
