"""A plan followed year by year: base, latest result, target, pace, who is responsible."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from spatial import clock, readings, words
from spatial.commands.progress import rest, summary
from spatial.commands.targets import EMBEDDED
from spatial.export import documents
from spatial.export import progress as files
from spatial.export.documents import DocumentKind, YearSource, year_source
from spatial.targets import pack
from spatial.targets.pack import Pack, indicators
from spatial.targets.progress import STATUSES, TargetCourse, counted
from spatial.targets.units import difference, figure, measured
from spatial.ui.memo import once
from spatial.ui.screens.targets import plan_choice
from spatial.ui.session import assessments, page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.session.page_command import PageCommand
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table, inputs
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import tag, text

ANY, REPORT = "", f"{DocumentKind.YEARLY}.docx"
COLUMNS = ("indicator", "base", "latest", "goal", "status", "pace", "office")


def draw(seen: Seen) -> None:
    """Choose a plan, a year and a status; show how far its targets have come."""
    lang, town = seen.lang, seen.after.network
    day = seen.view.on or clock.today()
    first, second, third = st.columns([1.2, 0.8, 1.2])
    with first:
        name = plan_choice.draw(seen)
    plan = pack(name)
    with second:
        year = int(
            inputs.select(
                say("course.year", lang=lang),
                years(plan, on=day),
                key="targets.course_year",
                usual=str(day.year),
            )
        )
    with third:
        status = inputs.select(
            say("course.status", lang=lang),
            (ANY, *STATUSES),
            key="targets.course_status",
            usual=ANY,
            name=lambda one: (
                words.say(f"progress.status.{one}", lang=lang)
                if one
                else say("course.any", lang=lang)
            ),
        )
    own = plan_choice.is_followed(town, plan)
    source = report_source(seen, plan, year)
    found = source.courses
    st.html(_summary(plan, found, year, lang, own=own))
    for said in rest(plan, town.progress, lang=lang) if own else ():
        st.html(html_table.quiet(said))
    shown = [
        one
        for one in found
        if one.status == status or (status == ANY and one.status not in {"untold", "worded"})
    ]
    if shown or status != ANY:  # what would bring rows to life is said above
        st.html(table(shown, lang=lang))
    downloads.button(
        words.say(f"doc.kind.{DocumentKind.YEARLY}", lang=lang),
        partial(documents.yearly_docx, source),
        REPORT,
        key="course_report",
        icon=downloads.ICON,
    )
    written = files.every(plan, found, year=year, lang=lang)
    downloads.offer(
        written,
        name=f"target-progress-{plan.locality}-{year}.zip",
        prefix="course",
        lang=lang,
        told=partial(told, seen, source, written) if sayable(seen, plan) else None,
    )


def report_source(seen: Seen, plan: Pack, year: int) -> YearSource:
    """Take what page and yearly report both tell of; of the plan it follows, its tables."""
    town = assessments.town(seen.source)
    own = plan_choice.is_followed(town, plan)
    usual = dataclasses.replace(seen.view.options, year=0)  # as the command, whatever year is shown
    standing = assessments.assess(seen.source, usual, own=seen.view.own) if own else None
    return YearSource(
        on=seen.view.on or clock.today(),
        year=year,
        lang=seen.lang,
        plan=plan,
        entered=town.progress if own else pd.DataFrame(),
        assessment=None
        if standing is None
        else once(standing, f"of_year.{year}", partial(readings.of_year, standing, year)),
    )


def sayable(seen: Seen, plan: Pack) -> bool:
    """Tell whether a command can be told it: it reads the embedded district with its own plan."""
    followed = plan_choice.is_followed(assessments.town(seen.source), plan)
    return followed or plan.locality != EMBEDDED


def told(seen: Seen, source: YearSource, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files and of the yearly report."""
    plan = source.plan
    name = "" if plan is None else plan.locality
    until = str(source.year)
    every = {**made, REPORT: documents.yearly_docx(source)}
    if source.assessment is None:  # a plan of elsewhere: nothing of the locality is told
        asked = PageCommand(words=("progress", "--locality", name, "--year", until), inputs=())
        return page_command.manifest_bytes(seen, asked, every, assessed=False)
    asked = page_command.command(
        seen, "progress", "--locality", name, "--year", until, without=("year", "proposals")
    )
    return page_command.manifest_bytes(seen, asked, every)


