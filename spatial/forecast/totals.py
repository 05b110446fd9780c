"""Published totals beside the forecast: where in its range, and the sum that leads over."""

from __future__ import annotations

import dataclasses

import pandas as pd

from spatial import bridges, rounding, words
from spatial.errors import UserError
from spatial.forecast.forecast import Forecast
from spatial.forecast.tables import curves
from spatial.records import Kind, Level


def published(forecast: Forecast) -> pd.DataFrame:
    """
    Hold the totals published for years to come against the range of the forecast.

    Returns
    -------
    pandas.DataFrame
        ``level``, ``year``, ``published``, ``pupils``, ``p10``, ``p90`` [pupils] and ``side``:
        ``below``, ``within`` or ``above`` the range.
    """
    known = forecast.assessment.network.pupils
    ahead = known[
        (known["ward_id"] == "")
        & (known["kind"] == Kind.PUBLISHED)
        & (known["year"] > forecast.ahead.base.known_to)
    ]
    ahead = ahead[["level", "year", "pupils"]].rename(columns={"pupils": "published"})
    range_of = curves(forecast)
    range_of = range_of[range_of["ward_id"] == ""].drop(columns=["ward_id", "p50"])
    table = ahead.merge(range_of, on=["level", "year"])
    side = pd.Series("within", index=table.index)
    side[table["published"] < table["p10"]] = "below"
    side[table["published"] > table["p90"]] = "above"
    return table.assign(side=side)


def lines(forecast: Forecast, *, lang: str) -> list[str]:
    """Say where each published total lies, and what leads from it to the forecast."""
    if forecast.ahead.request.scenario == "plan":
        return []  # drawn to the published totals: nothing to compare
    said = []
    for row in published(forecast).to_dict("records"):
        level = Level(row["level"])
        blanks = {
            name: words.number(row[name], lang=lang)
            for name in ("published", "pupils", "p10", "p90")
        }
        said.append(
            words.say(
                f"projection.published_{row['side']}",
                lang=lang,
                level=words.say(f"level.{level}", lang=lang),
                year=row["year"],
                bridge=_bridge(forecast, level, int(row["year"]), lang),
                **blanks,
            )
        )
    return said


def _bridge(forecast: Forecast, level: Level, year: int, lang: str) -> str:
    """Write the sum from the published total to the forecast; nothing where none can be made."""
    assessment = forecast.assessment
    options = dataclasses.replace(assessment.options, year=year)
    try:
        steps = bridges.pupils(assessment.network, level, options, rules=assessment.rules)
    except UserError:
        return ""
    changes = (
        words.say(
            "projection.bridge_step",
            lang=lang,
            sign="−" if step.value < 0 else "+",
            pupils=words.number(abs(step.value), lang=lang),
            what=words.say(f"bridges.{step.key}", lang=lang),
        )
        for step in steps
        if not step.stop and rounding.whole(step.value)
    )
    return "; ".join(changes)
