"""The switches of land: off by default, told once they are on."""

from __future__ import annotations

import dataclasses

import pytest

from spatial.norms import Profile
from spatial.norms.own_profile import BOARDERS, FLOOR
from spatial.ui.screens.norms import land_switches


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_profile_without_switches_tells_none(lang: str, own: Profile) -> None:
    assert land_switches.told(own, lang=lang) == ""


@pytest.mark.parametrize(("lang", "rate"), [("vi", "1,50"), ("en", "1.50")])
def test_what_is_on_is_told_with_its_rate(lang: str, rate: str, own: Profile) -> None:
    floor = land_switches.told(dataclasses.replace(own, floor_rate=1.5), lang=lang)
    both = land_switches.told(
        dataclasses.replace(own, floor_rate=1.5, day_boarders=True), lang=lang
    )
    assert rate in floor
    assert both.startswith(floor)
    assert len(both) > len(floor)


@pytest.mark.parametrize("topic", [FLOOR, BOARDERS])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_the_text_leaves_open_is_said(topic: str, lang: str) -> None:
    assert land_switches._why(topic, lang)
