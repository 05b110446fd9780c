"""Housing and industry bring people where and when they are built."""

from __future__ import annotations

import dataclasses

import pytest
from projections import TOWER, ahead
from towns import lonlat, town

from spatial import Options, assess
from spatial.records import Outlook


def test_a_tower_brings_its_people_as_it_fills() -> None:
    plain, with_tower = ahead(), ahead(outlook=Outlook(developments=(TOWER,)))
    more = (with_tower.people - plain.people).sum(axis=2)
    assert more[:4, 0] == pytest.approx([0, 1_600, 3_200, 3_200])  # 3.2 people a dwelling
    assert more[:, 1].max() == 0


def test_what_the_trend_holds_already_is_not_added_twice() -> None:
    half = dataclasses.replace(TOWER, additional=0.5, chance=0.5)
    more = ahead(outlook=Outlook(developments=(half,))).people - ahead().people
    assert more[-1].sum() == pytest.approx(800)


def test_an_industrial_park_brings_small_children() -> None:
    park = dataclasses.replace(TOWER, sort="industry")
    more = (ahead(outlook=Outlook(developments=(park,))).people - ahead().people)[-1, 0]
    assert more[:3].sum() == pytest.approx(1_000 * 0.4 * 0.09)
    assert more[35:].sum() == 0


def test_a_tower_with_a_place_fills_its_own_cell() -> None:
    lon, lat = lonlat(0.7, 0.7)
    tower = dataclasses.replace(TOWER, ward_id="", lon=lon, lat=lat)
    found = assess(town(), Options(scenario="base", outlook=Outlook(developments=(tower,))))
    plain = assess(town(), Options(scenario="base"))
    more = (found.demand.pupils - plain.demand.pupils)["tieu_hoc"]
    assert more.drop("w00-3").abs().max() < 1e-9
    assert more["w00-3"] > 100
