"""What stands beside the map: one school's overflow and pupils, or where a ward's pupils go."""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial import caveats, words
from spatial.ui.map import colours
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.cards import metres
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

SCHOOL = "flow.school"
LISTED = 8


def chosen(view: FlowView) -> str | None:
    """Return the school that was clicked, if the level still has it."""
    school = state.recall(SCHOOL)
    return str(school) if school in view.case.question.seats.index else None


def choose(school_id: str | None) -> None:
    """Show a school, or the ward again."""
    state.remember(SCHOOL, school_id)


def names(view: FlowView) -> dict[str, str]:
    """Return the names of all schools by ``school_id``."""
    return view.case.assessment.network.school_names(view.case.level)


def overflow(view: FlowView, school_id: str) -> pd.DataFrame:
    """
    Return where the pupils go for whom a school is nearest and who are not there.

    Returns
    -------
    pandas.DataFrame
        ``school_id`` (missing without a seat), ``pupils``, ``extra_m`` mean, most pupils first.
    """
    moved = view.outcome.displaced
    return _summed(moved[moved["nearest_id"] == school_id], "school_id")


def inflow(view: FlowView, school_id: str) -> pd.DataFrame:
    """Return from which nearer schools the pupils of a school were moved on."""
    moved = view.outcome.displaced
    return _summed(moved[moved["school_id"] == school_id], "nearest_id")


def _summed(moved: pd.DataFrame, by: str) -> pd.DataFrame:
    """Sum pupils and average their detour."""
    far = moved.assign(walk=moved["pupils"] * moved["extra_m"])
    table = far.groupby(by, dropna=False)[["pupils", "walk"]].sum().reset_index()
    table["extra_m"] = table["walk"] / table["pupils"]
    table = table.rename(columns={by: "school_id"}).drop(columns="walk")
    return table.sort_values("pupils", ascending=False, kind="stable", ignore_index=True)


def html(seen: Seen, view: FlowView) -> str:
    """Draw the card of the school or the ward."""
    school_id = chosen(view)
    inner = _ward(seen, view) if school_id is None else _school(seen, view, school_id)
    return tag("section", *inner, css="tl-card")


def _chip(share: float, *, lang: str) -> str:
    """Draw how full a school is: sign, word and share."""
    if not np.isfinite(share):
        return tag("span", text(say("flow.full.unknown", lang=lang)), css="tl-chip tl-watch")
    key, css = "over", "tl-severe"
    if share <= colours.FULL_SHARE + 1e-9:
        key, css = ("calm", "tl-ok") if share < colours.CALM_SHARE else ("busy", "tl-watch")
    sentence = say(f"flow.full.{key}", lang=lang, share=words.percent(share, lang=lang))
    return tag("span", text(sentence), css=f"tl-chip {css}")


def _school(seen: Seen, view: FlowView, school_id: str) -> list[str]:
    """Draw one school: how full, where its overflow goes, who comes in its place."""
    lang, called = seen.lang, names(view)
    row = view.outcome.load.loc[[school_id]].iloc[0]
    out, into = overflow(view, school_id), inflow(view, school_id)
    head = tag("h2", text(called[school_id])) + _chip(float(row["utilisation"]), lang=lang)
    sentence = say(
        "flow.school.line",
        lang=lang,
        pupils=words.number(row["pupils"], lang=lang),
        seats=words.number(row["seats"], lang=lang),
        mean=metres(float(row["mean_m"]), lang=lang),
    )
    parts = [tag("div", head, css="tl-card-head"), tag("p", text(sentence), css="tl-first")]
    if mark := caveats.apportioned(view.case.assessment, school_id, seen.level, lang=lang):
        parts.append(tag("p", text(mark), css="tl-quiet"))
    if view.way.model == "nearest" and row["pupils"] > row["seats"]:
        more = words.number(row["pupils"] - row["seats"], lang=lang)
        parts.append(
            tag("p", text(say("flow.school.beyond", lang=lang, over=more)), css="tl-first")
        )
    for key, table in (("out", out), ("in", into)):
        count = words.number(float(table["pupils"].sum()), lang=lang)
        if table.empty:
            parts.append(tag("p", text(say(f"flow.school.{key}_none", lang=lang)), css="tl-quiet"))
            continue
        parts.append(tag("h3", text(say(f"flow.school.{key}", lang=lang, count=count))))
        parts.append(_listed(table, called, f"flow.school.{key}_table", lang=lang))
    parts += [_room(seen, view, school_id), _homes(seen, view, school_id)]
    return parts


def _listed(table: pd.DataFrame, called: dict[str, str], name: str, *, lang: str) -> str:
    """Draw schools with pupils and detour; the last line sums what is not listed."""
    heads = [
        TableHead(label=say("flow.head.school", lang=lang)),
        html_table.figures(name, lang=lang, label=say("flow.matrix.pupils", lang=lang)),
        html_table.figures("flow.head.extra", lang=lang),
    ]
    rows = []
    for one in table.head(LISTED).to_dict("records"):
        without = pd.isna(one["school_id"])
        shown = say("flow.nowhere", lang=lang) if without else called[str(one["school_id"])]
        extra = "–" if without else "+" + words.number(one["extra_m"], lang=lang)
        rows.append(TableRow(cells=[text(shown), words.number(one["pupils"], lang=lang), extra]))
    if len(table) > LISTED:
        rest = table.iloc[LISTED:]
        shown = say("flow.more_schools", lang=lang, count=len(rest))
        rows.append(
            TableRow(cells=[text(shown), words.number(rest["pupils"].sum(), lang=lang), ""])
        )
    return html_table.html(heads, rows, name=say(name, lang=lang))


