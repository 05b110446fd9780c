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
    told = seen().write_spare(20 - 11.3, "estimated"), seen().write(11.3, "estimated")
    assert told == ("≈ 8", "≈ 12")


def test_the_sign_of_an_estimate_stands_before_the_rows_that_are_one() -> None:
    rows = [{**row, "kind": "published"} for row in batch_layers.FOUR]
    rows[2]["kind"] = "estimated"  # in Cà Mau
    result = nation.result(batch_layers.frame(*rows), name="deficits.parquet")
    kinds = {
        province: roll_ups.of(
            result, province=province, level=Level.TIEU_HOC, way=Method.CLASS, lang="vi"
        ).kind
        for province in ("", "79", "96")
    }
    assert kinds == {"": "estimated", "79": "published", "96": "estimated"}
    assert (seen().write(3, "published"), seen().write(3, "estimated")) == ("3", "≈ 3")


def test_a_commune_told_differently_by_two_places_has_a_state_of_its_own() -> None:
    row = {**batch_layers.FOUR[0], "locality": "A"}
    other = {**row, "locality": "B", "rooms_have": 12, "rooms_short": 18}
    result = nation.result(batch_layers.frame(row, other), name="deficits.parquet")
    figures = roll_ups.of(
        result, province="79", level=Level.TIEU_HOC, way=Method.CLASS, lang="vi"
    ).communes
    assert roll_ups.states(figures)["26785"] == "disputed"
    assert roll_ups.state_of(figures.loc["26785"]) == "disputed"
