"""What the files would change against the data in use: schools added, gone, changed; figures."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from spatial import plan, words
from spatial.errors import UserError
from spatial.intake.joining import school_changes
from spatial.intake.joining.school_changes import FIGURES, SchoolList
from spatial.records import LEVELS, Level
from spatial.ui.memo import once
from spatial.ui.screens.files import loans
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import assessments, method, state
from spatial.ui.text import say
from spatial.ui.widgets import frame, html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

_SORTS = ("added", "gone", "changed")
_OF = {"level_added": "changed", "level_gone": "changed", "renamed": "changed"}
_LISTED = 300  # changes listed on the page


def draw(seat: UploadView) -> None:
    """Show the change of schools and of their figures."""
    lang = seat.lang
    base = loans.used()
    before, after = (school_changes.of_tables(each.tables) for each in (base, seat.reading))
    if before is None or after is None:
        return
    place = assessments.town(assessments.source()).locality
    name = place.name.get(lang, place.key)
    rows = once(seat.reading, "changes", lambda: school_changes.compare(before, after), beside=base)
    st.html(html_table.title(say("files.changes.title", lang=lang, place=name)))
    if rows.empty:
        st.html(tag("p", text(say("files.changes.same", lang=lang)), css="tl-lead"))
        return
    st.html(tag("p", text(say("files.changes.whole", lang=lang)), css="tl-lead"))
    counts = _counts(rows)
    cards = "".join(_card(sort, counts[sort], lang) for sort in _SORTS)
    st.html(tag("div", cards, css="tl-changes"))
    with st.spinner(say("files.changes.reckoning", lang=lang), show_time=True):
        shortage = _shortages(seat)
    st.html(_figures(before, after, shortage, lang))
    for sort in _SORTS:
        if counts[sort]:
            title = say(f"files.changes.list_{sort}", lang=lang, count=counts[sort])
            with st.expander(title, key=f"files_changes_{sort}"):
                st.html(_listed(rows, sort, lang))


def summary(rows: pd.DataFrame, before: SchoolList, after: SchoolList, lang: str) -> str:
    """Draw the changes between two lists: counts, figures by level, the schools of each sort."""
    if rows.empty:
        return tag("p", text(say("files.changes.none", lang=lang)), css="tl-lead")
    counts = _counts(rows)
    drawn = tag(
        "div", "".join(_card(sort, counts[sort], lang) for sort in _SORTS), css="tl-changes"
    )
    drawn += _figures(before, after, None, lang)
    for sort in _SORTS:
        if counts[sort]:
            title = say(f"files.changes.list_{sort}", lang=lang, count=counts[sort])
            drawn += tag("h3", text(title)) + _listed(rows, sort, lang)
    return drawn


def _counts(rows: pd.DataFrame) -> dict[str, int]:
    """Count the schools of each sort of change."""
    sort = rows["change"].replace(_OF)
    names = rows["after_id"].where(sort != "gone", rows["before_id"])
    return {each: int(names[sort == each].nunique()) for each in _SORTS}


def _card(sort: str, count: int, lang: str) -> str:
    """Draw one count."""
    number = tag("b", text(words.number(count, lang=lang)))
    return tag("div", number, tag("span", text(say(f"files.changes.{sort}", lang=lang))))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomShortages:
    """Rooms short by level before and after, as the head of every page counts them."""

    name: str
    before: Mapping[Level, float]
    after: Mapping[Level, float]


def _shortages(seat: UploadView) -> RoomShortages | None:
    """Reckon the rooms short with the data in use and with the files; ``None`` where nobody can."""
    town, view = seat.reading.network, state.view()
    if town is None:
        return None
    seen = frame.seen(assessments.source())
    way = method.for_rooms(view.method, seen.rules)
    column = method.columns(way).short
    units = view.units if view.units in town.ward_sets else town.base_units
    options = dataclasses.replace(view.options, units=units)
    try:
        after = once(
            town,
            f"shortage.{options}{view.own}",
            lambda: plan.assess(town, options, rules=seen.rules),
        )
    except UserError:  # the options of this view are none of theirs: the map will tell
        return None
    there = after.levels.index
    return RoomShortages(
        name=say("files.changes.short", lang=seat.lang, year=view.year),
        before={
            each: method.shown(assessments.at_level(seen.before, each)[column], way)
            for each in LEVELS
        },
        after={
            each: method.shown(assessments.at_level(after, each)[column], way)
            for each in LEVELS
            if each in there
        },
    )


def _figures(
    before: SchoolList, after: SchoolList, shortage: RoomShortages | None, lang: str
) -> str:
    """Hold the sums of each level beside each other."""
    shown = [name for name in FIGURES if after.figures[name].notna().any()]
    heads = [TableHead(label=say("files.changes.level", lang=lang))]
    heads += [
        TableHead(label=say(f"files.changes.{name}", lang=lang), number=True)
        for name in ("schools", *shown)
    ]
    if shortage is not None:
        heads.append(TableHead(label=shortage.name, number=True))
    rows = []
    for level in LEVELS:
        old, new = (_of_level(each, str(level)) for each in (before, after))
        if not len(old) and not len(new):
            continue
        cells = [text(words.say(f"level.{level}", lang=lang)), _pair(len(old), len(new), lang)]
        cells += [_pair(_sum(old[name]), _sum(new[name]), lang) for name in shown]
        if shortage is not None:
            then, now = (each.get(level, math.nan) for each in (shortage.before, shortage.after))
            cells.append(_pair(then, now, lang))
        rows.append(TableRow(cells=cells))
    name = say("files.changes.figures", lang=lang)
    return html_table.html(heads, rows, name=name)


def _of_level(schools: SchoolList, level: str) -> pd.DataFrame:
    """Return the figures of one level."""
    return schools.figures[schools.figures.index.get_level_values("level") == level]


def _sum(values: pd.Series) -> float:
    """Sum figures; nothing where none is told."""
    return float(values.sum()) if values.notna().any() else math.nan


def _pair(then: float, now: float, lang: str) -> str:
    """Write a figure before and after, the change under it."""
    written = [
        "–" if math.isnan(value) else words.number(value, lang=lang) for value in (then, now)
    ]
    if written[0] == written[1]:
        return text(written[1])
    change = now - then
    sign = (
        ""
        if math.isnan(change)
        else f"{'+' if change > 0 else '−'}{words.number(abs(change), lang=lang)}"
    )
    return text(f"{written[0]} → {written[1]}") + html_table.quiet(sign)


def _listed(rows: pd.DataFrame, sort: str, lang: str) -> str:
    """List the schools of one sort of change."""
    heads = [
        TableHead(label=say("files.changes.school", lang=lang)),
        TableHead(label=say("files.changes.what", lang=lang)),
    ]
    here = rows[rows["change"].replace(_OF) == sort]
    lines: dict[tuple[str, str], list[str]] = {}
    for row in here.itertuples(index=False):
        name = str(row.before_name if sort == "gone" else row.after_name)
        code = str(row.before_id if sort == "gone" else row.after_id)
        lines.setdefault((code, name), []).append(_what(row, lang))
    listed = [
        TableRow(cells=[text(name), text("; ".join(filter(None, what)) or "–")])
        for (_, name), what in list(lines.items())[:_LISTED]
    ]
    if sort != "changed":
        heads, listed = heads[:1], [TableRow(cells=row.cells[:1]) for row in listed]
    return html_table.html(heads, listed, name=say(f"files.changes.{sort}", lang=lang))


def _what(row: object, lang: str) -> str:
    """Say one change of a school."""
    change = str(getattr(row, "change", ""))
    if change == "renamed":
        return say("files.changes.renamed", lang=lang, name=getattr(row, "before_name", ""))
    level = str(getattr(row, "level", ""))
    called = words.say(f"level.{level}", lang=lang) if level in LEVELS else level
    if change in {"level_added", "level_gone"}:
        return say(f"files.changes.{change}", lang=lang, level=called)
    if change != "changed":
        return ""
    values = [float(getattr(row, name)) for name in ("before", "after")]
    written = ["–" if math.isnan(one) else words.number(one, lang=lang) for one in values]
    figure = say(f"files.changes.{getattr(row, 'figure', '')}", lang=lang)
    return f"{called}, {figure}: {written[0]} → {written[1]}"
