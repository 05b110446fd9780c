"""Four ways to count a shortage: their columns, norms, units and rounding."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from spatial import norms
from spatial.records import Level, Status
from spatial.ui.session import method
from spatial.ui.session.method import Method

PLAN, CITY = norms.rules("quan12-2024"), norms.rules("hcmc-300")


@pytest.mark.parametrize("way", list(Method))
def test_a_method_reads_four_columns_of_one_unit(way: Method) -> None:
    names = method.columns(way)
    parts = (names.need, names.short, names.surplus)
    assert len({*parts, names.have}) == 4
    if way is Method.LAND:
        assert all(name.startswith("land_") and name.endswith("_m2") for name in parts)
    else:
        assert names.have == "rooms_have"
        assert all(name.startswith("rooms_") and name.endswith(way) for name in parts)


def test_a_profile_counts_rooms_by_its_own_denominator() -> None:
    assert method.of_profile(PLAN) is Method.PUPILS
    assert method.of_profile(CITY) is Method.RESIDENTS


@pytest.mark.parametrize("way", list(Method))
def test_beside_land_rooms_are_counted_as_the_profile_does(way: Method) -> None:
    expected = Method.RESIDENTS if way is Method.LAND else way
    assert method.for_rooms(way, CITY) is expected


@pytest.mark.parametrize(
    ("way", "value"),
    [(Method.PUPILS, 300), (Method.RESIDENTS, 300), (Method.CLASS, 35), (Method.LAND, 8)],
)
def test_each_method_rests_on_its_own_norm(way: Method, value: float) -> None:
    assert method.norm(way, PLAN, Level.TIEU_HOC).value == value


@pytest.mark.parametrize(
    ("way", "value", "shown"),
    [
        (Method.PUPILS, 925.5, 926),
        (Method.PUPILS, 925.49, 925),
        (Method.RESIDENTS, 0.5, 1),
        (Method.CLASS, 842.01, 843),
        (Method.CLASS, 842.0, 842),
        (Method.CLASS, 842.000_000_01, 842),
        (Method.LAND, 289_097.0, 28.9),
        (Method.LAND, 500.0, 0.1),
        (Method.LAND, 499.0, 0.0),
        (Method.LAND, 0.0, 0.0),
    ],
)
def test_a_figure_is_rounded_as_its_method_asks(way: Method, value: float, shown: float) -> None:
    assert method.shown(value, way) == pytest.approx(shown)


@pytest.mark.parametrize(
    ("way", "value", "spare"),
    [
        (Method.CLASS, 8.99, 8),
        (Method.CLASS, 8.999_999_9, 9),
        (Method.CLASS, 0.0, 0),
        (Method.PUPILS, 8.5, 9),
        (Method.LAND, 12_345.0, 1.2),
    ],
)
def test_of_a_surplus_only_whole_rooms_are_spare(way: Method, value: float, spare: float) -> None:
    assert method.spare(value, way) == pytest.approx(spare)


@pytest.mark.parametrize(
    ("value", "way", "lang", "written"),
    [
        (1_234, Method.PUPILS, "vi", "1.234"),
        (1_234, Method.PUPILS, "en", "1,234"),
        (28.9, Method.LAND, "vi", "28,9"),
        (28.0, Method.LAND, "en", "28.0"),
        (0.0, Method.LAND, "vi", "0"),
    ],
)
def test_nothing_is_a_plain_zero_and_hectares_keep_their_decimal(
    value: float, way: Method, lang: str, written: str
) -> None:
    assert method.write(value, way, lang=lang) == written


def test_the_unit_is_rooms_or_hectares() -> None:
    assert {way: method.unit(way, lang="en") for way in Method} == {
        Method.PUPILS: "rooms",
        Method.RESIDENTS: "rooms",
        Method.CLASS: "rooms",
        Method.LAND: "ha",
    }


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_label_names_the_yardstick_and_a_short_one_is_shorter(lang: str) -> None:
    for way in (Method.PUPILS, Method.RESIDENTS):
        long, short = (f(way, PLAN, lang=lang) for f in (method.label, method.short_label))
        assert "300" in long
        assert "300" in short
        assert len(short) < len(long)
    assert len({method.label(way, PLAN, lang=lang) for way in Method}) == 4


def test_a_method_is_marked_where_one_norm_behind_it_was_read_by_nobody() -> None:
    """The plan's profile borrows an unread radius; rooms, classes and land were all read."""
    assert not any(method.marked(way, PLAN, Level.TIEU_HOC, None) for way in Method)
    assert method.unread("covered_share", PLAN, Level.TIEU_HOC, None)
    assert not method.unread("seats_short", PLAN, Level.TIEU_HOC, None)


def test_the_worst_ward_is_the_first_of_equals() -> None:
    index = pd.MultiIndex.from_product(
        [["a", "b", "c"], [Level.TIEU_HOC.value, Level.THCS.value]], names=["ward_id", "level"]
    )
    wards = pd.DataFrame({"land_short_m2": [1.0, 9.0, 5.0, 0.0, 5.0, 0.0]}, index=index)
    wards["land_need_m2"] = [9.0, 9.0, 9.0, 9.0, 9.0, 10.0]
    assert method.worst(wards, Method.LAND, Level.TIEU_HOC) == "b"
    assert method.worst(wards, Method.LAND, Level.THCS) == "a"
    assert method.worst(wards.assign(land_short_m2=np.nan), Method.LAND, Level.THCS) == "c"


def test_what_is_missing_is_a_share_of_the_methods_own_need() -> None:
    """Two of eight rooms are a quarter: short. Land is not needed at all, so none is missing."""
    row = pd.Series(
        {
            "rooms_need_class": 8.0,
            "rooms_short_class": 2.0,
            "land_need_m2": 0.0,
            "land_short_m2": 0.0,
        }
    )
    table = row.to_frame().T
    assert method.missing(table, Method.CLASS).tolist() == [0.25]
    assert method.missing(table, Method.LAND).tolist() == [0.0]
    assert method.status(row, Method.CLASS) is Status.SHORT
    assert method.status(row, Method.LAND) is Status.OK
