"""Communes and provinces as the page counts them."""

from __future__ import annotations

import batch_layers
import pandas as pd

from spatial import nation
from spatial.records import Level
from spatial.ui.screens.nation import roll_ups
from spatial.ui.session.method import Method


def seen(province: str = "") -> roll_ups.NationFigures:
    result = nation.result(batch_layers.frame(), name="deficits.parquet")
    level, way = Level.TIEU_HOC, Method.CLASS
    return roll_ups.of(result, province=province, level=level, way=way, lang="vi")


def test_every_commune_stands_in_one_of_four_ways() -> None:
    states = roll_ups.states(seen().communes)
    told = {code: states[code] for code in ("26785", "26791", "31834", "31840")}
    assert told == {"26785": "short", "26791": "enough", "31834": "untold", "31840": "absent"}
    rows = seen().communes.loc[list(told)]
    assert [roll_ups.state_of(row) for _, row in rows.iterrows()] == list(told.values())


def test_a_province_that_is_open_shows_its_own_communes_alone() -> None:
    assert len(seen("79").here) == 168
    assert len(seen().here) == 3321


def test_the_colour_follows_the_share_of_the_need_that_is_missing() -> None:
    communes = seen().communes
    assert roll_ups.share(communes.loc["26785"]) == 20 / 30
    assert roll_ups.share(communes.loc["26791"]) == 0
    assert pd.isna(roll_ups.share(communes.loc["31834"]))


def test_only_whole_rooms_by_class_size_are_spare() -> None:
    assert (seen().write_spare(20 - 11.3), seen().write(11.3)) == (
        "≈ 8",
        "≈ 12",
    )  # the file says its figures are estimated
