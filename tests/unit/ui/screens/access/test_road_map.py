"""The map of roads opened and closed: colours by what changes, the works as lines, a key to all."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from town_roads import work

from spatial import questions, road_gains, road_seats
from spatial.ui.map import cells as cell_layers
from spatial.ui.map import colours
from spatial.ui.screens.access import road_map
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]
OPEN = work("open", (1250, 250), (500, 500), name="Cầu Mới")
CLOSE = work("close", (1125, -50), (1125, 1050))


def test_less_is_blue_more_is_red_and_ways_lost_are_the_strongest() -> None:
    cells = pd.DataFrame(
        {"before_m": [500.0, 500.0, np.inf, 500.0, np.inf, 500.0],
         "after_m": [400.0, 900.0, 700.0, np.inf, np.inf, 500.4]}
    )  # fmt: skip
    change = road_map.change_m(cells)
    assert change.tolist() == [-100.0, 400.0, -np.inf, np.inf, 0.0, 0.0]
    scale = colours.difference([100.0, 400.0], decimals=0)
    colors = [road_map._color(scale, float(one)) for one in change]
    assert colors == [colours.LESS[0], colours.MORE[1], colours.LESS[1], colours.MORE[1],
                      colours.NONE, colours.NONE]  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_works_are_lines_with_name_and_length(see: See, lang: str) -> None:
    seen = see(lang=lang)
    roads = road_gains.changed(seen.after.network, [OPEN, CLOSE])
    features = road_map.works(roads, lang=lang)["features"]
    first, *links = [one["properties"] for one in features]
    assert first["lines"][0] == "Cầu Mới"
    assert first["lines"][1] == f"{say('reach.roads.opened', lang=lang)}, 791 m"
    assert "dashArray" not in first["style"]
    assert len(links) == 5  # five streets lead across
    assert all(one["style"]["dashArray"] for one in links)
    assert all(one["geometry"]["type"] == "LineString" for one in features)


@pytest.mark.parametrize("few", [True, False])
def test_the_walks_are_drawn_cell_by_cell_or_where_they_change(
    see: See, monkeypatch: pytest.MonkeyPatch, *, few: bool
) -> None:
    monkeypatch.setattr(cell_layers, "few", lambda _: few)
    seen = see()
    roads = road_gains.changed(seen.after.network, [OPEN])
    cells = road_gains.walks(seen.after, roads, seen.level)
    drawn = road_map.walks(seen, roads, cells)
    layers = {one.name: one for one in drawn.layers}
    moved = int(road_gains.moved(cells).sum())
    assert moved == 2
    if few:
        lit = [one for one in layers["cells"].data["fill"] if one]
        assert len(layers["cells"].data["fill"]) == len(cells) > len(lit)
    else:
        assert len(layers["cells"].data["features"]) == moved
    assert len(layers["works"].data["features"]) == 1
    groups = drawn.scene.legend["groups"]
    lines = {one["properties"]["style"]["weight"] for one in layers["borders"].data["features"]}
    assert len(lines) == 1  # no ward stands out: blue is the colour of less to walk
    titles = [group["title"] for group in groups]
    marks = {row["label"]: row["shape"] for group in groups for row in group["rows"]}
    assert marks[say("reach.roads.opened", lang="vi")] == "line"
    assert marks[say("reach.roads.closed", lang="vi")] == "dashes"
    assert say("map.layer_works", lang="vi") in titles
    assert all(row["label"] for group in groups for row in group["rows"])


def test_wards_are_coloured_by_who_goes_without(see: See) -> None:
    seen = see()
    roads = road_gains.changed(seen.after.network, [CLOSE])
    asked = questions.of_level(seen.after, seen.level, limit_m=2_000.0)
    asked = dataclasses.replace(asked, seats=asked.seats * 0 + 1_000.0)  # enough for all
    found = road_seats.found(asked, roads.town.streets)
    wards = road_seats.by_ward(seen.after, seen.level, found)
    drawn = road_map.seats(seen, roads, wards)
    (layer,) = (one for one in drawn.layers if one.name == "wards")
    fill = {one["properties"]["id"]: one["properties"]["style"]["fillColor"]
            for one in layer.data["features"]}  # fmt: skip
    west, east = wards.index  # every street to the one school is closed
    assert fill == {west: colours.NONE, east: colours.MORE[1]}