def years(plan: Pack, *, on: date) -> tuple[str, ...]:
    """List the years that may be asked on a day: from the plan's first figure to the year ahead."""
    last = year_source.last_year(on)
    told = [one.year for one in plan.targets if one.year is not None]
    return tuple(map(str, range(min([*told, last]), last + 1)))


def _summary(plan: Pack, found: Sequence[TargetCourse], year: int, lang: str, *, own: bool) -> str:
    """Count the targets by status, and say what would bring the others to life."""
    told = counted(found)
    sentence = summary(found, name=plan.name[lang], year=year, lang=lang)
    lines = [tag("p", text(sentence), css="tl-headline")]
    if told["untold"]:
        lines.append(html_table.quiet(say("course.fill", lang=lang, count=told["untold"])))
    if not own:
        lines.append(html_table.quiet(say("course.not_own", lang=lang)))
    return "".join([*lines, html_table.quiet(say("course.formula", lang=lang))])


def table(shown: Sequence[TargetCourse], *, lang: str) -> str:
    """Draw courses, one a row; wards and schools open under each."""
    if not shown:
        return tag("p", text(say("course.none", lang=lang)), css="tl-none")
    heads = [
        html_table.figures(f"course.head.{name}", lang=lang, number=name in {"base", "latest"})
        for name in COLUMNS
    ]
    rows = [TableRow(cells=_cells(one, lang)) for one in shown]
    return html_table.html(heads, rows, name=say("course.table", lang=lang), css="tl-first")


def _cells(course: TargetCourse, lang: str) -> list[str]:
    """Draw one course."""
    target, latest = course.target, course.latest
    about = words.say(f"target.level.{target.level}", lang=lang)
    office = (latest.office if latest else "") or (
        course.office.name[lang] if course.office else ""
    )
    now = course.office.now[lang] if course.office else ""
    year = f" · {target.year}" if target.year else ""
    late = course.status in {"behind", "missed"}
    status = words.say(f"progress.status.{course.status}", lang=lang)
    return [
        tag("b", text(indicators()[target.indicator].label[lang]))
        + html_table.quiet(f"{about} · {target.section}")
        + _places(course, lang),
        _at(course.base, course.base_year, target.unit, lang),
        _at(latest.value if latest else None, latest.year if latest else None, target.unit, lang)
        + html_table.quiet(_source(course, lang)),
        text(figure(target, lang=lang) + year),
        tag("span", text(status), css="tl-warn" if late else ""),
        _pace(course, lang),
        text(office) + html_table.quiet(now if now != office else ""),
    ]


def _source(course: TargetCourse, lang: str) -> str:
    """Say where the latest result comes from."""
    latest = course.latest
    if latest is None:
        return ""
    origin = words.say(f"progress.origin.{latest.origin}", lang=lang)
    kind = say(f"kind.{latest.kind}", lang=lang) if latest.kind else ""
    return " · ".join(part for part in (origin, kind, latest.source) if part)


def _pace(course: TargetCourse, lang: str) -> str:
    """
    Write the pace needed, and under it the plan's own and where an even one would be.

    Of a share both paces are points of percent, and where an even one would be is a percentage.
    """
    if course.pace_needed is None:
        return ""
    planned = course.pace_planned
    unit = course.target.unit
    under = []
    if planned is not None:
        under.append(say("course.planned", lang=lang, value=difference(planned, unit, lang=lang)))
    if course.expected is not None:
        place = measured(course.expected, unit, lang=lang)
        under.append(words.say("progress.expected", lang=lang, value=place))
    return text(difference(course.pace_needed, unit, lang=lang)) + html_table.quiet(
        " · ".join(under)
    )


def _places(course: TargetCourse, lang: str) -> str:
    """Offer the results of wards and schools."""
    if not course.places:
        return ""
    lines = [
        " ".join(
            part
            for part in (
                place.school_id or place.ward_id,
                measured(place.result.value, course.target.unit, lang=lang),
                f"({place.result.year})",
                words.say(f"progress.status.{place.status}", lang=lang) if place.status else "",
            )
            if part
        )
        for place in course.places
    ]
    head = tag("summary", text(say("course.places", lang=lang, count=len(lines))), css="tl-sub")
    return tag("details", head, "".join(html_table.quiet(one) for one in lines))


def _at(value: float | None, year: int | None, unit: str, lang: str) -> str:
    """Draw a figure with its unit's sign over its year, or quietly that there is none."""
    if value is None or year is None:
        return tag("span", text(words.say("progress.none", lang=lang)), css="tl-none")
    return tag("b", text(measured(value, unit, lang=lang))) + html_table.quiet(str(year))
