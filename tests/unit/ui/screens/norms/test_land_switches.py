"""The switches of land: off by default, told once they are on."""

from __future__ import annotations

import dataclasses

import pytest

from spatial.norms import Profile
from spatial.norms.own_profile import BOARDERS, FLOOR, FLOOR_RULE
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


@pytest.mark.parametrize("topic", [FLOOR, FLOOR_RULE, BOARDERS])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_the_text_leaves_open_is_said(topic: str, lang: str) -> None:
    assert land_switches._why(topic, lang)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_rule_of_the_law_is_shown_with_its_clause_and_told_once_on(
    lang: str, own: Profile
) -> None:
    assert "QĐ 1255/QĐ-TTg" in land_switches._why(FLOOR_RULE, lang)
    assert land_switches.told(dataclasses.replace(own, floor_rule=True), lang=lang)
    # a rate the planner states goes before it and is told alone
    rate = dataclasses.replace(own, floor_rate=1.5)
    both = dataclasses.replace(own, floor_rate=1.5, floor_rule=True)
    assert land_switches.told(both, lang=lang) == land_switches.told(rate, lang=lang)