def _room(seen: Seen, view: FlowView, school_id: str) -> str:
    """Say what one room more is worth at the school."""
    lang, row = seen.lang, view.case.rooms.loc[[school_id]].iloc[0]
    return tag("p", text("▲ " + room_text(view, row, lang=lang)), css="tl-first")


def room_text(view: FlowView, row: pd.Series, *, lang: str) -> str:
    """Say what one room more brings: pupils seated and metres, checked where it was."""
    checked = np.isfinite(row["checked_pupils"])
    pupils, walk = (
        float(row[f"checked_{name}" if checked else name]) for name in ("pupils", "metres")
    )
    key = "saved" if walk >= 0 else "farther"
    sentence = say(
        f"flow.room.{key}",
        lang=lang,
        seats=words.number(view.case.room_seats, lang=lang),
        pupils=words.number(pupils, lang=lang),
        km=words.number(abs(walk) / 1000, lang=lang, decimals=1),
    )
    return sentence + " " + say(f"flow.room.{'checked' if checked else 'priced'}", lang=lang)


def _homes(seen: Seen, view: FlowView, school_id: str) -> str:
    """List the wards a school's pupils live in."""
    lang, flows = seen.lang, view.outcome.flows
    living = _living(view)
    here = flows[flows["school_id"] == school_id]
    by_ward = here["pupils"].groupby(here["cell_id"].map(living)).sum()
    by_ward = by_ward.sort_values(ascending=False, kind="stable")
    heads = [
        TableHead(label=say("flow.head.ward", lang=lang)),
        html_table.figures(
            "flow.school.homes", lang=lang, label=say("flow.matrix.pupils", lang=lang)
        ),
    ]
    rows = [
        TableRow(cells=[text(seen.name(str(ward))), words.number(float(pupils), lang=lang)])
        for ward, pupils in by_ward.items()
    ]
    title = say("flow.school.homes", lang=lang)
    return tag("h3", text(title)) + html_table.html(heads, rows[:LISTED], name=title)


def _living(view: FlowView) -> dict[str, str]:
    """Return the ward of every cell."""
    asked = view.case.question
    return dict(zip(asked.pupils.index, np.asarray(asked.cell_ward, dtype=object), strict=True))


def of_ward(view: FlowView, ward_id: str) -> pd.DataFrame:
    """Return where a ward's pupils go: ``school_id``, ``pupils``, ``mean_m``, most first."""
    flows, living = view.outcome.flows, _living(view)
    here = flows[flows["cell_id"].map(living) == ward_id]
    walked = here.assign(walk=here["pupils"] * here["distance_m"].where(here["school_id"].notna()))
    table = walked.groupby("school_id", dropna=False)[["pupils", "walk"]].sum().reset_index()
    table["mean_m"] = table["walk"] / table["pupils"]
    table = table[table["pupils"] > 0].drop(columns="walk")
    return table.sort_values("pupils", ascending=False, kind="stable", ignore_index=True)


def _ward(seen: Seen, view: FlowView) -> list[str]:
    """Draw where the pupils of the ward go, and who comes in."""
    lang, called = seen.lang, names(view)
    head = tag("div", tag("h2", text(seen.ward)), css="tl-card-head")
    if seen.ward_id in view.case.assessment.untold(seen.level):
        return [head, tag("p", text(say("status.untold", lang=lang)), css="tl-none")]
    table = of_ward(view, seen.ward_id)
    total = float(table["pupils"].sum())
    without = float(table.loc[table["school_id"].isna(), "pupils"].sum())
    matrix = view.outcome.matrix
    home = float(matrix.to_dict().get(seen.ward_id, {}).get(seen.ward_id, 0.0))
    blanks = {
        "pupils": words.number(total, lang=lang),
        "home": words.number(home, lang=lang),
        "away": words.number(max(0.0, total - home - without), lang=lang),
        "without": words.number(without, lang=lang),
    }
    heads = [
        TableHead(label=say("flow.head.school", lang=lang)),
        html_table.figures(
            "flow.ward.table", lang=lang, label=say("flow.matrix.pupils", lang=lang)
        ),
        html_table.figures("flow.head.walk", lang=lang),
    ]
    rows = []
    for one in table.head(2 * LISTED).to_dict("records"):
        gone = pd.isna(one["school_id"])
        shown = say("flow.nowhere", lang=lang) if gone else called[str(one["school_id"])]
        walk = "–" if gone else words.number(one["mean_m"], lang=lang)
        rows.append(TableRow(cells=[text(shown), words.number(one["pupils"], lang=lang), walk]))
    return [
        head,
        tag("p", text(say("flow.ward.line", lang=lang, **blanks)), css="tl-first"),
        html_table.html(heads, rows, name=say("flow.ward.table", lang=lang)),
        tag("p", text(say("flow.ward.hint", lang=lang)), css="tl-quiet tl-screen"),
    ]
