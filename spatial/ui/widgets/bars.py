"""Bars of need, stock and shortage under each method, as plain HTML: nothing is fetched."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from spatial import deficit
from spatial.norms import Rules
from spatial.records import Status
from spatial.ui.session import method
from spatial.ui.session.method import Method
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text


def by_method(row: pd.Series, chosen: Method, rules: Rules, *, lang: str) -> str:
    """
    Draw one bar a method: what there is, and what is missing up to the need.

    Parameters
    ----------
    row
        One ward and level of `Assessment.wards`.
    chosen
        The method in use, set in bold.
    rules
        Norms the methods rest on.
    """
    largest = max(
        np.nanmax([row[names.need], row[names.have]])
        for names in (method.columns(way) for way in Method if way is not Method.LAND)
    )
    bars = [
        _bar(
            row,
            way,
            largest,
            name=method.short_label(way, rules, lang=lang),
            lang=lang,
            on=way is chosen,
        )
        for way in Method
    ]
    keys = [
        tag("span", tag("i", css=f"tl-key tl-{part}"), text(say(f"chart.{part}", lang=lang)))
        for part in ("have", "missing", "spare")
    ]
    return tag("div", *bars, tag("p", *keys, css="tl-keys"), css="tl-bars")


def _bar(row: pd.Series, way: Method, largest: float, *, name: str, lang: str, on: bool) -> str:
    """Draw one method's bar; land has a scale of its own."""
    names = method.columns(way)
    need, have, short = (row[name] for name in (names.need, names.have, names.short))
    known = not math.isnan(have)
    span = np.nanmax([need, have]) if way is Method.LAND else largest
    span = span or 1.0
    spare = max(have - need, 0.0)
    parts = (("have", min(have, need)), ("missing", short), ("spare", spare)) if known else ()
    drawn = [
        tag("i", css=f"tl-{part}", style=f"width:{100 * size / span:.1f}%")
        for part, size in parts
        if size > 0
    ]
    numbers = {
        part: method.write(method.shown(value, way), way, lang=lang)
        for part, value in (("need", need), ("have", have), ("short", short))
    }
    untold = say(deficit.status_key(Status.UNTOLD, way), lang=lang)
    sentence = say(
        "chart.bar" if known else "chart.bar_untold", lang=lang, untold=untold, **numbers
    )
    return tag(
        "div",
        tag("span", text(name), css="tl-bar-name"),
        tag("span", text(sentence), css="tl-bar-said"),
        tag("div", *drawn, css="tl-bar", aria_hidden="true"),
        css="tl-bar-row tl-on" if on else "tl-bar-row",
    )
