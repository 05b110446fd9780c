"""What scenarios change ward by ward, as a layer: both figures and the difference."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

from spatial import words
from spatial.assessment import Assessment
from spatial.export import geojson
from spatial.records import Level, weakest

FIGURES = (
    "rooms_have",
    "rooms_short_per_10k",
    "rooms_short_class",
    "land_have_m2",
    "land_short_m2",
    "seats",
    "seats_short",
    "circle_share",
    "covered_share",
)


def layer(compared: Mapping[str, Assessment], level: Level, *, lang: str) -> bytes:
    """
    Write one feature for every ward and every scenario but the first.

    Parameters
    ----------
    compared
        By name; the first is what the others are held against, all under the same options.
    level
        Level of schooling.

    Returns
    -------
    bytes
        GeoJSON. Of each of `FIGURES`: ``X_first``, ``X`` and ``X_change`` (the scenario's less the
        first's; missing where either is); ``kind`` is the less sure of both.
    """
    (name, first), *others = compared.items()
    wards = first.network.wards(first.options.units)
    shapes = dict(zip(wards.index, geojson.shapes_of(wards), strict=True))
    called = wards["ward"].to_dict()
    before = first.at_level(level).to_dict("index")
    features = [
        geojson.feature(
            shapes[ward_id],
            {
                "ward_id": ward_id,
                "ward": called[ward_id],
                "level": level.value,
                "level_name": words.say(f"level.{level}", lang=lang),
                "year": one.options.year,
                "first": name,
                "scenario": other,
                **_figures(before[ward_id], row),
                "kind": weakest([str(before[ward_id]["kind"]), str(row["kind"])]).value,
            },
        )
        for other, one in others
        for ward_id, row in one.at_level(level).to_dict("index").items()
    ]
    return geojson.collection(first, features, lang=lang)


def _figures(before: Mapping[Hashable, Any], after: Mapping[Hashable, Any]) -> dict[str, object]:
    """Set the figures of one ward side by side."""
    found: dict[str, object] = {}
    for name in FIGURES:
        then, now = float(before[name]), float(after[name])
        change = now - then if not (math.isnan(then) or math.isnan(now)) else math.nan
        found |= {
            f"{name}_first": geojson.value(round(then, geojson.DECIMALS)),
            name: geojson.value(round(now, geojson.DECIMALS)),
            f"{name}_change": geojson.value(round(change, geojson.DECIMALS)),
        }
    return found
