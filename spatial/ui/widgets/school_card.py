"""The card of one school: rooms, seats, pupils, how full, whom it serves, how each is known."""

from __future__ import annotations

import math

import pandas as pd

from spatial import caveats, words
from spatial.ui.map import colours, point_layers
from spatial.ui.session import assessments, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

CHOSEN = "map.school"
MODEL = "model"


def choose(school_id: str | None) -> None:
    """Show a school instead of the ward, or the ward again."""
    state.remember(CHOSEN, school_id)


def chosen(seen: Seen) -> str | None:
    """Return the school shown, if it has the level shown."""
    school_id = state.recall(CHOSEN)
    return school_id if school_id in assessments.at_schools(seen.after, seen.level).index else None


def html(seen: Seen, school_id: str) -> str:
    """Draw the card."""
    lang = seen.lang
    row = assessments.at_schools(seen.after, seen.level).loc[[school_id]].iloc[0]
    name = seen.after.network.school_names(seen.level)[school_id]
    share = point_layers.load(row)
    dot = tag("i", css="tl-dot", style=f"background:{colours.utilisation(share)}")
    ward = str(row["ward_id"])
    known = ward in seen.after.network.wards(seen.view.units).index
    place = text(seen.name(ward)) if known else ""
    mark = caveats.apportioned(seen.after, school_id, seen.level, lang=lang)
    return tag(
        "section",
        tag("div", tag("h2", dot + text(name)), css="tl-card-head"),
        tag("p", place, css="tl-quiet"),
        _figures(seen, row),
        tag("p", text(mark), css="tl-quiet") if mark else "",
        _served(seen, school_id),
        css="tl-card",
        aria_label=name,
    )


def _figures(seen: Seen, row: pd.Series) -> str:
    """List the figures, each with how it is known."""
    lang, own = seen.lang, str(row["kind"])

    def line(key: str, value: float, kind: str, *, percent: bool = False) -> TableRow:
        if math.isnan(value):
            written = "–"
        else:
            written = words.percent(value, lang=lang) if percent else words.number(value, lang=lang)
        known = say("school_card.model" if kind == MODEL else f"kind.{kind}", lang=lang)
        label = say(f"school_card.{key}", lang=lang)
        return TableRow(cells=[text(label), tag("b", text(written)), text(known)])

    rows = [
        line("rooms", float(row["rooms"]), own),
        line("seats", float(row["seats"]), own),
        line("pupils", float(row["pupils"]), own),
        line("use", float(row["utilisation"]), str(row["utilisation_kind"]), percent=True),
        line("sent", float(row["pupils_assigned"]), MODEL),
        line("load", float(row["load_model"]), MODEL, percent=True),
    ]
    heads = [
        TableHead(label=say("school_card.figure", lang=lang)),
        TableHead(label=say("school_card.value", lang=lang), number=True),
        TableHead(label=say("school_card.known", lang=lang)),
    ]
    return html_table.html(heads, rows, name=say("school_card.name", lang=lang))


def served(seen: Seen, school_id: str) -> pd.DataFrame:
    """
    Return whom the nearest-school model sends to a school.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``ward_id``, most pupils first: ``pupils``, and ``distance_m``, their mean walk.
    """
    flows = seen.after.flows
    here = flows[(flows["school_id"] == school_id) & (flows["level"] == seen.level)]
    walked = here["pupils"] * here["distance_m"]
    sums = here.assign(walked=walked).groupby("ward_id")[["pupils", "walked"]].sum()
    sums["distance_m"] = sums["walked"] / sums["pupils"]
    return sums.drop(columns="walked").sort_values("pupils", ascending=False, kind="stable")


def _served(seen: Seen, school_id: str) -> str:
    """List the wards a school serves."""
    lang, table = seen.lang, served(seen, school_id)
    head = tag("h3", text(say("school_card.serves", lang=lang)))
    table = table[table["pupils"] >= 0.5]  # noqa: PLR2004 - half a pupil is none
    if table.empty:
        return head + tag("p", text(say("school_card.serves_nobody", lang=lang)), css="tl-quiet")
    known = seen.after.network.wards(seen.view.units).index
    rows = [
        TableRow(
            cells=[
                text(seen.name(ward) if ward in known else ward),
                text(words.number(figures["pupils"], lang=lang)),
                text(words.number(figures["distance_m"], lang=lang)),
            ]
        )
        for ward, figures in zip(map(str, table.index), table.to_dict("records"), strict=True)
    ]
    heads = [
        TableHead(label=say("table.ward", lang=lang)),
        TableHead(label=say("school_card.pupils_sent", lang=lang), number=True),
        TableHead(label=say("school_card.walk", lang=lang), number=True),
    ]
    return head + html_table.html(heads, rows, name=say("school_card.serves", lang=lang))
