"""One row of choices: always in one order, only those that act, the present value on each."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from towns import town

from spatial.locality import Locality
from spatial.network import Network
from spatial.records import Level
from spatial.ui import places
from spatial.ui.session import state
from spatial.ui.session.pupils import Future
from spatial.ui.widgets import chips
from spatial.ui.widgets.markup import label

TOWN = town()
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home")


class Page:
    icon = ":material/upload_file:"


PAGES = {"files": Page(), "compare": Page()}


def shown(name: str, network: Network = TOWN) -> None:
    """Draw the choices of a view in the place kept for them."""
    here = places.VIEWS[name]
    chips.draw(network, here, PAGES, chips.reserve(network, here))


@pytest.mark.usefixtures("asked")
def test_the_map_has_every_chip_in_the_one_order(popovers: dict[str, str]) -> None:
    shown("map")
    there = [key for key in popovers if key.startswith("chip_")]
    assert there == [f"chip_{name}" for name in places.CHIPS]


@pytest.mark.parametrize("name", places.VIEWS)
def test_a_view_has_the_chips_that_act_on_it(
    name: str, popovers: dict[str, str], asked: Asked
) -> None:
    shown(name)
    there = [key for key in popovers if key.startswith("chip_")]
    assert there == [f"chip_{chip}" for chip in places.VIEWS[name].chips]
    assert ("method" in asked) == (places.METHOD in places.VIEWS[name].chips)


def test_the_year_is_there_whole_before_the_view_and_the_other_choices_behind_it(
    popovers: dict[str, str], asked: Asked
) -> None:
    """Its slider may be another one: a press on the former would be lost."""
    here = places.VIEWS["map"]
    row = chips.reserve(TOWN, here)
    assert list(popovers) == [f"chip_{name}" for name in places.CHIPS]
    assert "future_scenario" in asked
    assert "level" not in asked
    asked.clear()
    chips.draw(TOWN, here, PAGES, row)
    assert "level" in asked
    assert "future_scenario" not in asked


@pytest.mark.usefixtures("asked")
def test_each_chip_says_what_is_chosen(popovers: dict[str, str]) -> None:
    state.change(TOWN, level=Level.THCS, home_ward="w10")
    shown("map")
    ward = TOWN.wards("wards").loc["w10", "ward"]
    assert popovers["chip_level"] == "Cấp: **THCS**"
    assert popovers["chip_ward"] == f"Phường của tôi: **{label(ward)}**"
    assert popovers["chip_year"] == "Năm: **2030**"


@pytest.mark.usefixtures("asked")
def test_a_forecast_is_named_beside_its_year(popovers: dict[str, str]) -> None:
    state.change(TOWN, future=Future(scenario="base"))
    shown("map")
    assert "dự báo gốc" in popovers["chip_year"]


@pytest.mark.usefixtures("asked")
def test_the_locality_s_name_is_text(popovers: dict[str, str]) -> None:
    about = Locality(key="town", name={"vi": "**[x](//a)**", "en": "Town"})
    shown("files", dataclasses.replace(TOWN, locality=about))
    assert r"\*\*\[x\]\(//a\)\*\*" in popovers["chip_area"]
