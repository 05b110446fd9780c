"""Every figure a map tells under the pointer says how it is known; shares carry their mark."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from spatial import read_network
from spatial.network import MARK
from spatial.records import Kind
from spatial.ui import prefetch
from spatial.ui.map import cells, point_layers
from spatial.ui.map.cells import CardText, Style
from spatial.ui.map.picture import MapLayer
from spatial.ui.screens.zoning import search
from spatial.ui.session.assessments import LocalitySource
from spatial.ui.text import say

Visit = Callable[..., AppTest]
Tip = tuple[str, str, list[str]]  # what is pointed at, its code, its lines
LEVEL = "thcs"
CHOSEN = {"units": "wards_2025", "level": LEVEL, "year": "2026", "lang": "vi"}
SAID = {say(f"kind.{kind}", lang="vi") for kind in Kind}
SHARE = say("explain.apportioned", lang="vi")
# Where a map is, and which part of the page draws it.
MAPS: dict[str, tuple[str, str]] = {
    "map": ("", ""),
    "catchment": ("flow.section", "where"),
    "access": ("reach.section", "where"),
    "zoning": ("zone.section", "where"),
    "forecast": ("forecast.section", "sites"),
    "norms": ("norms.section", "compare"),
    "recommend": ("recommend.section", "sites"),
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prefetch, "LIMIT_S", 0.0)
    monkeypatch.setattr(search, "EFFORT", 0.01)


@pytest.fixture
def tips(monkeypatch: pytest.MonkeyPatch) -> list[Tip]:
    """Keep what every shape of a map says of itself, as it is made."""
    kept: list[Tip] = []
    shape, tile = point_layers.feature, cells.mosaic

    def feature(
        geometry: dict[str, object], kind: str, name: str, lines: list[str], **more: object
    ) -> dict[str, object]:
        kept.append((kind, name, lines))
        return shape(geometry, kind, name, lines, **more)

    def mosaic(
        place: LocalitySource, *, title: str, card_text: CardText, lines: list[list[int]],
        styles: list[Style], fill: list[int],
    ) -> MapLayer:  # fmt: skip
        texts = list(card_text.texts)
        kept.extend((cells.KIND, "", [title, *(texts[at] for at in line)]) for line in lines)
        return tile(place, title=title, card_text=card_text, lines=lines, styles=styles, fill=fill)

    monkeypatch.setattr(point_layers, "feature", feature)
    monkeypatch.setattr(cells, "mosaic", mosaic)
    return kept


def bare(tips: list[Tip]) -> list[Tip]:
    """Give the tips with a figure that no kind stands behind."""
    told = [(kind, name, lines) for kind, name, lines in tips if figures(lines)]
    return [tip for tip in told if not any(line in SAID or SHARE in line for line in tip[2][1:])]


def figures(lines: list[str]) -> bool:
    """Tell whether anything but the name holds a figure."""
    return any(re.search(r"\d", line) for line in lines[1:])


def unmarked(tips: list[Tip]) -> list[Tip]:
    """Give the real schools that tell a share of a total as if it were their own figure."""
    shares = {school for school, level in read_network().apportioned if level == LEVEL}
    return [
        (kind, name, lines)
        for kind, name, lines in tips
        if name in shares
        and figures(lines)
        and not any(SHARE in one or MARK in one for one in lines)
    ]


@pytest.mark.parametrize("page", MAPS)
def test_every_figure_under_the_pointer_says_how_it_is_known(
    visit: Visit, tips: list[Tip], page: str
) -> None:
    at = visit(None if page == "map" else page, **CHOSEN)
    first = 0 if page == "map" else len(tips)  # the first screen has a map too
    key, part = MAPS[page]
    if page == "map":
        at.button(key="propose_here").click().run()  # a draft on the map, then a proposal
        at.button(key="put").click().run()
        assert {"site", "draft", "parcel"} <= {kind for kind, _, _ in tips}
    if page == "zoning":
        at.button(key="zone_start").click().run()
    if key:
        at.button_group(key=key).set_value(part).run()
    assert not at.exception
    assert any(figures(lines) for _, _, lines in tips[first:]), "no map was drawn"
    assert bare(tips) == []
    assert unmarked(tips) == []
