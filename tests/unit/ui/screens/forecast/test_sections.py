"""The sections of forecasts: area and engine above, each part below."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from towns import town

from spatial.forecast import Forecast
from spatial.ui.map import board
from spatial.ui.screens.forecast import sections
from spatial.ui.screens.forecast.curves import Area
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Ahead = Callable[..., tuple[Seen, Forecast]]
TOWN = town()
pytestmark = pytest.mark.usefixtures("home")


def test_the_whole_locality_is_shown_until_a_ward_is_picked(ahead: Ahead) -> None:
    seen, _ = ahead(ward="w10")
    assert sections.head(seen) == Area(ward_id="", name="Thị trấn")
    state.hold("forecast_area", "w10")
    sections._pick(seen)
    assert sections.head(seen) == Area(ward_id="w10", name="Phường 1.0")
    assert state.view().ward == "w10"
    state.hold("forecast_area", "")
    sections._pick(seen)
    assert sections.head(seen).ward_id == ""


def test_known_totals_offer_to_let_every_page_follow(
    see: Callable[..., Seen], asked: dict[str, dict[str, Any]]
) -> None:
    sections.head(see())
    asked["forecast_use"]["on_click"](*asked["forecast_use"]["args"])
    assert (state.view().future.scenario, state.view().year) == ("base", 2030)


@pytest.mark.usefixtures("asked")
def test_the_engine_and_what_it_rests_on_stand_among_the_advanced(
    ahead: Ahead, written: list[str]
) -> None:
    sections.advanced(*ahead())
    assert say("forecast.engine.cohort", lang="vi") in written[-2]
    assert "MAPE" in written[-1]  # the panel itself says it in plain words


def test_another_engine_is_put_into_the_view(ahead: Ahead) -> None:
    seen, _ = ahead()
    state.hold("future_engine", "mix")
    sections._re_engine(seen)
    assert state.view().future.engine == "mix"


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("name", ["curves", "why", "sites", "rates", "files"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_section_is_drawn_in_both_languages(
    name: str,
    lang: str,
    ahead: Ahead,
    area: Area,
    written: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(board.component, "mount", lambda *_, **__: None)
    seen, made = ahead(lang=lang)
    getattr(sections, name)(seen, made, area)
    assert written
    assert all("{" not in html for html in written if not html.startswith("<style"))


def test_a_known_year_has_nothing_to_explain(ahead: Ahead, area: Area, written: list[str]) -> None:
    seen, made = ahead(year=2025)
    sections.why(seen, made, area)
    assert say("forecast.why.known", lang="vi") in written[0]
    assert len(written) == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_the_other_pages_show_is_named_by_its_year_and_kind(
    lang: str, see: Callable[..., Seen], written: list[str]
) -> None:
    """Without a table of pupils nothing is published: children times an assumed participation."""
    place = dataclasses.replace(TOWN, pupils=TOWN.pupils.iloc[:0])
    seen = see(place, lang=lang, year=2025)
    sections.head(seen)
    kind = say("kind.assumed", lang=lang)
    assert say("forecast.published", lang=lang, year=2025, kind=kind) in "".join(written)
