"""When a feature is there, and whether that meets the days asked for."""

import dataclasses

import pytest
from served_layers import of_town

from spatial.export.layers.vector_layer import VectorLayer
from spatial.ogc import features, times
from spatial.ogc.query import ItemsQuery, span

# Two wards: one in force until the merger of 1 July 2025, its successor since.
OLD, NEW = ("2019-04-01", "2025-06-30"), ("2025-07-01", "")


def wards(*days: tuple[str, str]) -> VectorLayer:
    """Return the layer of the town's two wards with days of their own."""
    layer = of_town("vi").layers["wards"]
    first, last = zip(*days, strict=True)
    return dataclasses.replace(layer, frame=layer.frame.assign(valid_from=first, valid_to=last))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2025-06-30", ["w00"]),  # the last day counts whole
        ("2025-07-01", ["w10"]),
        ("2025-06-30T23:00:00Z/2025-07-01T01:00:00Z", ["w00", "w10"]),
        ("../2019-03-31", []),
        ("2100-01-01/..", ["w10"]),  # no last day: in force
        ("/2020-01-01", ["w00"]),
    ],
)
def test_a_ward_is_there_on_the_days_it_is_in_force(asked: str, found: list[str]) -> None:
    served = of_town("vi")
    told = dataclasses.replace(served, layers={**served.layers, "wards": wards(OLD, NEW)})
    page = features.page(told, "wards", ItemsQuery(span=span(asked)))
    assert [one["id"] for one in page.features] == found


def test_the_extent_in_time_includes_every_feature() -> None:
    assert times.interval(wards(OLD, OLD)) == ["2019-04-01T00:00:00Z", "2025-06-30T23:59:59Z"]
    assert times.interval(wards(OLD, NEW)) == ["2019-04-01T00:00:00Z", None]
    assert times.interval(wards(("", "2025-06-30"), OLD)) == [None, "2025-06-30T23:59:59Z"]


def test_what_tells_no_day_is_always_there_and_has_no_extent_in_time() -> None:
    assert times.interval(wards(("", ""), ("", ""))) is None
    assert times.of(of_town("vi").layers["cells"]) == [(None, None)] * 8
