"""What there is to be shown: nothing, a plan of the curve, or that it rests on other choices."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.recommend import Recommendation
from spatial.siting.model import Aim
from spatial.ui.screens.recommend import result
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen


def test_without_a_name_in_the_link_there_is_nothing(seen_town: Callable[..., Seen]) -> None:
    assert result.made(seen_town()).recommendation is None


@pytest.mark.usefixtures("home")
def test_a_name_nobody_saved_is_told_with_its_faults(seen_town: Callable[..., Seen]) -> None:
    seen = seen_town()
    state.change(seen.after.network, plans="khong-co")
    assert result.made(seen).faults


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(("chosen", "shown"), [(0, 0), (1, 1), (99, 1), (-5, 0)])
def test_a_plan_chosen_stays_on_the_curve(chosen: int, shown: int, found: Recommendation) -> None:
    assert result.chosen(found) == len(found.plans) - 1
    result.choose(chosen)
    assert result.chosen(found) == min(shown, len(found.plans) - 1)


def test_the_proof_is_of_the_shortage(found: Recommendation) -> None:
    sure = result.proof(found)
    assert sure.aim is Aim.SEATS
    assert sure.bound <= sure.value + 1e-6
    assert result.proof(found, 0).value >= sure.value - 1e-6
