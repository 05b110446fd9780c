"""Plans tried by hand: what fits, what seats most, what is exchanged."""

from __future__ import annotations

import numpy as np
import pytest
from siting_towns import BN, street

from spatial import catchment
from spatial.siting.greedy import Trials, fits
from spatial.siting.model import Mask, PlanLimits
from spatial.siting.seating import Seating
from spatial.solver.effort import Effort

W2, W6, E2, E5 = range(4)
NO_HINT = np.zeros(4)


def done(*actions: int) -> Mask:
    mask = np.zeros(4, dtype=bool)
    mask[list(actions)] = True
    return mask


def trials(limits: PlanLimits | None = None) -> Trials:
    return Trials(Seating(street(limits), catchment.best))


@pytest.mark.parametrize(
    ("limits", "there", "new", "money", "expected"),
    [
        (PlanLimits(), (), W2, np.inf, True),
        (PlanLimits(), (W2,), W6, np.inf, False),  # two sizes at one place
        (PlanLimits(), (W2,), E5, 7 * BN, True),
        (PlanLimits(), (W2,), E5, 6.9 * BN, False),  # money
        (PlanLimits(forbidden=frozenset({"E-5"})), (), E5, np.inf, False),
        (PlanLimits(new_sites=1), (W2,), E5, np.inf, False),
        (PlanLimits(spacing_m=1001.0), (W2,), E5, np.inf, False),  # W and E are 1,000 m apart
        (PlanLimits(spacing_m=1000.0), (W2,), E5, np.inf, True),
    ],
)
def test_one_action_more_keeps_every_limit_or_does_not_fit(
    limits: PlanLimits, there: tuple[int, ...], new: int, money: float, *, expected: bool
) -> None:
    assert fits(street(limits), done(*there), new, money) is expected


def test_an_action_larger_than_its_land_does_not_fit() -> None:
    small = street(land_m2=250.0)
    assert fits(small, done(), W2, np.inf)
    assert not fits(small, done(), W6, np.inf)  # six rooms take 600 m2


def test_a_plan_met_before_is_not_seated_again() -> None:
    tried = trials()
    first = tried.of(done(W2))
    assert tried.of(done(W2)) is first
    assert (first.unseated, first.cost_vnd) == (30, 2 * BN)
    assert len(tried.met) == 1


# for their money all four seat the same: of equals the cheapest comes first, twice where it can
@pytest.mark.parametrize(("billions", "unseated"), [(0.0, 50), (2.0, 30), (5.0, 10), (np.inf, 0)])
def test_a_grown_plan_adds_what_seats_most_for_its_money(billions: float, unseated: float) -> None:
    tried = trials()
    found = tried.grown(tried.of(done()), NO_HINT, Effort().begin(), budget_vnd=billions * BN)
    assert found.unseated == unseated
    assert found.cost_vnd <= billions * BN


def test_parts_of_a_plan_by_fractions_are_taken_as_a_hint() -> None:
    tried = trials()
    hint = np.array([0.0, 0.9, 0.05, 0.0])
    found = tried.grown(tried.of(done()), hint, Effort().begin(), budget_vnd=np.inf)
    assert found.chosen.tolist() == done(W6).tolist()  # a twentieth of E-2 is no hint


def test_an_action_is_exchanged_for_one_that_seats_more() -> None:
    tried = trials()
    found = tried.exchanged(tried.of(done(W2)), Effort().begin(), budget_vnd=5 * BN)
    assert (found.chosen.tolist(), found.unseated) == (done(E5).tolist(), 0)


def test_what_somebody_insists_on_is_not_exchanged() -> None:
    tried = trials(PlanLimits(forced=frozenset({"W-2"})))
    found = tried.exchanged(tried.of(done(W2)), Effort().begin(), budget_vnd=5 * BN)
    assert found.chosen.tolist() == done(W2).tolist()


def test_as_many_seats_elsewhere_for_no_more_money_are_alike() -> None:
    tried = trials()
    alike = list(tried.alike(tried.of(done(W2)), budget_vnd=np.inf))
    assert [one.chosen.tolist() for one in alike] == [done(E2).tolist()]
