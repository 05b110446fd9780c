"""The engine's arithmetic on places small enough to follow by hand."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.projection import cohort, rates

LIVE_ON = rates.Rates(
    first=2020,
    survival=np.ones((1, 2, rates.AGES)),
    birth_survival=np.ones((1, 2)),
    fertility={"median": np.zeros((1, rates.AGES))},
    sex_ratio=np.ones(1),
)


NO_BIRTHS = np.zeros((1, 1, rates.AGES))


EVEN = np.full((1, rates.AGES), 1 / rates.AGES)


def course(people: dict[int, float], **change: object) -> cohort.Course:
    """Run one place one year; one valid call, one change."""
    ages = np.zeros((1, rates.AGES))
    for age, number in people.items():
        ages[0, age] = number
    call: dict[str, object] = {
        "first": 2020,
        "last": 2021,
        "rates": LIVE_ON,
        "fertility": NO_BIRTHS,
        "migrants": np.zeros((1, 1)),
        "profile": EVEN,
    }
    return cohort.run(ages, **(call | change))  # type: ignore[arg-type]


def test_everyone_grows_a_year_older_and_the_oldest_stay_in_the_open_age() -> None:
    after = course({0: 10, 84: 3, 85: 2}).at(2021)[0]
    assert (after[0], after[1], after[84], after[85]) == (0, 10, 0, 5)


def test_half_the_mothers_of_both_ends_of_the_year_bear() -> None:
    fertility = NO_BIRTHS.copy()
    fertility[0, 0, 30] = 0.5
    women = float(rates.women(2020)[29])
    found = course({29: 100.0}, fertility=fertility)
    # at the start nobody is 30, at the end the hundred are: (0 + 100 w) / 2 * 0.5
    assert found.births[1, 0] == pytest.approx(25 * women)
    assert found.at(2021)[0, 0] == pytest.approx(25 * women)


def test_arrivals_come_with_the_ages_of_their_profile() -> None:
    profile = np.zeros((1, rates.AGES))
    profile[0, [20, 40]] = 0.75, 0.25
    after = course({}, migrants=np.array([[8.0]]), profile=profile).at(2021)[0]
    assert (after[20], after[40], after.sum()) == pytest.approx((6, 2, 8))


def test_nobody_leaves_who_is_not_there() -> None:
    profile = np.zeros((1, rates.AGES))
    profile[0, 21] = 1.0
    found = course({20: 5.0}, migrants=np.array([[-8.0]]), profile=profile)
    assert found.at(2021).sum() == pytest.approx(0)
    assert found.migrants[1, 0] == pytest.approx(-5)


def test_the_country_measured_by_its_own_rates_has_its_own_fertility() -> None:
    table = rates.prospects()
    grown = cohort.run(
        rates.structures()["viet_nam"][None],
        first=2019,
        last=2024,
        rates=table,
        fertility=np.stack([table.fertility["median"][table.row(y)] for y in range(2019, 2024)])[
            :, None
        ],
        migrants=np.zeros((5, 1)),
        profile=EVEN,
    )
    factor = cohort.local_fertility(grown.at(2024), year=2024, rates=table)
    assert factor[0] == pytest.approx(1.0, abs=0.002)


def test_a_place_with_half_the_young_children_has_half_the_fertility() -> None:
    table = rates.prospects()
    country = rates.structures()["viet_nam"]
    fewer = country.copy()
    fewer[:5] /= 2
    both = cohort.local_fertility(np.stack([country, fewer]), year=2019, rates=table)
    assert both[1] == pytest.approx(both[0] / 2)
