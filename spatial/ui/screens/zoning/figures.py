"""What a zoning is worth: seats, walks, pieces, the gap to the bound, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from spatial import words
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import signs
from spatial.ui.widgets.cards import Card, CardWriter, about, cards
from spatial.ui.widgets.markup import tag, text
from spatial.zoning import Zones
from spatial.zoning.problem import Floats, Ints

NAMED = 3  # schools named in a sentence
HALF = 0.5  # pupils beyond the seats the screen can show


def html(seen: Seen, work: ZoneWork) -> str:
    """Draw the row of figures and what is wrong, in sentences."""
    return cards(_row(seen, work)) + findings(seen, work)


def _row(seen: Seen, work: ZoneWork) -> tuple[Card, ...]:
    """Make the four figures, each with what the hand changed since the search."""
    lang, now, was, sign = seen.lang, work.judged, work.searched, about(seen)
    pupils, seats = float(work.asked.pupils.sum()), float(work.asked.seats.sum())
    used, whole = int((now.parts > 0).sum()), int((now.parts == 1).sum())
    blanks = {
        "pupils": words.number(pupils, lang=lang),
        "seats": words.number(seats, lang=lang),
        "least": words.number(max(0.0, pupils - seats), lang=lang),
        "full": words.number(float((now.over >= HALF).sum()), lang=lang),
        "km": words.number(now.walked_m / 1000, lang=lang),
        "cells": words.number(float((now.school >= 0).sum()), lang=lang),
        "used": words.number(used, lang=lang),
        "locked": words.number(len(work.standing.locked) if work.standing else 0, lang=lang),
    }

    writer = CardWriter(page="zone", lang=lang, blanks=blanks)
    unit = {name: say(f"zone.unit.{name}", lang=lang) for name in ("pupils", "zones", "cells")}
    hand = len(work.standing.by_hand) if work.standing else 0
    return (
        writer.card(
            "over",
            sign + words.number(now.beyond, lang=lang),
            unit=unit["pupils"],
            change=signs.signed(now.beyond - was.beyond, lang=lang),
            good=now.beyond <= was.beyond,
        ),
        writer.card(
            "walk",
            sign + words.number(now.mean_m, lang=lang),
            unit="m",
            change=signs.signed(now.mean_m - was.mean_m, lang=lang, decimals=1),
            good=now.mean_m <= was.mean_m,
        ),
        writer.card("whole", f"{whole} / {used}", unit=unit["zones"]),
        writer.card("hand", words.number(hand, lang=lang), unit=unit["cells"]),
    )


def bound(work: ZoneWork, *, lang: str) -> str:
    """Draw how far the walks may be from the shortest there can be."""
    return cards((_gap(work.judged, lang=lang),))


def _gap(zones: Zones, *, lang: str) -> Card:
    """Say how far the walks may be from the shortest, and what that is measured against."""
    held = {
        "bound": words.number(zones.bound / 1000, lang=lang),
        "cost": words.number(zones.cost / 1000, lang=lang),
        "over": _proven(zones, lang=lang),
    }
    known = zones.bound > 0
    return Card(
        label=say("zone.card.gap", lang=lang),
        figure="zone.card.gap",
        value=words.number(100 * zones.gap, lang=lang, decimals=2) + " %" if known else "–",
        lines=_gap_lines(zones, held, lang=lang),
    )


def _gap_lines(zones: Zones, held: Mapping[str, str], *, lang: str) -> tuple[str, ...]:
    """Say what the gap is of, and apart from it whether fewer could be beyond the seats."""
    if zones.floor is None:
        return (say("zone.line.gap_none", lang=lang),)
    if zones.bound <= 0:
        return (say("zone.line.gap_weak", lang=lang), held["over"])
    return (say("zone.line.gap", lang=lang, **held), held["over"])


def _proven(zones: Zones, *, lang: str) -> str:
    """Say how few pupils beyond the seats there can be at best."""
    if zones.floor is None:
        return ""
    least = words.number(zones.floor.over, lang=lang)
    proven = zones.spare < HALF
    return say(f"zone.line.least{'' if proven else '_open'}", lang=lang, least=least)


def findings(seen: Seen, work: ZoneWork) -> str:
    """Say what is wrong with the plan, worst first; that nothing is, if so."""
    lang, zones = seen.lang, work.judged
    told = []
    pupils, seats = float(work.asked.pupils.sum()), float(work.asked.seats.sum())
    if pupils - seats >= 1:
        short = words.number(pupils - seats, lang=lang)
        told.append(say("zone.find.short", lang=lang, short=short))
    over = np.flatnonzero(zones.over >= HALF)
    if len(over):
        worst = over[np.argsort(-zones.over[over], kind="stable")]
        told.append(
            say(
                "zone.find.over",
                lang=lang,
                count=len(over),
                named=_named(work, worst, zones.over, lang=lang),
            )
        )
    broken = np.flatnonzero(zones.parts > 1)
    if len(broken):
        worst = broken[np.argsort(-zones.parts[broken], kind="stable")]
        named = _named(work, worst, zones.parts.astype(float), lang=lang)
        told.append(say("zone.find.broken", lang=lang, count=len(broken), named=named))
    lost = int((zones.school < 0).sum())
    if lost:
        told.append(say("zone.find.lost", lang=lang, count=words.number(lost, lang=lang)))
    standing = work.standing
    if standing is not None and standing.run.question != work.digest:
        told.append(say("zone.find.other", lang=lang))
    elif standing is not None and not standing.run.complete:
        told.append(say("zone.find.stopped", lang=lang))
    if not told:
        return tag("p", text("✓ " + say("zone.find.none", lang=lang)), css="tl-headline")
    items = "".join(tag("li", text(sentence)) for sentence in told)
    return tag("ul", items, css="tl-story")


def _named(work: ZoneWork, schools: Ints, amount: Floats, *, lang: str) -> str:
    """Name the first schools with their amount."""
    names = work.case.assessment.network.school_names(work.case.level)
    figure = amount
    lines = [
        f"{names[str(work.schools[at])]} ({words.number(float(figure[at]), lang=lang)})"
        for at in schools[:NAMED]
    ]
    more = len(schools) - NAMED
    rest = [say("zone.find.more", lang=lang, count=more)] if more > 0 else []
    return "; ".join(lines + rest)
