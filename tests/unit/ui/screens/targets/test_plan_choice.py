"""A plan is chosen once for every view of the targets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spatial.targets import localities
from spatial.ui.screens.targets import plan_choice
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen

pytestmark = pytest.mark.usefixtures("session")


def test_the_plan_once_chosen_stays_and_every_plan_is_offered(
    see: Callable[..., Seen], asked: dict[str, dict[str, Any]]
) -> None:
    assert plan_choice.draw(see(lang="vi")) == localities()[0]  # the town of the tests has no plan
    state.remember("targets.pack", "duc_pho")
    assert plan_choice.draw(see(lang="vi")) == "duc_pho"
    assert asked.keys() == {"targets.pack"}
