"""The map of a year to come: chances or rooms, developments as diamonds."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from towns import lonlat, town

from spatial.forecast import Forecast
from spatial.records import Development
from spatial.ui.screens.forecast import figures as forecast_figures
from spatial.ui.screens.forecast import layers
from spatial.ui.screens.forecast.curves import Area
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Ahead = Callable[..., tuple[Seen, Forecast]]
LON, LAT = lonlat(0.3, 0.3)
HOUSES = Development(
    development_id="d", name="<b>Khu</b>", sort="house", units=1_200.0, first_year=2027,
    last_year=2029, lon=LON, lat=LAT,
)  # fmt: skip


def test_a_chance_is_a_whole_percent_a_ward(ahead: Ahead) -> None:
    chance = layers.chance_percent(*ahead())
    assert set(chance.index) == {"w00", "w10"}
    assert chance["w10"] == 100.0
    assert ((chance >= 0) & (chance <= 100)).all()


def test_where_nobody_told_of_rooms_no_chance_is_told_either(ahead: Ahead) -> None:
    """Not zero on the map, in the table or on the card."""
    here = town()
    gap = dataclasses.replace(
        here,
        locality=dataclasses.replace(here.locality, rooms_known=False),
        school_levels=here.school_levels.iloc[:0],
    )
    seen, made = ahead(place=gap)
    assert layers.chance_percent(seen, made).isna().all()
    drawn = str(layers.layers(seen, made, layers.CHANCE, None))
    lines = [
        say("forecast.map.line", lang="vi", chance=chance) for chance in ("0 %", "chưa có số phòng")
    ]
    assert [line in drawn for line in lines] == [False, True]
    assert "chưa có số phòng" in layers.table(seen, made)
    area = Area(ward_id="", name="")
    card = forecast_figures._chance(seen, made, area)
    assert card.value == layers.percent(seen, float("nan")) == "chưa có số phòng"


@pytest.mark.parametrize("layer", layers.LAYERS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_layer_is_drawn_with_its_key(layer: str, lang: str, ahead: Ahead) -> None:
    seen, made = ahead(lang=lang)
    assert len(layers.layers(seen, made, layer, None).layers) == 3
    figures, classes = layers._figures(seen, made, layer)
    legend = layers._legend(seen, made, layer, classes)
    assert "2030" in legend["title"]
    assert len(legend["groups"][0]["rows"]) == 6
    assert set(figures.index) == {"w00", "w10"}


def test_no_chance_is_above_a_hundred_in_the_key(ahead: Ahead) -> None:
    seen, made = ahead()
    _, classes = layers._figures(seen, made, layers.CHANCE)
    rows = layers._legend(seen, made, layers.CHANCE, classes)["groups"][0]["rows"]
    assert rows[-1]["label"].endswith("–100")


def test_the_one_being_placed_is_a_diamond_of_its_own(ahead: Ahead) -> None:
    seen, made = ahead()
    (draft,) = layers._sites(seen, made, HOUSES)["features"]
    assert (draft["properties"]["kind"], draft["properties"]["text"]) == ("draft", "?")
    assert draft["properties"]["lines"][0] == "<b>Khu</b>"
    without = dataclasses.replace(HOUSES, lon=None, lat=None)
    assert layers._sites(seen, made, without)["features"] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_development_is_said_with_sort_size_years_and_how_likely(lang: str) -> None:
    sure = layers.line(HOUSES, lang=lang)
    assert say("forecast.sort.house", lang=lang) in sure
    assert "2027" in sure
    assert ("1.200" if lang == "vi" else "1,200") in sure
    likely = layers.line(dataclasses.replace(HOUSES, chance=0.6), lang=lang)
    assert likely.startswith(sure)
    assert "60" in likely


def test_the_ward_most_likely_short_stands_first(ahead: Ahead) -> None:
    html = layers.table(*ahead())
    assert html.index("Phường 1.0") < html.index("Phường 0.0")
    assert html.count("tl-here") == 1
