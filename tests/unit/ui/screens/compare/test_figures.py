"""The table of the same figures: value, change, how it is known."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from spatial.records import Kind
from spatial.scenario_figures import ComparedFigure
from spatial.ui.screens.compare import figures
from spatial.ui.screens.compare.sight import CompareView

Look = Callable[..., CompareView]
Plain = Callable[[str], str]
pytestmark = pytest.mark.usefixtures("session")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_scenario_has_its_column_and_names_are_text(lang: str, look: Look) -> None:
    html = figures.html(look(lang=lang))
    assert "&lt;b&gt;Tây&lt;/b&gt;" in html
    assert "<b>Tây</b>" not in html
    assert html.count("<tr") == 1 + 12


def test_what_the_wards_come_to_stands_beside_the_locality_s(look: Look, plain: Plain) -> None:
    """Nothing is short of the locality's 50 rooms; the west misses 5, and 2 with three more."""
    said = plain(figures.html(look()))
    assert "Thiếu phòng học theo sĩ số, cộng từng phường phòng ≈ 5 ≈ 2 −3 ≈ 5" in said
    assert "Thiếu phòng học theo sĩ số, Sĩ số phòng 0 ≈ 0 ≈ 0" in said


def test_one_ward_alone_has_its_own_figures(look: Look, plain: Plain) -> None:
    said = plain(figures.html(look(home_ward="w00")))
    assert "phòng 5 ≈ 2 −3 5" in said.replace("≈ 5", "5")
    assert "cộng từng phường" not in said
    assert "Tổng mức đầu tư" not in said


def figure(
    value: float, unit: str = "rooms", quantity: str = "rooms_short_class"
) -> ComparedFigure:
    """Return a surveyed figure."""
    return ComparedFigure(quantity=quantity, unit=unit, value=value, kind=Kind.SURVEYED)


def test_a_change_is_of_the_figures_that_are_shown(plain: Plain) -> None:
    """289,097 m2 are 28.9 ha, 277,097 are 27.7: 1.2 less, as the two figures shown say."""
    land, less = (figure(value, "m2", "land_short_m2") for value in (289_097.0, 277_097.0))
    assert plain(figures.figure_cell(less, land, lang="vi")) == "27,7 −1,2"


def test_better_and_worse_have_their_colour_and_a_cost_has_none() -> None:
    five, two = figure(5.0), figure(2.0)
    assert "tl-good" in figures.figure_cell(two, five, lang="vi")
    assert "tl-bad" in figures.figure_cell(five, two, lang="vi")
    none, cost = (figure(value, "VND", "proposed_cost_vnd") for value in (0.0, 5.42e9))
    drawn = figures.figure_cell(cost, none, lang="vi")
    assert "+5,4" in drawn
    assert "tl-good" not in drawn
    assert "tl-bad" not in drawn


def test_what_is_not_known_is_a_dash_without_a_change() -> None:
    drawn = figures.figure_cell(figure(math.nan), figure(5.0), lang="vi")
    assert "–" in drawn
    assert "tl-change" not in drawn
