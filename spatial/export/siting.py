"""A recommendation as the files an office files: investment list, layers, curve, sites, summary."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from spatial import network, rounding, words
from spatial.export import (
    geojson,
    siting_lines,
    siting_near,
    siting_regret,
    siting_sheet,
    siting_why,
)
from spatial.intake.text import csv_text
from spatial.intake.text.csv_text import inert
from spatial.norms import BILLION
from spatial.recommend import Recommendation
from spatial.siting import walk_measures
from spatial.siting.near_best import NearBest
from spatial.siting.plan import Plan
from spatial.siting.robust import Robust

Row = dict[str, Any]


def bundle(
    recommendation: Recommendation,
    *,
    lang: str = "vi",
    robust: Robust | None = None,
    near: NearBest | None = None,
) -> dict[str, bytes]:
    """
    Make every file of a recommendation; regrets, and plans beside the best, where given.

    Returns
    -------
    dict
        Bytes by file name: ``investment.csv`` (the medium-term public investment list),
        ``investment.xlsx`` (the same to be filed), ``investment.geojson`` (the same as points),
        ``frontier.csv``, ``sites.csv``, ``proposals.geojson`` (to be read back by ``--proposals``),
        ``siting.json``.
    """
    rows = investment(recommendation, lang=lang)
    shapes = geojson.shapes_of(_points(recommendation, rows))
    features = [
        {"type": "Feature", "properties": row, "geometry": shape}
        for row, shape in zip(rows, shapes, strict=True)
    ]
    return {
        "investment.csv": _csv(rows),
        "investment.xlsx": siting_sheet.workbook(
            rows, siting_lines.lines(recommendation, lang=lang), lang=lang
        ),
        "investment.geojson": geojson.collection(recommendation.before, features, lang=lang),
        "frontier.csv": _csv(curve(recommendation)),
        "sites.csv": _csv(sites(recommendation, lang=lang)),
        "proposals.geojson": geojson.proposals(recommendation.proposals),
        "siting.json": _summary(recommendation, lang),
        **({} if robust is None else siting_regret.bundle(robust, lang=lang)),
        **({} if near is None else siting_near.bundle(near, lang=lang)),
    }


def investment(recommendation: Recommendation, *, lang: str) -> list[Row]:
    """
    List the projects of the plan shown: what, where, when, how much, and why.

    Returns
    -------
    list of dict
        One row a project in the order of the years; ``start_year`` is missing where the money or
        the time is not enough. ``pupils_served`` goes to the place, with what was there before.
    """
    why = {reason.action.action_id: reason for reason in recommendation.reasons}
    there = _wards(recommendation)
    rows = []
    for number, turn in enumerate(recommendation.phases, start=1):
        action, reason = turn.action, why[turn.action.action_id]
        site = recommendation.model.sites[action.site_id]
        rows.append(
            {
                "number": number,
                "action_id": action.action_id,
                "deed": words.say(f"siting.deed.{action.deed}", lang=lang),
                "site": site.name,
                "ward": there[action.site_id],
                "level": action.level.value,
                "level_name": words.say(f"level.{action.level}", lang=lang),
                "rooms": action.rooms,
                "pupils_served": rounding.whole(float(reason.served.sum())),
                "seats_added": rounding.whole(action.seats),
                "land_m2": rounding.whole(action.land_m2),
                "cost_billion_vnd": float(rounding.half_up(action.cost_vnd / BILLION, 2)),
                "start_year": turn.start,
                "finish_year": turn.finish,
                "kind": site.kind.value,
                "figures": siting_why.figures(recommendation, reason, lang=lang),
                "why": siting_why.sentence(recommendation, reason, lang=lang),
            }
        )
    return rows


def curve(recommendation: Recommendation) -> list[Row]:
    """List the plans of the curve: money, children without a seat, bounds, walk."""
    return [_figures(plan) for plan in recommendation.plans]


def sites(recommendation: Recommendation, *, lang: str) -> list[Row]:
    """List every candidate site with why it is in or out and what it could carry."""
    return [
        {
            "site_id": one.site.site_id,
            "site": one.site.name,
            "land_m2": rounding.whole(one.site.land_m2),
            "from_year": one.site.from_year,
            "reason": one.reason,
            "why": words.say(f"siting.site.{one.reason}", lang=lang),
            **{f"rooms_{level}": one.rooms.get(level, 0) for level in recommendation.levels},
            "kind": one.site.kind.value,
        }
        for one in recommendation.screened
    ]


def _figures(plan: Plan) -> Row:
    row: Row = {
        "cost_billion_vnd": plan.outcome.cost_vnd / BILLION,
        "projects": len(plan.actions),
        "rooms": sum(action.rooms for action in plan.actions),
        "unseated": plan.outcome.unseated,
        "unseated_bound": 0.0,
        "walked_km": plan.outcome.walked_m / 1000,
        **walk_measures.measures(plan.outcome.assigned),
        "end": plan.reached[0].end.value,
    }
    for step in plan.reached:
        if step.aim == "seats":
            row["unseated_bound"], row["end"] = step.bound, step.end.value
    for stage, assigned in zip(plan.model.stages, plan.outcome.assigned, strict=True):
        row[f"unseated_{stage.level}"] = float(assigned.unserved.sum())
    return row


def _summary(recommendation: Recommendation, lang: str) -> bytes:
    """Write the question, the proof and the sentences as JSON; no date, so the same bytes."""
    tree = {
        "years": list(recommendation.request.years),
        "aims": [aim.value for aim in recommendation.request.aims],
        "count": recommendation.request.count.value,
        "budget_vnd": recommendation.request.budget_vnd,
        "seed": recommendation.request.seed,
        "standing_unseated": recommendation.standing,
        "plans": curve(recommendation),
        "reached": [
            {
                "aim": r.aim.value,
                "value": r.value,
                "bound": r.bound,
                "gap": r.gap,
                "end": r.end.value,
            }
            for r in recommendation.plan.reached
        ],
        "projects": investment(recommendation, lang=lang),
        "sentences": siting_lines.lines(recommendation, lang=lang),
    }
    return (json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def _points(recommendation: Recommendation, rows: Iterable[Row]) -> gpd.GeoDataFrame:
    """Put every project where it stands."""
    actions = {action.action_id: action for action in recommendation.model.actions}
    there = [recommendation.model.sites[actions[row["action_id"]].site_id] for row in rows]
    points = gpd.points_from_xy([site.x_m for site in there], [site.y_m for site in there])
    return gpd.GeoDataFrame(geometry=points, crs=recommendation.before.network.crs)


def _wards(recommendation: Recommendation) -> dict[str, str]:
    """Name the ward each site of the plan shown lies in."""
    ids = sorted({turn.action.site_id for turn in recommendation.phases})
    if not ids:
        return {}
    sites = [recommendation.model.sites[name] for name in ids]
    points = np.asarray(shapely.points([(site.x_m, site.y_m) for site in sites]), dtype=object)
    wards = recommendation.before.network.wards(recommendation.before.options.units)
    at = network.ward_of(points.reshape(-1), wards)
    return {
        name: siting_why.ward_name(recommendation, ward_id) if isinstance(ward_id, str) else ""
        for name, ward_id in zip(ids, at, strict=True)
    }


def _csv(rows: list[Row]) -> bytes:
    """Write rows as CSV; figures whole or with a decimal point."""
    heads = [list(rows[0])] if rows else []
    return csv_text.lines([*heads, *([_cell(value) for value in row.values()] for row in rows)])


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{rounding.half_up(value, 2):.2f}"
    return value if isinstance(value, int) else inert(str(value))
