"""One plan's targets beside what is measured, the authority above, and what contradicts."""

from __future__ import annotations

import streamlit as st

from spatial import clock, readings, words
from spatial.commands.targets import rows as said_rows
from spatial.targets import TargetRow as Found
from spatial.targets import pack, registry
from spatial.ui.screens.targets import plan_choice
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table, inputs
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import tag, text

ANY = ""
ARROWS = {"up": "↗", "down": "↘", "flat": "→"}
COLUMNS = ("indicator", "figure", "observed", "gap", "parent", "trend")


def draw(seen: Seen) -> None:
    """Choose a plan and filters; show its figures."""
    lang, here = seen.lang, seen.after.network.locality.key
    first, second, third, fourth = st.columns([1.1, 1, 1, 1.2])
    with first:
        name = plan_choice.draw(seen)
    plan = pack(name)
    day = seen.view.on or clock.today()
    rows = registry(plan, readings.facts(seen.after, day=day) if name == here else None)
    told = list(zip(rows, said_rows(rows, lang=lang), strict=True))
    with second:
        kind = _filter("kind", [row.target.kind for row in rows], lang)
    with third:
        level = _filter("level", [row.target.level for row in rows], lang)
    with fourth:
        asked = inputs.select(
            say("targets.asked", lang=lang),
            (ANY, "flagged", "measured", "parent"),
            key="targets.asked",
            usual=ANY,
            name=lambda one: say(f"targets.ask.{one or 'any'}", lang=lang),
        )
    shown = [
        (row, line)
        for row, line in told
        if kind in (ANY, row.target.kind)
        and level in (ANY, row.target.level)
        and _answers(row, asked)
    ]
    st.html(_summary(seen, rows, shown_count=len(shown), own=name == here))
    st.html(table(shown, lang=lang))


def _filter(name: str, values: list[str], lang: str) -> str:
    """Choose one of the kinds or levels a plan has, or all."""
    return inputs.select(
        say(f"targets.{name}", lang=lang),
        [ANY, *dict.fromkeys(values)],
        key=f"targets.{name}",
        usual=ANY,
        name=lambda one: (
            say(f"target.{name}.{one}", lang=lang) if one else say(f"targets.any_{name}", lang=lang)
        ),
    )


def _answers(row: Found, asked: str) -> bool:
    """Tell whether a row is one of those asked for."""
    if asked == "flagged":
        return bool(row.flags)
    if asked == "measured":
        return row.observed is not None
    return row.parent is not None if asked == "parent" else True


def _summary(seen: Seen, rows: tuple[Found, ...], *, shown_count: int, own: bool) -> str:
    """Count what is shown, and say what is measured on."""
    lang = seen.lang
    sentence = say(
        "targets.summary",
        lang=lang,
        shown=shown_count,
        count=len(rows),
        measured=sum(row.observed is not None for row in rows),
        flagged=sum(bool(row.flags) for row in rows),
    )
    on = say(
        "targets.measured_on" if own else "targets.not_measured", lang=lang, year=seen.view.year
    )
    return tag("p", text(sentence), css="tl-headline") + tag("p", text(on), css="tl-quiet")


def table(shown: list[tuple[Found, dict[str, str]]], *, lang: str) -> str:
    """Draw the figures, one a row; the plan's own words open under each."""
    if not shown:
        return tag("p", text(say("targets.none", lang=lang)), css="tl-none")
    numbers = {"figure", "observed", "gap"}
    heads = [
        html_table.figures(f"targets.head.{name}", lang=lang, number=name in numbers)
        for name in COLUMNS
    ]
    rows = [TableRow(cells=_cells(row, line, lang)) for row, line in shown]
    heads, rows = html_table.without_empty(heads, rows)
    return html_table.html(heads, rows, name=say("targets.table", lang=lang), css="tl-first")


def _cells(row: Found, line: dict[str, str], lang: str) -> list[str]:
    about = f"{line['level']} · {line['period']} · {line['kind']}"
    warnings = "".join(tag("span", text(flag.say(lang=lang)), css="tl-warn") for flag in row.flags)
    note = html_table.quiet(row.target.note.get(lang, ""))
    raw = row.target.raw
    printed = say("targets.raw", lang=lang, raw=f"{raw:g}") if raw is not None else ""
    arrow = f"{ARROWS[row.trend]} {line['trend']}" if row.trend else ""
    return [
        tag("b", text(line["indicator"]))
        + html_table.quiet(about)
        + warnings
        + note
        + _source(row, lang),
        _or_none(line["figure"], known=row.target.value is not None) + html_table.quiet(printed),
        _or_none(line["observed"], known=row.observed is not None)
        + html_table.quiet(line["measured"]),
        text(line["gap"]),
        text(line["parent"]),
        text(arrow),
    ]


def _or_none(written: str, *, known: bool) -> str:
    """Draw a figure, or quietly that there is none."""
    return tag("b", text(written)) if known else tag("span", text(written), css="tl-none")


def _source(row: Found, lang: str) -> str:
    """Offer the plan's own words, or where else the figure stands."""
    quote = tag("q", text(row.target.quote), lang="vi") if row.target.quote else ""
    section = row.target.section
    where = words.say("target.line.section", lang=lang, section=section) if section else ""
    source = html_table.quiet(row.target.source or where)
    if not quote and not source:
        return ""
    head = tag("summary", text(say("targets.source", lang=lang)), css="tl-sub")
    return tag("details", head, quote + source)
