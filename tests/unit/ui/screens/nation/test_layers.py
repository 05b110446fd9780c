"""The map of the country: small on its way, islands told, the unknown painted as unknown."""

from __future__ import annotations

import gzip
import json

import batch_layers
import pytest

from spatial import nation
from spatial.records import Level
from spatial.ui.map import colours, wire
from spatial.ui.screens.nation import layers, roll_ups
from spatial.ui.session.method import Method

MOST_KB = {"": 30, "79": 45}  # packed: the country's provinces; the communes of the largest city


def seen(province: str = "", lang: str = "vi") -> roll_ups.NationFigures:
    result = nation.result(batch_layers.frame(), name="deficits.parquet")
    level, way = Level.TIEU_HOC, Method.CLASS
    return roll_ups.of(result, province=province, level=level, way=way, lang=lang)


@pytest.mark.parametrize("province", MOST_KB)
def test_the_country_and_a_city_travel_in_few_bytes(province: str) -> None:
    figures = seen(province)
    sent = wire.whole(layers.layers(figures, chosen=""), layers.frame(figures))
    text = json.dumps(sent, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(gzip.compress(text)) < 1000 * MOST_KB[province]


def test_the_first_view_has_provinces_alone_and_names_the_islands_beyond_its_frame() -> None:
    picture, frame = layers.layers(seen(), chosen=""), layers.frame(seen())
    assert len(picture.layers[0].data["features"]) == 34
    assert "Hoàng Sa" in frame.outside
    assert "Trường Sa" in frame.outside
    assert frame.reach[2] > frame.bounds[2]


def test_the_islands_beyond_the_frame_stand_in_the_sea_under_their_name_and_province() -> None:
    labels = layers.layers(seen(), chosen="").layers[-1].data["features"]
    told = {one["properties"]["name"]: one for one in labels}
    assert len(told) == 34 + 2
    lon, lat = told["Đặc khu Hoàng Sa (Đà Nẵng)"]["geometry"]["coordinates"]
    assert 111 < lon < 113 and 15.5 < lat < 17.2  # noqa: PT018 - one place
    lon, lat = told["Đặc khu Trường Sa (Khánh Hòa)"]["geometry"]["coordinates"]
    assert 111 < lon < 117.9 and 7 < lat < 11.6  # noqa: PT018 - one place


def test_an_opened_province_has_its_communes_and_con_dao_is_told_beyond_the_frame() -> None:
    figures = seen("79")
    picture = layers.layers(figures, chosen="26785")
    assert len(picture.layers[0].data["features"]) == 168
    assert picture.scene.chosen == "ward:26785"
    assert "Côn Đảo" in layers.frame(figures).outside


def test_communes_nobody_knows_have_a_colour_and_words_of_their_own() -> None:
    features = layers.layers(seen("96"), chosen="").layers[0].data["features"]
    by_code = {one["properties"]["id"]: one["properties"] for one in features}
    fills = {code: by_code[code]["style"]["fillColor"] for code in ("31825", "31834", "31840")}
    assert fills == {"31825": "#e34a33", "31834": colours.UNTOLD, "31840": colours.UNTOLD}
    assert by_code["31834"]["lines"][-1] == "chưa có số phòng"
    assert by_code["31840"]["lines"][-1] == "chưa có kết quả"
