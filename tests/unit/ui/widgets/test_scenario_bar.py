"""The bar of scenarios: which one is shown, another, a new one, compare, share."""

from __future__ import annotations

from typing import Any

import pytest
from towns import town

from spatial.records import Proposal
from spatial.ui import places
from spatial.ui.session import proposals, scenario_choice, scenario_list, state
from spatial.ui.widgets import scenario_bar

TOWN = town()
Asked = dict[str, dict[str, Any]]
pytestmark = pytest.mark.usefixtures("home")


class Page:
    icon = ":material/compare:"


PAGES = {"compare": Page()}


@pytest.mark.usefixtures("asked")
def test_where_scenarios_are_made_the_whole_bar_stands(popovers: dict[str, str]) -> None:
    scenario_bar.draw(TOWN, places.VIEWS["propose"], PAGES)
    assert popovers["scenario_choose"] == "Phương án: **Hiện trạng**"
    assert {"scenario_new", "scenario_share", "link", "share"} <= popovers.keys()


@pytest.mark.usefixtures("asked")
def test_elsewhere_it_is_named_only_while_one_is_open_and_acts(
    popovers: dict[str, str], site: Proposal
) -> None:
    scenario_bar.chip(TOWN, places.VIEWS["map"])
    proposals.put(TOWN, site)
    scenario_bar.chip(TOWN, places.VIEWS["norms"])
    scenario_bar.chip(TOWN, places.VIEWS["propose"])  # there the bar names it
    assert scenario_bar.reserve(places.VIEWS["map"]) is None
    assert popovers == {}
    scenario_bar.chip(TOWN, places.VIEWS["map"])
    assert popovers == {"scenario_choose": "Phương án: **Phương án 1**"}


@pytest.mark.usefixtures("popovers")
def test_today_s_state_is_neither_renamed_nor_removed(asked: Asked) -> None:
    scenario_bar.draw(TOWN, places.VIEWS["propose"], PAGES)
    assert "scenario_new_empty" in asked
    assert not {"scenario_remove", "scenario_name", "scenario_new_copy"} & asked.keys()


@pytest.mark.usefixtures("popovers")
def test_a_name_typed_is_given_to_the_new_one_and_the_field_is_empty_again(asked: Asked) -> None:
    scenario_bar.draw(TOWN, places.VIEWS["propose"], PAGES)
    state.hold("scenario_new_name", "Bờ sông")
    asked["scenario_new_name"]["on_change"]()
    asked["scenario_new_empty"]["on_click"]()
    assert state.scenario().name == "Bờ sông"
    assert state.recall("scenario_new_name") == ""


@pytest.mark.usefixtures("popovers")
def test_a_choice_is_shown_and_one_that_is_gone_is_not(asked: Asked, site: Proposal) -> None:
    proposals.put(TOWN, site)
    scenario_bar.draw(TOWN, places.VIEWS["propose"], PAGES)
    radio = asked["scenario"]
    for gone in ("never", ""):
        state.hold("scenario", gone)
        radio["on_change"](*radio["args"])
        assert (state.work().linked is None) == (gone == "")
    assert list(scenario_list.names(TOWN).values()) == ["Hiện trạng", "Phương án 1"]


@pytest.mark.usefixtures("popovers")
def test_what_a_closed_chip_showed_is_no_choice_once_another_scenario_is_shown(
    asked: Asked, site: Proposal
) -> None:
    def drawn() -> set[str]:
        asked.clear()
        scenario_bar.draw(TOWN, places.VIEWS["propose"], PAGES)
        return {one for one in asked if one.rstrip("_0123456789") in {"scenario", "scenario_name"}}

    proposals.put(TOWN, site)
    assert drawn() == {"scenario", "scenario_name"}
    radio = asked["scenario"]
    state.hold("scenario", "")
    radio["on_change"](*radio["args"])  # by hand: the chip stays as it is
    assert drawn() == {"scenario"}
    scenario_choice.begin(TOWN, "Bờ sông")  # by other means
    assert drawn() == {"scenario_1", "scenario_name_1"}


@pytest.mark.usefixtures("popovers")
def test_its_owner_renames_and_removes_it(asked: Asked, site: Proposal) -> None:
    proposals.put(TOWN, site)
    scenario_bar.draw(TOWN, places.VIEWS["propose"], PAGES)
    state.hold("scenario_name", "Bờ sông")
    asked["scenario_name"]["on_change"](*asked["scenario_name"]["args"])
    assert state.scenario().name == "Bờ sông"
    asked["scenario_remove"]["on_click"](*asked["scenario_remove"]["args"])
    assert state.work().linked is None


@pytest.mark.usefixtures("asked")
def test_a_name_is_text_on_the_bar(popovers: dict[str, str], site: Proposal) -> None:
    proposals.put(TOWN, site)
    state.hold("scenario_name", "**[x](//a)**")
    scenario_bar._rename(TOWN, "")
    scenario_bar.draw(TOWN, places.VIEWS["propose"], PAGES)
    assert r"\*\*\[x\]\(//a\)\*\*" in popovers["scenario_choose"]
