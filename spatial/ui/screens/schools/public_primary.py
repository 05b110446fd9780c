"""Wards without enough public primary schools, in the form of the city's decision."""

from __future__ import annotations

import dataclasses
from functools import partial

import streamlit as st

from spatial import demand, norms, public_primary, words
from spatial.commands import public_primary as said
from spatial.norms.changes import cite
from spatial.public_primary import NO_SCHOOL, STATEMENT, TOO_FULL, PublicPrimary
from spatial.ui.session import assessments, page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

HEADS = ("ward", "residents", "rooms", "ratio", "leave")
PAIR = ("ward", "published", "ratio", "times")
FILE = f"{said.NAME}.csv"
PRESS_YEAR = 2023  # the school year 2023-2024 the decision is of


def draw(seen: Seen) -> None:
    """Show the list of today, what takes each ward off it, and the printed ratios beside ours."""
    lang, examined = seen.lang, public_primary.examine(seen.after)
    statement = norms.read().statement(STATEMENT)
    st.html(tag("p", text(statement.text[lang]), css="tl-own"))
    head = words.say(
        "public_primary.head",
        lang=lang,
        listed=len(examined.listed),
        wards=len(examined.wards),
        year=examined.year,
        source=statement.source,
    )
    st.html(tag("p", text(head), css="tl-headline"))
    st.html(_table(examined, lang))
    if pairs := _pairs(seen, lang):  # other places were never printed
        st.html(pairs)
    downloads.told_file(
        say("norms.public_primary.file", lang=lang),
        said.table_bytes(examined),
        FILE,
        key="norms_public_primary_file",
        told=partial(told, seen, examined),
        lang=lang,
    )


def told(seen: Seen, examined: PublicPrimary) -> bytes:
    """Write the manifest of the list."""
    asked = page_command.command(seen, "public-primary")
    return page_command.manifest_bytes(seen, asked, {FILE: said.table_bytes(examined)})


def _table(examined: PublicPrimary, lang: str) -> str:
    """Draw the wards test by test, those not listed last."""
    rows: list[TableRow | str] = []
    table = said.rows(examined)
    for test in (NO_SCHOOL, TOO_FULL, 0, None):
        here = [row for row in table if row["test"] == test]
        if here:
            limit = words.number(examined.limit.value, lang=lang)
            clause = cite(examined.limit, lang=lang)
            blanks = {"count": len(here), "limit": limit, "clause": clause}
            key = "test_untold" if test is None else f"test_{test}"
            rows.append(words.say(f"public_primary.{key}", lang=lang, **blanks))
            rows += [_ward(row, lang) for row in here]
    heads = [
        TableHead(
            label=say(f"norms.public_primary.{name}", lang=lang),
            number=name not in {"ward", "leave"},
        )
        for name in HEADS
    ]
    name = say("norms.section.public_primary", lang=lang)
    return html_table.html(heads, rows, name=name, css="tl-first")


def _ward(row: dict[str, object], lang: str) -> TableRow:
    """Draw one ward: its figures, and what takes it off the list."""
    written = said.blanks(row, lang)
    leave = ""
    if row["test"] in {NO_SCHOOL, TOO_FULL}:
        leave = words.say(f"public_primary.leave_{row['test']}", lang=lang, **written)
    schools = say("norms.public_primary.schools", lang=lang, count=written["public_schools"])
    return TableRow(
        cells=[
            tag("b", text(written["ward"])) + html_table.quiet(written["kind"]),
            text(written["residents"]),
            text(written["public_rooms"]) + html_table.quiet(schools),
            tag("b", text(written["residents_per_room"])),
            text(leave),
        ]
    )


def _pairs(seen: Seen, lang: str) -> str:
    """Draw the ratios the press printed beside ours of the same year and the wards of then."""
    examined = _of_the_press(seen)
    printed = [row for row in said.rows(examined) if row["published"] is not None]
    if not printed:
        return ""
    heads = [
        TableHead(label=say(f"norms.public_primary.{name}", lang=lang), number=name != "ward")
        for name in PAIR
    ]
    rows = []
    for row in printed:
        written = said.blanks(row, lang)
        ours, theirs = row["residents_per_room"], row["published"]
        times = "–"
        if isinstance(ours, float) and isinstance(theirs, float):
            times = words.number(ours / theirs, lang=lang, decimals=2)
        rows.append(
            TableRow(
                cells=[
                    tag("b", text(written["ward"])),
                    text(written["published"]),
                    text(written["residents_per_room"]),
                    text(times),
                ]
            )
        )
    name = say("norms.public_primary.pairs", lang=lang, year=examined.year)
    return html_table.title(name) + html_table.html(heads, rows, name=name)


def _of_the_press(seen: Seen) -> PublicPrimary:
    """Put the wards of before the merger to the tests in the year of the decision."""
    town = seen.after.network
    first, last = demand.years(town)
    year = min(max(PRESS_YEAR, first), last)
    options = dataclasses.replace(
        seen.view.options, year=year, units=town.base_units, scenario="published"
    )
    return public_primary.examine(assessments.assess(seen.source, options, own=seen.view.own))
