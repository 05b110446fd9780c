"""The first answer of the page: pupils of the year, level by level, with range and change."""

from __future__ import annotations

import math

from spatial import rounding, words
from spatial.forecast import Forecast, published_lines
from spatial.records import LEVELS
from spatial.ui.memo import once
from spatial.ui.screens.forecast import curves, layers
from spatial.ui.screens.forecast.curves import Area
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import quantity_tip, signs
from spatial.ui.widgets.cards import Card, cards
from spatial.ui.widgets.markup import tag, text

LIKELY = 50.0  # percent
UNBROKEN = "\u2060–\u2060"  # a range stays on one line


def html(seen: Seen, forecast: Forecast, area: Area) -> str:
    """Draw a figure a level, and how likely rooms are short."""
    lang, year = seen.lang, forecast.assessment.options.year
    known = forecast.ahead.base.known_to
    table = curves.rows(forecast, area, last=int(forecast.ahead.years[-1]))
    row = []
    for level in LEVELS:
        by_year = table[table["level"] == level.value].set_index("year")
        now, then = (by_year[["pupils", "p10", "p90"]].to_dict("index")[at] for at in (known, year))
        change = signs.signed(then["pupils"] - now["pupils"], lang=lang) or "0"
        span = say(
            "forecast.range" if year > known else "forecast.known_year",
            lang=lang,
            p10=words.number(then["p10"], lang=lang),
            p90=words.number(then["p90"], lang=lang),
        )
        sentence = say("forecast.change", lang=lang, change=change, year=known)
        name = f"{say(f'level.{level}', lang=lang)} {year}"
        value = signs.ABOUT + words.number(then["pupils"], lang=lang)
        lines = (span, sentence) if year > known else (span,)
        row.append(
            Card(
                label=name,
                value=value,
                lines=_whole(lines),
                chosen=level is seen.level,
                figure="forecast.level_said",
                tip=quantity_tip.tip("forecast.level_said", lang=lang, kind=forecast.ahead.kind),
            )
        )
    return cards((*row, _chance(seen, forecast, area))) + _published(seen, forecast, area)


def _published(seen: Seen, forecast: Forecast, area: Area) -> str:
    """Say of the level shown where the totals published for years to come lie."""
    if area.ward_id:
        return ""
    key = f"published{seen.lang}"
    said = once(forecast.futures, key, lambda: published_lines(forecast, lang=seen.lang))
    name = say(f"level.{seen.level}", lang=seen.lang)
    return "".join(tag("p", text(one), css="tl-quiet") for one in said if one.startswith(name))


def _whole(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Keep every range on one line."""
    return tuple(line.replace("–", UNBROKEN) for line in lines)


def _chance(seen: Seen, forecast: Forecast, area: Area) -> Card:
    """Tell the ward's chance to be short, or how many wards are likely to be."""
    lang = seen.lang
    chance = layers.chance_percent(seen, forecast)
    level = say(f"level.{seen.level}", lang=lang)
    year = forecast.assessment.options.year
    if area.ward_id:
        share = layers.percent(seen, chance[area.ward_id])
        lines = (say("forecast.chance.ward", lang=lang, level=level, ward=area.name),)
        head = say("forecast.chance.head", lang=lang, year=year)
        return Card(
            label=head,
            value=share,
            lines=_whole(lines),
            figure="forecast.chance.head",
            tip=quantity_tip.tip("forecast.chance.head", lang=lang),
        )
    told = chance.dropna()
    count = int((told >= LIKELY).sum())
    lines = (say("forecast.chance.wards", lang=lang, level=level),)
    value = f"{count} / {len(told)}" if len(told) else layers.percent(seen, math.nan)
    head = say("forecast.chance.count", lang=lang, year=year)
    return Card(label=head, value=value, lines=_whole(lines), figure="forecast.chance.count")


def basis(seen: Seen, forecast: Forecast) -> str:
    """Say what the forecast rests on: where it starts, the engine, what is assumed."""
    lang, ahead = seen.lang, forecast.ahead
    engines = ", ".join(
        f"{say(f'forecast.engine.{name}', lang=lang)} {rounding.whole(100 * weight)} %"
        for name, weight in ahead.outcome.engines.items()
    )
    sentence = say(
        "forecast.basis",
        lang=lang,
        scenario=say(f"forecast.scenario.{ahead.request.scenario}", lang=lang),
        engines=engines,
        ages=ahead.base.year,
        known=ahead.base.known_to,
        births=words.number(float(ahead.base.fertility.mean()), lang=lang, decimals=2),
        kind=say(f"kind.{ahead.kind}", lang=lang),
    )
    return tag("p", text(sentence), css="tl-quiet")
