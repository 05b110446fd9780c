"""How such forecasts did before: errors beside two simple rules, and the sentence to defend it."""

from __future__ import annotations

import pandas as pd

from spatial import forecast, words
from spatial.forecast import Forecast
from spatial.projection import backtest
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import listing, tag, text


def panel(seen: Seen, future: Forecast) -> str:
    """Draw the panel that stands beside every forecast."""
    lang = seen.lang
    first, *more = forecast.defence(future, lang=lang)
    parts = [
        tag("h2", text(say("forecast.errors.head", lang=lang))),
        tag("p", text(say("forecast.errors.what", lang=lang)), css="tl-quiet"),
    ]
    if not future.trials.empty:
        parts.append(_people(future, lang))
    if not future.pupil_trials.empty:
        parts.append(_pupils(future, lang))
    parts += [
        tag("h3", text(say("forecast.errors.say", lang=lang))),
        tag("blockquote", text(first), css="tl-defence"),
        listing((text(one) for one in more), css="tl-reasons"),
        _spread(future, lang),
    ]
    return tag("section", *parts, css="tl-card tl-errors")


def _heads(lang: str, first: str) -> list[TableHead]:
    """Head the columns."""
    return [
        TableHead(label=say(f"forecast.errors.{first}", lang=lang)),
        *(html_table.figures(f"forecast.errors.{name}", lang=lang) for name in backtest.METHODS),
    ]


def percent(share: float, *, lang: str, sign: bool = False) -> str:
    """Write an error with one decimal."""
    written = words.number(abs(100 * share), lang=lang, decimals=1) + " %"
    return ("−" if share < 0 else "+") + written if sign else written


def _cells(table: pd.DataFrame, lang: str) -> list[str]:
    """Draw the weighted error of each method, its signed and mean error below; the best marked."""
    figures = table[["wmape", "signed", "mape"]].reindex(list(backtest.METHODS)).to_numpy(float)
    best = figures[:, 0].min()
    cells = []
    for miss, bias, mean in figures.tolist():
        error = text(percent(miss, lang=lang))
        mark = tag("b", "✓ ", error) if miss == best else error
        signed, plain = percent(bias, lang=lang, sign=True), percent(mean, lang=lang)
        cells.append(
            mark
            + html_table.quiet(say("forecast.errors.signed", lang=lang, signed=signed))
            + html_table.quiet(say("forecast.errors.mean", lang=lang, mean=plain))
        )
    return cells


def _people(future: Forecast, lang: str) -> str:
    """Draw the errors on people by origin and target, the latest origin first."""
    lines = []
    pairs = future.trials[["origin", "target"]].drop_duplicates().to_numpy(dtype=int).tolist()
    for origin, target in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        part = future.trials[
            (future.trials["origin"] == origin) & (future.trials["target"] == target)
        ]
        table = backtest.score(part, by=("method",))
        name = tag("b", text(f"{origin} → {target}")) + html_table.quiet(
            say(
                "forecast.errors.pair",
                lang=lang,
                years=target - origin,
                units=part["unit"].nunique(),
            )
        )
        lines.append(TableRow(cells=[name, *_cells(table, lang)]))
    return html_table.html(
        _heads(lang, "people"), lines, name=say("forecast.errors.head", lang=lang)
    )


def _pupils(future: Forecast, lang: str) -> str:
    """Draw the errors on counted pupils by level and years ahead."""
    lines = []
    for (level, horizon), part in future.pupil_trials.groupby(["level", "horizon"], sort=False):
        table = backtest.score(part, by=("method",))
        name = tag("b", text(say(f"level.{level}", lang=lang))) + html_table.quiet(
            say("forecast.errors.ahead", lang=lang, years=horizon, units=part["unit"].nunique())
        )
        lines.append(TableRow(cells=[name, *_cells(table, lang)]))
    return html_table.html(
        _heads(lang, "pupils"), lines, name=say("forecast.errors.pupils", lang=lang)
    )


def _spread(future: Forecast, lang: str) -> str:
    """Say what the ranges are made of."""
    sentence = say(
        "forecast.spread",
        lang=lang,
        paths=words.number(len(future.futures.paths), lang=lang),
        seed=future.futures.seed,
        common=percent(future.spread.common, lang=lang),
        own=percent(future.spread.own, lang=lang),
        kind=say(f"kind.{future.spread.kind}", lang=lang),
        trials=future.spread.trials,
    )
    return tag("p", text(sentence), css="tl-quiet")


def by_unit(seen: Seen, future: Forecast) -> str:
    """Draw every unit's own errors, pair by pair."""
    lang = seen.lang
    names = {
        str(code): str(name)
        for wards in future.assessment.network.ward_sets.values()
        for code, name in wards["ward"].items()
    }
    heads = [
        TableHead(label=say("forecast.errors.unit", lang=lang)),
        html_table.figures("forecast.errors.actual", lang=lang),
        *_heads(lang, "unit")[1:],
    ]
    lines: list[TableRow | str] = []
    for (origin, target), part in future.trials.groupby(["origin", "target"]):
        lines.append(f"{origin} → {target}")
        for unit, table in part.groupby("unit", sort=False):
            by = table.set_index("method")
            actual = float(by["actual"].iloc[0])
            cells = [text(names.get(str(unit), unit)), text(words.number(actual, lang=lang))]
            for method in backtest.METHODS:
                miss = float(by["forecast"].to_dict()[method]) / actual - 1
                cells.append(text(percent(miss, lang=lang, sign=True)))
            here = "tl-here" if str(unit) == seen.ward_id else ""
            lines.append(TableRow(cells=cells, css=here))
    return html_table.html(heads, lines, name=say("forecast.errors.by_unit", lang=lang))
