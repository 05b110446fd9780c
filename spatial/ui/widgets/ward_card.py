"""The card of one ward: how it stands, why, by each method, and its schools."""

from __future__ import annotations

import math

import pandas as pd

from spatial import deficit, explain, words
from spatial.records import Status
from spatial.ui.map import colours, point_layers
from spatial.ui.session import assessments, method
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.text import say
from spatial.ui.widgets import bars
from spatial.ui.widgets.markup import listing, tag, text

# Where `explain.sentences` speaks of a method, after the status.
PLACE = {Method.CLASS: 1, Method.LAND: 2}
# Status is told by shape and word; the colour only repeats it.
ICONS = {Status.OK: "✓", Status.WATCH: "◔", Status.SHORT: "▲", Status.SEVERE: "⬤"}
ICONS |= {Status.UNTOLD: "?"}


def top(seen: Seen) -> str:
    """Draw the ward shown, how it stands, the first reason, and the bars of all methods."""
    worst = seen.view.ward is None and seen.view.home_ward is None
    return seen.drawn(f"card.{seen.ward_id}.{worst}", lambda: _top(seen))


def _top(seen: Seen) -> str:
    row = assessments.in_ward(seen.after, seen.ward_id, seen.level)
    first, _ = reasons(seen)
    head = tag("h2", text(seen.ward)) + chip(
        method.status(row, seen.view.method), lang=seen.lang, way=seen.view.method
    )
    chosen = seen.view.ward is not None or seen.view.home_ward is not None
    if not chosen and row["status"] != Status.UNTOLD:
        head += tag("span", text(say("card.worst", lang=seen.lang)), css="tl-quiet")
    return tag(
        "section",
        tag("div", head, css="tl-card-head"),
        tag("p", text(first), css="tl-first"),
        bars.by_method(row, seen.view.method, seen.rules, lang=seen.lang),
        css="tl-card",
        aria_label=seen.ward,
    )


def reasons(seen: Seen) -> tuple[str, list[str]]:
    """
    Explain the ward.

    Returns
    -------
    first, further
        The sentence of the chosen way of counting, and the others in their order. A count per
        10,000 is explained on the profile's own denominator.
    """
    _, *lines = explain.sentences(seen.after, seen.ward_id, seen.level, lang=seen.lang)
    first = lines.pop(PLACE.get(seen.view.method, 0))
    return first, lines


def rest(seen: Seen) -> str:
    """Draw the further reasons and the ward's schools."""
    return seen.drawn(f"card_rest.{seen.ward_id}", lambda: _rest(seen))


def _rest(seen: Seen) -> str:
    _, further = reasons(seen)
    sentence = listing((text(reason) for reason in further), css="tl-reasons")
    return tag("section", sentence, schools(seen), css="tl-card")


def chip(status: str, *, lang: str, way: str = "") -> str:
    """Draw a status by icon and word."""
    icon = tag("span", ICONS[Status(status)], aria_hidden="true")
    word = text(say(deficit.status_key(status, way), lang=lang))
    return tag("span", icon, " ", word, css=f"tl-chip tl-{status}")


def schools(seen: Seen) -> str:
    """List the ward's schools of the level, the fullest first."""
    lang = seen.lang
    rows, untold = _of_ward(seen), point_layers.roomless(seen)
    untold = untold[untold[seen.view.units] == seen.ward_id]
    count = words.number(len(rows) + len(untold), lang=lang)
    head = tag("h3", text(say("card.schools", lang=lang, count=count)))
    if rows.empty and untold.empty:
        return head + tag("p", text(say("card.no_schools", lang=lang)), css="tl-quiet")
    names = seen.after.network.school_names(seen.level) if len(rows) else {}
    items = (_school(seen, names[str(school_id)], row) for school_id, row in rows.iterrows())
    to_come = tag("span", text(say("map.school_untold", lang=lang)))
    told_later = (tag("b", text(str(name))) + to_come for name in untold["name"])
    return head + listing((*items, *told_later), css="tl-schools")


def _of_ward(seen: Seen) -> pd.DataFrame:
    """Return the schools of the ward and level, the fullest first."""
    rows = assessments.at_schools(seen.after, seen.level)
    rows = rows[rows["ward_id"] == seen.ward_id]
    full = rows.assign(_full=[point_layers.load(row) for _, row in rows.iterrows()])
    return full.sort_values("_full", ascending=False, kind="stable")


def _school(seen: Seen, name: str, row: pd.Series) -> str:
    """Draw one school: name, seats, pupils, how full, how it is known."""
    lang, share = seen.lang, point_layers.load(row)
    dot = tag("i", css="tl-dot", style=f"background:{colours.utilisation(share)}")
    kind = "card.proposed" if row["proposed"] else f"kind.{row['kind']}"
    walked = not math.isnan(row["pupils_assigned"])
    pupils = row["pupils_assigned"] if walked else row["pupils"]
    sentence = say(
        "card.school" if walked else "card.school_without_place",
        lang=lang,
        seats=words.number(row["seats"], lang=lang),
        pupils="–" if math.isnan(pupils) else words.number(pupils, lang=lang),
        share="–" if math.isnan(share) else words.percent(share, lang=lang),
        kind=say(kind, lang=lang),
    )
    return tag("b", text(name)) + tag("span", dot, text(sentence))
