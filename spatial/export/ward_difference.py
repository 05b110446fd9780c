"""What scenarios change ward by ward, and by which proposals, as a layer."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

from spatial import norms, words
from spatial.assessment import Assessment
from spatial.export import geojson
from spatial.records import Kind, Level, Proposal, weakest
from spatial.scenario_figures import planned

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
    Write one feature for every ward, and every proposal that differs, of every other scenario.

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
        first's; missing where either is); ``kind`` is the less sure of both. ``about`` parts wards
        from proposals: of those, points, the rooms, the first year and the estimated cost
        (`spatial.scenario_figures.cost_by_year_vnd`) as ``X_first`` and ``X``, missing where it is
        not proposed, and the year where nobody said.
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
                "about": "ward",
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
    for other, one in others:
        head = {"level": level.value, "first": name, "scenario": other}
        features += _proposals(first, one, level, head)
    return geojson.collection(first, features, lang=lang)


def _proposals(
    first: Assessment, other: Assessment, level: Level, head: Mapping[str, object]
) -> list[geojson.Feature]:
    """Make a point of each proposal that is in one of two scenarios alone, or not the same."""
    then, now = (
        {proposal.proposal_id: proposal for proposal in planned(one.network, level)}
        for one in (first, other)
    )
    features = []
    for proposal_id in (*then, *(one for one in now if one not in then)):
        before, after = then.get(proposal_id), now.get(proposal_id)
        shown = after or before
        if before == after or shown is None:
            continue
        properties = {
            "about": "proposal",
            "proposal_id": proposal_id,
            "name": shown.name,
            "action": shown.action.value,
            "school_id": shown.school_id,
            **head,
            "difference": "removed" if after is None else "changed" if before else "added",
            **{f"{key}_first": value for key, value in _told(before).items()},
            **_told(after),
            "kind": Kind.ASSUMED.value,
        }
        place = {"type": "Point", "coordinates": [shown.lon, shown.lat]}
        features.append(geojson.feature(place, properties))
    return features


def _told(proposal: Proposal | None) -> dict[str, object]:
    """Tell what a proposal builds, when it opens and what it costs."""
    if proposal is None:
        return {"rooms": None, "open_year": None, "cost_vnd": None}
    cost = proposal.new_rooms * norms.room_cost_vnd()
    return {
        "rooms": proposal.rooms,
        "open_year": proposal.open_year,
        "cost_vnd": geojson.value(cost),
    }


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
