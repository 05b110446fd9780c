"""Checks a school or a ward passes or not; where the data tell nothing, the page says so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from functools import cache, partial

import pandas as pd
import streamlit as st

from spatial import clock, deficit, norms, words
from spatial.export import checks as files
from spatial.norms import Norm, checks
from spatial.norms.changes import cite, figure, level_name
from spatial.norms.checks import CheckResults, Finding
from spatial.records import Level, Status
from spatial.ui.session import assessments, page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table, inputs
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import listing, tag, text

MOST = 40  # rows of a sheet; the rest is counted under it, the file has all
# Checks told as sentences.
SAID = ("size", "building", "groups", "independent", "institutions", "teachers")
RARE = frozenset({"independent", "institutions"})  # most localities have none to be held


def draw(seen: Seen) -> None:
    """Show each check in a fold of its own; its head says what was found."""
    lang, area = seen.lang, seen.rules.area
    column, _ = st.columns([1, 3])
    with column:
        day = inputs.day(
            say("norms.check_day", lang=lang), key="norms.check_day", usual=clock.today()
        )
    sentence = say("norms.check_scope", lang=lang, area=say(f"norm.area.{area}", lang=lang))
    how = tag("span", text(say("norms.check_open", lang=lang)), css="tl-screen")
    st.html(tag("p", text(sentence), " ", how, css="tl-quiet"))
    results = checks.run(
        seen.after.network,
        seen.after.wards,
        rules=seen.rules,
        day=day,
        area=area,
        units=seen.view.units,
    )
    schools = results.schools
    schools["ward"] = [seen.name(str(ward_id)) for ward_id in schools["ward_id"]]
    _fold(seen, "planning", *_planning(seen, day, area))
    _fold(seen, "land", *_land(seen, schools))
    for name in SAID:
        if name in RARE and not results.findings[name]:
            continue
        _fold(seen, name, *_said(seen, name, results.findings[name], schools))
    _fold(seen, "standard", *_standard(seen, schools))
    _fold(seen, "recognition", *_recognition(seen, results))
    _file(seen, day, results)


def _said(
    seen: Seen, name: str, findings: tuple[Finding, ...], schools: pd.DataFrame
) -> tuple[str, str]:
    """Tell what a check found broken, one sentence a figure, its clause in it."""
    lang = seen.lang
    if not findings:
        return say("norms.no_data", lang=lang), _absent(name, lang)
    bad = checks.broken(findings)
    verdict = say("norms.broken", lang=lang, count=len(bad), all=len(findings))
    sentences = _sentences([one.say(lang=lang) for one in bad], lang)
    return verdict, html_table.quiet(_kinds(schools, lang)) + sentences


def _kinds(schools: pd.DataFrame, lang: str) -> str:
    """Say how the figures of the schools are known."""
    kinds = sorted({str(kind) for kind in schools["kind"]})
    sentence = ", ".join(say(f"kind.{kind}", lang=lang) for kind in kinds)
    return say("norms.school_kinds", lang=lang, kinds=sentence)


def _sentences(sentences: list[str], lang: str) -> str:
    """List sentences, cut at `MOST`."""
    if not sentences:
        return tag("p", text(say("norms.all_kept", lang=lang)), css="tl-quiet")
    listed = listing((text(sentence) for sentence in sentences[:MOST]), css="tl-story")
    return listed + html_table.more(len(sentences) - MOST, lang=lang)


def _recognition(seen: Seen, results: CheckResults) -> tuple[str, str]:
    """Put the schools closest to the next level of the national standard first."""
    lang = seen.lang
    if not results.recognitions:
        return say("norms.no_data", lang=lang), _absent("recognition", lang)
    near = checks.closest(results.recognitions, level=2)
    names = seen.after.network.schools["name"].to_dict()
    count = sum(recognition.level >= 1 for recognition in results.recognitions)
    verdict = say("norms.recognised", lang=lang, count=count, all=len(results.recognitions))
    return verdict, _sentences([one.say(names[one.school_id], lang=lang) for one in near], lang)


def _file(seen: Seen, day: date, results: CheckResults) -> None:
    """Hand out every figure held against a norm, with its manifest; written when taken."""
    content = cache(partial(files.csv, results, lang=seen.lang))
    downloads.told_file(
        say("norms.checks_file", lang=seen.lang),
        content,
        files.FILE,
        key="norms_checks_file",
        told=lambda: manifest(seen, day, content()),
        lang=seen.lang,
    )


def manifest(seen: Seen, day: date, table: bytes) -> bytes:
    """Write the manifest of the file."""
    asked = page_command.command(seen, "norm-checks", "--on", day.isoformat())
    return page_command.manifest_bytes(seen, asked, {files.FILE: table})


def told(table: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    """Name the columns a table has any figure in."""
    return [name for name in columns if name in table and table[name].notna().any()]


def _fold(seen: Seen, name: str, verdict: str, inner: str) -> None:
    """Show one check."""
    head = say(f"norms.check.{name}", lang=seen.lang)
    with st.expander(f"**{head}** · {verdict}", expanded=name == "land"):
        st.html(inner)


def _absent(name: str, lang: str) -> str:
    """Say what a check would need."""
    return tag("p", text(say(f"norms.needs.{name}", lang=lang)), css="tl-none")


def _sheet(
    seen: Seen, heads: Sequence[str], rows: list[TableRow], *, name: str, numbers: Sequence[str]
) -> str:
    """Draw a sheet, cut at `MOST` rows, and count the rest."""
    lang = seen.lang
    made = [
        html_table.figures(f"norms.head.{head}", lang=lang, number=head in numbers)
        for head in heads
    ]
    drawn = html_table.html(made, rows[:MOST], name=name)
    return drawn + html_table.more(len(rows) - MOST, lang=lang)


def _planning(seen: Seen, day: date, area: str) -> tuple[str, str]:
    """Hold every ward against the planning code of the day, counted on residents of all ages."""
    lang, level = seen.lang, seen.level
    known = checks.residents(seen.after.network, units=seen.view.units)
    if known is None:
        return say("norms.no_data", lang=lang), _absent("people", lang)
    rows = assessments.by_ward(seen.after, level)
    wards = rows[["seats", "land_have_m2"]].assign(people=known.people)
    table = checks.planned(wards, level=level, day=day, area=area)
    shorts = [name for name in ("land_short_m2", "places_short") if name in table]
    if not shorts:
        return say("norms.no_norm", lang=lang), _absent("planning", lang)
    short = int((table[shorts] > 0).any(axis=1).sum())
    told = int(table[shorts].notna().any(axis=1).sum())
    verdict = say("norms.wards_short", lang=lang, count=short, all=told)
    if not told:
        verdict = say(f"status.{Status.UNTOLD}", lang=lang)  # nobody knows, which is not zero
    joined = wards.join(table).sort_values(shorts[0], ascending=False)
    joined["ward"] = [seen.name(str(ward_id)) for ward_id in joined.index]
    parts = {
        "land_short_m2": ("land_need_m2", "land_have_m2", "land_short_m2"),
        "places_short": ("places_need", "seats", "places_short"),
    }
    heads = ["ward", "people", *(head for name in shorts for head in parts[name])]
    made = [_row(row, heads, lang) for _, row in joined.iterrows()]
    head = f"{level_name(level, lang=lang)}: {_clauses(level, day, area, lang)}"
    kind = say(f"kind.{known.kind}", lang=lang)
    note = html_table.quiet(say("norms.residents_of", lang=lang, year=known.year, kind=kind))
    name = say("norms.check.planning", lang=lang)
    drawn = _sheet(seen, heads, made, name=name, numbers=heads[1:])
    return verdict, tag("p", text(head), css="tl-own") + note + drawn


def _clauses(level: Level, day: date, area: str, lang: str) -> str:
    """Cite the figures of the planning code of a day."""
    law = norms.read()
    topics = ("places_per_1000", "land_per_resident_m2", "people_for_thpt_min")
    cited = [law.find(topic, day, area=area, level=level) for topic in topics]
    return "; ".join(_cited(norm, lang) for norm in cited if norm is not None)


def _cited(norm: Norm, lang: str) -> str:
    """Write a figure with its unit and its clause."""
    unit = words.say(f"norm.unit.{norm.unit}", lang=lang)
    return f"{figure(norm, lang=lang)} {unit} [{cite(norm, lang=lang)}]"


def _land(seen: Seen, schools: pd.DataFrame) -> tuple[str, str]:
    """Hold every school's land against the profile's land per pupil."""
    lang = seen.lang
    here = schools[(schools["level"] == seen.level) & schools["pupils"].notna()]
    if here.empty:
        return say("norms.no_data", lang=lang), _absent("land", lang)
    table = here.join(checks.school_land(here, rules=seen.rules))
    table = table.sort_values("land_short_m2", ascending=False)
    floor_m2 = table.get("floor_m2", pd.Series(math.nan, index=table.index))
    table["land_from_floor_m2"] = table["land_from_floor_m2"].where(floor_m2.notna())
    short = int((table["land_short_m2"] > 0).sum())
    floor = seen.rules.land_per_floor
    stand_in = [] if floor is None else ["land_from_floor_m2"]
    heads = ["school", "ward", "pupils", "land_need_m2", "land_m2", *stand_in, "land_short_m2"]
    rows = [_row(row, heads, lang) for _, row in table.iterrows()]
    norm = seen.rules.land_per_pupil_m2[seen.level]
    used = [norm, *_besides(seen, here), *([] if floor is None else [floor])]
    sentence = tag("p", text("; ".join(_cited(one, lang) for one in used)), css="tl-own")
    note = _kinds(table, lang)
    name = say("norms.check.land", lang=lang)
    known = int(table["land_short_m2"].notna().sum())
    verdict = say("norms.schools_short", lang=lang, count=short, all=known)
    if not known:
        verdict = say(deficit.status_key(Status.UNTOLD, deficit.LAND), lang=lang)
    elif known < len(table):
        verdict += "; " + say("norms.schools_landless", lang=lang, count=len(table) - known)
    return verdict, sentence + html_table.quiet(note) + _sheet(
        seen, heads, rows, name=name, numbers=heads[2:]
    )


def _besides(seen: Seen, here: pd.DataFrame) -> list[Norm]:
    """List the land norms of boarders, where anybody boards."""
    tables = {
        "boarders": seen.rules.land_per_boarder_m2,
        "day_boarders": seen.rules.land_per_day_boarder_m2,
    }
    return [
        table[seen.level]
        for column, table in tables.items()
        if seen.level in table and bool((here[column] > 0).any())
    ]


def _row(row: pd.Series, heads: Sequence[str], lang: str) -> TableRow:
    """Make the row of one school or ward."""
    words_of = {"school", "ward", "level"}
    cells = [text(row[head]) if head in words_of else _whole(row[head], lang) for head in heads]
    return TableRow(cells=cells)


def _whole(value: float, lang: str) -> str:
    """Write a whole number; nothing known is said."""
    if math.isnan(value):
        return tag("span", text(say("norms.no_data", lang=lang)), css="tl-none")
    return text(words.number(value, lang=lang))


def _standard(seen: Seen, schools: pd.DataFrame) -> tuple[str, str]:
    """Put the schools nearest to the criterion of facilities first."""
    lang = seen.lang
    needed = ("classes", "pupils", "rooms", "land_m2")
    lacking = [name for name in needed if name not in told(schools, needed)]
    if lacking:
        return say("norms.no_data", lang=lang), _absent("standard", lang)
    here = schools.dropna(subset=list(needed))
    table = here.join(checks.facilities(here, rules=seen.rules))
    table["gaps"] = (table[["rooms_short", "land_short_m2"]] > 0).sum(axis=1)
    table = table.sort_values(["gaps", "rooms_short", "land_short_m2"], kind="stable")
    verdict = say("norms.met", lang=lang, count=int(table["met"].sum()), all=len(table))
    table["level"] = [level_name(Level(level), lang=lang) for level in table["level"]]
    heads = ["school", "ward", "level", "rooms_short", "land_short_m2"]
    rows = [_row(row, heads, lang) for _, row in table[~table["met"]].iterrows()]
    note = say("norms.standard_note", lang=lang)
    name = say("norms.check.standard", lang=lang)
    return verdict, html_table.quiet(note) + _sheet(seen, heads, rows, name=name, numbers=heads[3:])
