"""The first answer: pupils of the year with range and change, and the chance to be short."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.forecast import Forecast
from spatial.ui.screens.forecast import figures
from spatial.ui.screens.forecast.curves import Area
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Ahead = Callable[..., tuple[Seen, Forecast]]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_figure_a_level_and_one_of_the_chance(lang: str, ahead: Ahead, area: Area) -> None:
    html = figures.html(*ahead(lang=lang), area)
    assert html.count('class="tl-label"') == 5
    assert html.count("tl-on") == 1
    assert f"{say('level.tieu_hoc', lang=lang)} 2030" in html


def test_a_year_to_come_has_a_range_on_one_line_and_a_known_one_none(
    ahead: Ahead, area: Area
) -> None:
    assert figures.UNBROKEN in figures.html(*ahead(), area)
    known = figures.html(*ahead(year=2025), area)
    assert known.count("tl-line") < figures.html(*ahead(), area).count("tl-line")


def test_a_ward_is_told_its_chance_and_the_town_how_many_wards(ahead: Ahead) -> None:
    seen, made = ahead()
    ward = figures._chance(seen, made, Area(ward_id="w10", name="Phường 1.0"))
    whole = figures._chance(seen, made, Area(ward_id="", name=""))
    assert ward.value == "100 %"  # it has no school at all
    assert whole.value.endswith("/ 2")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_it_rests_on_is_said(lang: str, ahead: Ahead) -> None:
    html = figures.basis(*ahead(lang=lang))
    assert "2025" in html
    assert say("forecast.engine.cohort", lang=lang) in html
    assert "100 %" in html
