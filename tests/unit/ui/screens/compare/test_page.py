"""The page where scenarios are compared, from the selection to the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from towns import town

from spatial.records import Proposal
from spatial.ui.session import proposals, state
from spatial.ui.text import say

TOWN = town()


@pytest.fixture(autouse=True)
def _no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "pills", lambda *_, **__: None)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_with_today_s_state_alone_its_figures_and_the_next_step_stand(
    lang: str, open_page: Callable[..., str], asked: dict[str, dict[str, Any]]
) -> None:
    said = open_page("compare", lang=lang)
    assert say("compare.few", lang=lang) in said
    assert say("compare.row.land_short_m2", lang=lang) in said
    assert "compare_file" in asked
    assert "compare_layer" not in asked


def test_the_file_holds_both_scenarios(
    open_page: Callable[..., str], asked: dict[str, dict[str, Any]], site: Proposal
) -> None:
    proposals.save(TOWN, state.scenario().put(site))
    open_page("compare", TOWN)
    content, name, mime = asked["compare_file"]["given"]
    assert (name, mime) == ("compare.csv", "text/csv")
    told = content.decode("utf-8-sig").splitlines()
    assert told[0].startswith("scenario,ward_id,ward,level,year,profile,quantity,unit,value")
    assert {line.partition(",")[0] for line in told[1:]} == {"Hiện trạng", "Phương án 1"}
    layer, name, mime = asked["compare_layer"]["given"]
    assert (name, mime) == ("compare.geojson", "application/geo+json")
    features = json.loads(layer)["features"]
    assert {one["properties"]["scenario"] for one in features} == {"Phương án 1"}


def test_a_scenario_that_is_gone_is_told(open_page: Callable[..., str]) -> None:
    state.remember("compare.chosen", "today,never")
    assert say("compare.refused", lang="vi") in open_page("compare")
