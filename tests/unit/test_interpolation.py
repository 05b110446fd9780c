"""Sprague: the published coefficients, the person kept, nobody negative."""

from __future__ import annotations

import numpy as np
import pytest

from spatial import interpolation

# The worked example of the World Bank's manual, 0-4 to 75-79 (the open age 80+ stays as it is).
TEXTBOOK = [1971990, 2095820, 2157190, 2094110, 2116580, 2003840, 1785690, 1502990]
TEXTBOOK += [1214170, 796934, 627551, 530305, 488014, 364498, 259029, 158047]


def test_the_first_age_of_the_textbook_case_is_the_coefficients_by_hand() -> None:
    ages = interpolation.single_ages(TEXTBOOK)
    by_hand = 0.3616 * 1971990 - 0.2768 * 2095820 + 0.1488 * 2157190 - 0.0336 * 2094110
    assert ages[0] == pytest.approx(by_hand, abs=1e-6)


def test_a_middle_age_of_the_textbook_case_is_the_coefficients_by_hand() -> None:
    # age 12, the middle of 10-14: 0.0064, -0.0336, 0.2544, -0.0336, 0.0064
    ages = interpolation.single_ages(TEXTBOOK)
    by_hand = (
        0.0064 * 1971990 - 0.0336 * 2095820 + 0.2544 * 2157190 - 0.0336 * 2094110 + 0.0064 * 2116580
    )
    assert ages[12] == pytest.approx(by_hand, abs=1e-6)


def test_the_oldest_ages_use_the_youngest_coefficients_in_a_mirror() -> None:
    up, down = interpolation.single_ages(TEXTBOOK), interpolation.single_ages(TEXTBOOK[::-1])
    assert up == pytest.approx(down[::-1])


@pytest.mark.parametrize("degree", [0, 1, 2, 3])
def test_people_that_follow_a_cubic_are_found_again_exactly(degree: int) -> None:
    # a truth Sprague did not see: sums of a polynomial over five ages give the polynomial back
    ages = 50.0 + (np.arange(40.0) - 10) ** degree * [0, 1, 0.3, 0.01][degree]
    ages += max(0.0, -ages.min())
    bands = ages.reshape(8, 5).sum(axis=1)
    assert interpolation.single_ages(bands) == pytest.approx(ages, abs=1e-9)


def test_every_multiplier_column_hands_its_band_to_its_own_ages() -> None:
    for bands in (4, 5, 9, 17):
        table = interpolation.multipliers(bands)
        assert table.reshape(bands, 5, bands).sum(axis=1) == pytest.approx(np.eye(bands), abs=1e-12)


def test_a_negative_age_is_drawn_to_zero_and_its_band_keeps_its_people() -> None:
    # an empty first band beside a full second would have given -0.2768 * 1000 at age 0
    ages = interpolation.single_ages([0, 1000, 100, 0, 0])
    assert ages.min() == 0
    assert ages.reshape(5, 5).sum(axis=1) == pytest.approx([0, 1000, 100, 0, 0])


def test_fewer_than_four_bands_are_split_evenly() -> None:
    assert interpolation.single_ages([10, 20, 30]).tolist() == [2] * 5 + [4] * 5 + [6] * 5


def test_many_places_are_split_like_one() -> None:
    one = interpolation.single_ages(TEXTBOOK)
    both = interpolation.single_ages(np.array([TEXTBOOK, TEXTBOOK[::-1]]))
    assert both[0] == pytest.approx(one)


@pytest.mark.parametrize("bad", [[1.0, -1.0], [1.0, np.nan]])
def test_bands_no_count_could_give_are_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="not negative"):
        interpolation.single_ages(bad)
