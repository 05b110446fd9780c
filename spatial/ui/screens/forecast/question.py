"""The plain question of forecasts: how many pupils more by then, and are there rooms for them."""

from __future__ import annotations

import math
from typing import NamedTuple

import pandas as pd

from spatial import rounding, words
from spatial.forecast import Forecast
from spatial.ui.screens.forecast import curves, layers
from spatial.ui.screens.forecast.curves import Area
from spatial.ui.session import assessments
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

LIKELY = 50.0  # percent


class Ahead(NamedTuple):
    """
    What the sentence is made of, at the level shown.

    Attributes
    ----------
    known_to, year
        From when to when.
    now, then, p10, p90
        Pupils, and the range of those to come.
    need, have, short
        Rooms of the year.
    wards, of
        Wards likely to be short, and how many there are.
    """

    known_to: int
    year: int
    now: float
    then: float
    p10: float
    p90: float
    need: int
    have: float
    short: float
    gaps: int
    wards: int
    of: int


def ahead(seen: Seen, forecast: Forecast, area: Area) -> Ahead:
    """Return pupils, rooms and wards of the area in the year chosen, as the page shows them."""
    year, known = forecast.assessment.options.year, forecast.ahead.base.known_to
    table = curves.rows(forecast, area, last=int(forecast.ahead.years[-1]))
    by_year = table[table["level"] == seen.level.value].set_index("year")
    now, then = (pd.Series(by_year.loc[at]) for at in (known, year))
    if area.ward_id:
        rooms = assessments.in_ward(forecast.assessment, area.ward_id, seen.level)
    else:
        rooms = assessments.at_level(forecast.assessment, seen.level)
    chance = layers.chance_percent(seen, forecast)
    have, short = (
        rounding.whole(float(rooms[name])) if pd.notna(rooms[name]) else math.nan
        for name in ("rooms_have", "rooms_short_per_10k")
    )
    untold = forecast.assessment.untold(seen.level)
    return Ahead(
        known_to=known,
        year=year,
        now=float(now["pupils"]),
        then=float(then["pupils"]),
        p10=float(then["p10"]),
        p90=float(then["p90"]),
        need=rounding.whole(float(rooms["rooms_need_per_10k"])),
        have=have,
        short=short,
        gaps=int(area.ward_id in untold) if area.ward_id else len(untold),
        wards=int((chance >= LIKELY).sum()),
        of=int(chance.notna().sum()),
    )


def html(seen: Seen, forecast: Forecast, area: Area) -> str:
    """Draw the question, and its answer in one sentence."""
    lang, told = seen.lang, ahead(seen, forecast, area)
    blanks = {name: words.number(value, lang=lang) for name, value in told._asdict().items()}
    blanks |= {
        "known_to": str(told.known_to),
        "year": str(told.year),
        "level": say(f"level.{seen.level}", lang=lang),
        "area": area.name,
        "change": words.number(abs(told.then - told.now), lang=lang),
        "kind": say(f"kind.{forecast.ahead.kind}", lang=lang),
    }
    key = "known" if told.year <= told.known_to else "more" if told.then >= told.now else "less"
    said = [say(f"forecast.question.{key}", lang=lang, **blanks)]
    said.append(say(f"forecast.question.{_enough(told)}", lang=lang, **blanks))
    if not area.ward_id and not told.gaps:
        said.append(say("forecast.question.wards", lang=lang, **blanks))
    asked = say("forecast.question.asked", lang=lang, **blanks)
    return tag("p", text(asked), css="tl-lead") + tag("p", text(" ".join(said)), css="tl-headline")


def _enough(told: Ahead) -> str:
    """Choose how it is said whether the rooms are enough: of the wards alone that are known."""
    if told.gaps:
        return "untold" if math.isnan(told.have) else "partly"
    return "short" if told.short else "room"
