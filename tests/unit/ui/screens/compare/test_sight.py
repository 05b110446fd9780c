"""Several scenarios under the same choices, each by the one road."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.ui.screens.compare.sight import CompareView
from spatial.ui.session import assessments
from spatial.ui.session.method import Method

Look = Callable[..., CompareView]
pytestmark = pytest.mark.usefixtures("session")


def test_today_s_state_is_the_very_assessment_of_the_map(look: Look) -> None:
    view = look()
    first, second, _ = view.seens
    assert first.after is first.before
    assert second.before is first.after
    again = assessments.assess(first.source, first.view.options, own=first.view.own)
    assert first.after is again


@pytest.mark.parametrize(
    ("way", "column"),
    [
        (Method.CLASS, "rooms_short_class"),
        (Method.PUPILS, "rooms_short_per_10k"),
        (Method.RESIDENTS, "rooms_short_per_10k_residents"),
    ],
)
def test_the_profile_s_own_yardstick_is_called_by_its_name(
    look: Look, way: Method, column: str
) -> None:
    view = look(method=way)
    own = f"rooms_short_per_10k_{view.seens[0].rules.rooms_denominator}"
    shown = "rooms_short_per_10k" if column == own else column
    assert view.rooms in {shown, column}
    assert view.rooms in view.seens[0].after.levels.columns


def test_rooms_stand_beside_land_by_the_profile_s_own_yardstick(look: Look) -> None:
    assert look(method=Method.LAND).rooms == "rooms_short_per_10k"
