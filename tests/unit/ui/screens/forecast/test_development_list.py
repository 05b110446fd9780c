"""The list of what will be built: each with what it brings; one's own to be changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import projections
import pytest

from spatial.forecast import Forecast
from spatial.records import Outlook
from spatial.ui.screens.forecast import development_list
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Ahead = Callable[..., tuple[Seen, Forecast]]
pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_list_says_so(
    lang: str,
    ahead: Ahead,
    written: list[str],
    asked: dict[str, dict[str, Any]],
) -> None:
    development_list.draw(*ahead(lang=lang))
    assert say("forecast.site.none", lang=lang) in written[1]
    assert asked["site_undo"]["disabled"]


def test_a_tower_brings_pupils_of_every_level(ahead: Ahead) -> None:
    """A thousand dwellings finished by 2027; in 2030 they have children of every level."""
    seen, made = ahead()
    tower = projections.TOWER
    own = projections.ahead(outlook=Outlook(developments=(tower,)), scenario="own")
    forecast = dataclasses.replace(made, ahead=own, assessment=seen.after)
    brought = development_list.brought(forecast, own.placed[0])
    assert len(brought) == 4
    assert all(pupils > 0 for pupils in brought)
    assert sum(brought) < 5 * tower.units
