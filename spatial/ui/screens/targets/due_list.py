"""What a plan wants reported, to whom and when, and the tasks it gives every office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from spatial import clock, words
from spatial.export import ics
from spatial.targets.due_days import DueDay, due_days
from spatial.targets.duties import Duty, Office, duties
from spatial.ui.screens.targets import plan_choice
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.session.page_command import PageCommand
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table, inputs
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import tag, text

PRINTED = ""
DAYS = ("when", "report", "who", "to", "section")
TASKS = ("office", "what", "answer", "section")
_AHEAD = 5  # years after today's that may be asked: as far as the plans' last reviews


def draw(seen: Seen) -> None:
    """Choose a plan and a year; list what is due and the tasks of every office."""
    lang = seen.lang
    first, second = st.columns([1.2, 1])
    with first:
        name = plan_choice.draw(seen)
    with second:
        this = clock.today().year
        year = inputs.select(
            say("due.year", lang=lang),
            (PRINTED, *map(str, range(this, this + _AHEAD + 1))),
            key="targets.due_year",
            usual=PRINTED,
            name=lambda one: one or say("due.printed", lang=lang),
        )
    days = due_days(name, year=int(year) if year else None)
    st.html(html_table.title(say("due.table", lang=lang)) + day_table(days, lang=lang))
    if days:
        written = ics.calendar(days, on=seen.view.on or clock.today(), lang=lang)
        downloads.told_file(
            say("due.file", lang=lang),
            written,
            f"{name}.ics",
            key="due_file",
            told=partial(told, seen, name, year, {f"{name}.ics": written}),
            lang=lang,
        )
    tasks = [duty for duty in duties(name) if duty.office is not None and duty.due is None]
    st.html(html_table.title(say("due.given", lang=lang)) + task_table(tasks, lang=lang))


def told(seen: Seen, name: str, year: str, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of a plan's calendar; ``PRINTED`` for the days as the plan prints them."""
    asked = PageCommand(
        words=("calendar", name, *(() if year == PRINTED else ("--year", year))), inputs=()
    )
    return page_command.manifest_bytes(seen, asked, made, assessed=False)


def day_table(days: Sequence[DueDay], *, lang: str) -> str:
    """Draw the days, one a row, the plan's words under each."""
    if not days:
        return tag("p", text(say("due.none", lang=lang)), css="tl-none")
    heads = [html_table.figures(f"due.day.{name}", lang=lang, number=False) for name in DAYS]
    rows = [TableRow(cells=_day(day, lang)) for day in days]
    return html_table.html(heads, rows, name=say("due.table", lang=lang), css="tl-first")


def task_table(tasks: Sequence[Duty], *, lang: str) -> str:
    """Draw the tasks of the offices, one a row."""
    if not tasks:
        return tag("p", text(say("due.no_tasks", lang=lang)), css="tl-none")
    heads = [html_table.figures(f"due.task.{name}", lang=lang, number=False) for name in TASKS]
    rows = [
        TableRow(
            cells=[
                _office(duty.office, lang),
                tag("q", text(duty.quote), lang="vi"),
                text(duty.answer.label[lang])
                + html_table.quiet(words.say(f"duty.state.{duty.answer.state}", lang=lang)),
                text(duty.section),
            ]
        )
        for duty in tasks
    ]
    return html_table.html(heads, rows, name=say("due.given", lang=lang), css="tl-first")


def _day(day: DueDay, lang: str) -> list[str]:
    """Draw one day."""
    remarks = [
        *([words.say("due.carried", lang=lang)] if day.is_carried else []),
        *([words.say("due.reading", lang=lang)] if day.before is None else []),
    ]
    return [
        tag("b", text(day.when(lang=lang))) + html_table.quiet(" ".join(remarks)),
        text(day.due.report[lang]) + html_table.quiet(f"“{day.duty.quote}”"),
        _office(day.duty.office, lang),
        text(day.due.reports_to[lang]),
        text(day.duty.section),
    ]


def _office(office: Office | None, lang: str) -> str:
    """Draw an office, and under it who does its work since there are no districts."""
    if office is None:
        return ""
    now = office.now[lang] if office.now[lang] != office.name[lang] else ""
    return text(office.name[lang]) + html_table.quiet(now)
