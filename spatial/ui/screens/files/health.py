"""How well the data are: complete, how old, of which kind, what looks odd, what is missing."""

from __future__ import annotations

import streamlit as st

from spatial import clock, words
from spatial.intake.report import health, health_sentences, kind_counts
from spatial.intake.report.health import Filled, Health
from spatial.records import Kind
from spatial.tables import schema
from spatial.ui.memo import once
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import listing, tag, text

_NAMES = 12  # names listed of each sort
_KINDS = {
    Kind.PUBLISHED: "published",
    Kind.SURVEYED: "surveyed",
    Kind.ESTIMATED: "estimated",
    Kind.ASSUMED: "assumed",
    kind_counts.UNTOLD: "untold",
}


def draw(seat: UploadView) -> None:
    """Show the state of the data."""
    lang = seat.lang
    reading, today = seat.reading, clock.today()
    state_ = once(reading, f"health{today}", lambda: health.examine(reading, today=today))
    st.html(_tables(state_, lang))
    _odd(state_, lang, whole=seat.reading.network is not None)
    if state_.balances:
        st.html(_balances(state_, lang))
    if state_.unable:
        lines = [text(words.say(f"health.unable.{code}", lang=lang)) for code in state_.unable]
        title = html_table.title(say("files.health.unable", lang=lang))
        st.html(title + listing(lines, css="tl-story"))
    _columns(state_, lang)


def _tables(state_: Health, lang: str) -> str:
    """Draw one line a table: rows, how full, how old, of which kind."""
    heads = [
        TableHead(label=say(f"files.health.{name}", lang=lang), number=name in {"rows", "full"})
        for name in ("table", "rows", "full", "age", "kinds")
    ]
    ages = {each.table: each for each in state_.dated}
    rows = []
    for name in dict.fromkeys(each.table for each in state_.filled):
        here = [each for each in state_.filled if each.table == name]
        dated = ages.get(name)
        age = (
            say("files.health.aged", lang=lang, year=dated.year, age=dated.age_years)
            if dated
            else "–"
        )
        rows.append(
            TableRow(
                cells=[
                    text(health_sentences.table(name, lang=lang)),
                    words.number(here[0].rows, lang=lang),
                    _share(_required(here), lang),
                    text(age),
                    _kinds(state_.kinds.get(name, {}), lang),
                ]
            )
        )
    title = say("files.health.title", lang=lang)
    note = tag("p", text(say("files.health.note", lang=lang)), css="tl-quiet")
    return html_table.title(title) + html_table.html(heads, rows, name=title) + note


def _required(columns: list[Filled]) -> tuple[int, int]:
    """Count the values there and wanted in the columns a table cannot do without."""
    wanted = [each for each in columns if schema()[each.table].columns[each.column].required]
    return sum(each.filled for each in wanted), sum(each.rows for each in wanted)


def _share(part: tuple[int, int], lang: str) -> str:
    """Write a share in percent; never 100 where a value is missing."""
    there, wanted = part
    if not wanted:
        return "–"
    percent = 100 * there / wanted
    shown = percent if there == wanted else min(percent, 99.9)
    return f"{words.number(shown, lang=lang, decimals=0 if there == wanted else 1)} %"


def _kinds(counts: object, lang: str) -> str:
    """Draw a bar of the kinds with its words."""
    if not isinstance(counts, dict) or not sum(counts.values()):
        return "–"
    total = sum(counts.values())
    bar = "".join(
        tag("i", css=f"tl-kind-{_KINDS[kind]}", style=f"width:{100 * count / total:.1f}%")
        for kind, count in counts.items()
        if count
    )
    sentence = health_sentences.kinds(counts, lang=lang)
    return tag("span", bar, css="tl-kind", role="img", aria_label=sentence) + html_table.quiet(
        sentence
    )


def _odd(state_: Health, lang: str, *, whole: bool) -> None:
    """Say what looks odd, each with its names; of files not usable yet, that nobody looked."""
    lines = health_sentences.sentences(_only_odd(state_), lang=lang, most=_NAMES)
    title = html_table.title(say("files.health.odd", lang=lang))
    if lines:
        st.html(title + listing([text(line) for line in lines], css="tl-story"))
    else:
        key = "nothing_odd" if whole else "not_looked"
        nothing = tag("p", text(say(f"files.health.{key}", lang=lang)), css="tl-lead")
        st.html(title + nothing)


def _only_odd(state_: Health) -> Health:
    """Leave out what the table above says already."""
    return Health(
        kinds={},
        placeless=state_.placeless,
        landless=state_.landless,
        roomless=state_.roomless,
        odd=state_.odd,
        childless=state_.childless,
        findings=state_.findings,
    )


def _balances(state_: Health, lang: str) -> str:
    """Hold the pupils of each level against the residents of its ages."""
    heads = [
        TableHead(label=say(f"files.health.{name}", lang=lang), number=name != "level")
        for name in ("level", "pupils", "residents", "share")
    ]
    rows = []
    for each in state_.balances:
        ages = say("files.health.ages", lang=lang, first=each.first_age, last=each.last_age)
        share = f"{words.number(100 * each.share, lang=lang)} %"
        mark = tag("span", text(say("files.health.look", lang=lang)), css="tl-warn")
        rows.append(
            TableRow(
                cells=[
                    text(words.say(f"level.{each.level}", lang=lang)) + html_table.quiet(ages),
                    words.number(each.pupils, lang=lang),
                    words.number(each.residents, lang=lang),
                    text(share) + (mark if each.odd else ""),
                ]
            )
        )
    title = say("files.health.balance", lang=lang, year=state_.balances[0].year)
    return html_table.title(title) + html_table.html(heads, rows, name=title)


def _columns(state_: Health, lang: str) -> None:
    """List every column with how many rows have a value."""
    with st.expander(say("files.health.columns", lang=lang), key="files_health_columns"):
        heads = [
            TableHead(
                label=say(f"files.health.{name}", lang=lang), number=name in {"filled", "share"}
            )
            for name in ("column", "filled", "share")
        ]
        rows: list[TableRow | str] = []
        for name in dict.fromkeys(each.table for each in state_.filled):
            rows.append(health_sentences.table(name, lang=lang))
            for each in (one for one in state_.filled if one.table == name):
                column = schema()[name].columns[each.column]
                must = say("files.health.must", lang=lang) if column.required else ""
                counted = (
                    f"{words.number(each.filled, lang=lang)} / {words.number(each.rows, lang=lang)}"
                )
                rows.append(
                    TableRow(
                        cells=[
                            text(column.meaning[lang]) + html_table.quiet(must),
                            counted,
                            _share((each.filled, each.rows), lang),
                        ]
                    )
                )
        st.html(html_table.html(heads, rows, name=say("files.health.columns", lang=lang)))
