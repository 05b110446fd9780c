"""A forecast as the files an office files: curves, grades, causes, chances, back-test, summary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from spatial import forecast, rounding, words
from spatial.export import atomic, geojson
from spatial.forecast import Forecast
from spatial.intake.text import csv_text
from spatial.intake.text.csv_text import inert
from spatial.projection import backtest, story
from spatial.records import LEVELS

_SHARES = {"chance_short", "signed", "mape", "wmape"}


def bundle(future: Forecast, *, lang: str = "vi") -> dict[str, bytes]:
    """
    Make every file of a forecast.

    Returns
    -------
    dict
        Bytes by file name, the same for the same forecast: ``projection.csv`` and
        ``projection_grades.csv`` (pupils with their range, whole numbers, rounded half-up),
        ``projection_nursery.csv`` (children under three),
        ``projection_steps.csv`` (causes), ``projection_chance.csv``, ``projection_backtest.csv``,
        ``projection.json``; ``projection.geojson`` (RFC 7946), one feature per unit and level with
        the pupils of the year, their range, the chance to be short and why.
    """
    named = _names(future)
    steps = future.steps.reset_index()
    chance = future.chance_short.reset_index()
    chance["why"] = [
        forecast.why(future, str(row.ward_id), LEVELS[LEVELS.index(row.level)], lang=lang)
        for row in chance.itertuples()
    ]
    return {
        "projection.csv": _csv(forecast.curves(future), named),
        "projection_grades.csv": _csv(forecast.by_grade(future), named),
        "projection_nursery.csv": _csv(forecast.nursery(future), named),
        "projection_steps.csv": _csv(steps.assign(year=future.assessment.options.year), named),
        "projection_chance.csv": _csv(chance.assign(year=future.assessment.options.year), named),
        "projection_backtest.csv": _csv(_errors(future), {}),
        "projection.json": _summary(future, lang),
        "projection.geojson": _layer(future, chance, lang),
    }


def write(future: Forecast, folder: Path | str, *, lang: str = "vi") -> list[Path]:
    """
    Write every file of a forecast into a folder, all or nothing.

    Raises
    ------
    UserError
        If the folder cannot be written; nothing is left half-written.
    """
    return atomic.write(bundle(future, lang=lang), Path(folder))


def _layer(future: Forecast, chance: pd.DataFrame, lang: str) -> bytes:
    """Write the year of the assessment as a map: figures unrounded, as the deficit layers."""
    assessment, curve = future.assessment, forecast.curves(future)
    wards = assessment.network.wards(assessment.options.units)
    shapes = dict(zip(map(str, wards.index), geojson.shapes_of(wards), strict=True))
    names = _names(future)
    year = assessment.options.year
    table = curve[curve["year"] == year].set_index(["ward_id", "level"])
    features = []
    for row in chance.to_dict("records"):
        ward_id, level = str(row["ward_id"]), str(row["level"])
        pupils = table.loc[(ward_id, level), ["pupils", "p10", "p50", "p90"]].to_dict()
        properties = {
            "ward_id": ward_id,
            "ward": names[ward_id],
            "level": level,
            "level_name": words.say(f"level.{level}", lang=lang),
            "year": year,
            "scenario": future.ahead.request.scenario,
            **{name: round(float(value), geojson.DECIMALS) for name, value in pupils.items()},
            "chance_short": None
            if pd.isna(row["chance_short"])
            else round(float(row["chance_short"]), 4),
            "why": row["why"],
            "kind": future.ahead.kind.value,
        }
        features.append({"type": "Feature", "properties": properties, "geometry": shapes[ward_id]})
    return geojson.collection(assessment, features, lang=lang)


def _errors(future: Forecast) -> pd.DataFrame:
    """Errors of people by origin and target, then of pupils by level and years ahead."""
    people = backtest.score(future.trials, by=("origin", "target", "method")).reset_index()
    people.insert(0, "of", "people")
    people.insert(1, "level", "")
    people.insert(4, "horizon", people["target"] - people["origin"])
    pupils = backtest.score(future.pupil_trials, by=("level", "horizon", "method")).reset_index()
    pupils.insert(0, "of", "pupils")
    table = pd.concat([people, pupils], ignore_index=True) if len(pupils) else people
    return table[
        ["of", "level", "origin", "target", "horizon", "method", "signed", "mape", "wmape", "units"]
    ]


def _names(future: Forecast) -> dict[str, str]:
    """Name the units by code."""
    wards = future.assessment.network.wards(future.assessment.options.units)["ward"]
    return {str(code): str(name) for code, name in wards.items()} | {"": ""}


def _csv(table: pd.DataFrame, named: dict[str, str]) -> bytes:
    """Write a table, the name of each unit beside its code."""
    columns = list(table.columns)
    if named:
        table = table.assign(ward=[named[str(code)] for code in table["ward_id"]])
        columns.insert(columns.index("ward_id") + 1, "ward")
    cells = (
        [_cell(name, value) for name, value in zip(columns, row, strict=True)]
        for row in table[columns].itertuples(index=False)
    )
    return csv_text.lines([columns, *cells])


def _cell(name: str, value: Any) -> str:  # noqa: ANN401 - a table's cell may hold anything
    """Write one value: shares with four decimals, others whole, text inert, nothing for unknown."""
    if isinstance(value, str):
        return inert(value)
    if pd.isna(value):  # where rooms are not known no chance is: neither zero nor a word for one
        return ""
    if name in _SHARES:
        return f"{rounding.half_up(float(value), 4):.4f}"
    return str(rounding.whole(float(value)))


def _summary(future: Forecast, lang: str) -> bytes:
    """Write what the forecast was made with and what it says of itself."""
    ahead, year = future.ahead, future.assessment.options.year
    tree = {
        **_origin(future, lang),
        "pupils": _pupils(future, year),
        "published": forecast.published_lines(future, lang=lang),
        "steps": _steps(future),
        "raking_factors": {
            level.value: round(float(ahead.factors[ahead.row(year), at]), 6)
            for at, level in enumerate(LEVELS)
        },
        "spread": {
            "common": round(future.spread.common, 6),
            "own": round(future.spread.own, 6),
            "kind": future.spread.kind.value,
            "trials": future.spread.trials,
        },
        "kind": ahead.kind.value,
        "defence": forecast.defence(future, lang=lang),
        "sources": words.say("projection.sources", lang=lang),
    }
    return (json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def _origin(future: Forecast, lang: str) -> dict[str, object]:
    """Say of whom the forecast is, by which engine, and what it starts from."""
    ahead, options = future.ahead, future.assessment.options
    locality = future.assessment.network.locality
    return {
        "locality": locality.name.get(lang, locality.key),
        "scenario": ahead.request.scenario,
        "engine": ahead.request.engine,
        "engines": dict(ahead.outcome.engines),
        "year": options.year,
        "last_year": int(ahead.years[-1]),
        "units": options.units,
        "profile": options.profile,
        "paths": len(future.futures.paths),
        "seed": future.futures.seed,
        "ages_of": ahead.base.year,
        "ages_borrowed_from": ahead.base.reference,
        "known_to": ahead.base.known_to,
        "fertility_against_country": round(float(ahead.base.fertility.mean()), 4),
    }


def _pupils(future: Forecast, year: int) -> dict[str, dict[str, int]]:
    """Give the pupils of a year by level, with their range."""
    totals = forecast.curves(future)
    totals = totals[(totals["ward_id"] == "") & (totals["year"] == year)].set_index("level")
    return {
        level.value: {
            name: rounding.whole(totals[name][level.value])
            for name in ("pupils", "p10", "p50", "p90")
        }
        for level in LEVELS
    }


def _steps(future: Forecast) -> dict[str, int]:
    """Causes of the locality's change, whole pupils."""
    whole = future.steps.sum()
    return {name: rounding.whole(float(whole[name])) for name in story.STEPS}
