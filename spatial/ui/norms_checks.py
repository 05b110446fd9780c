"""Checks a school or a ward passes or not; where the data tell nothing, the page says so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from spatial import norms, words
from spatial.norms import Norm, checks
from spatial.norms.changes import cite, figure, level_name
from spatial.records import Level
from spatial.ui import kept, model, norms_law, norms_pair, sheet
from spatial.ui.markup import tag, text
from spatial.ui.model import Seen
from spatial.ui.sheet import Head, Row
from spatial.ui.text import say

OLD = 60  # years; a table of residents that ends below it leaves out most grown-ups
MOST = 40  # rows of a sheet; the rest is counted under it
SIZES = ("classes", "sites", "storeys", "smallest_site_classes")


def draw(seen: Seen) -> None:
    """Show each check in a fold of its own; its head says what was found."""
    lang = seen.lang
    column, _ = st.columns([1, 3])
    with column:
        day = kept.day(
            say("norms.check_day", lang=lang), key="norms.check_day", usual=norms_law.today()
        )
    area = norms_pair.profile_of(seen.view.profile, seen.view.own).area
    said = say("norms.check_scope", lang=lang, area=say(f"norm.area.{area}", lang=lang))
    st.html(tag("p", text(said), css="tl-quiet"))
    schools = by_school(seen)
    _fold(seen, "planning", *_planning(seen, day, area))
    _fold(seen, "land", *_land(seen, schools))
    _fold(seen, "size", *_size(seen, schools, day, area))
    _fold(seen, "standard", *_standard(seen, schools))
    # no table of ours holds groups by age or teachers: the checks exist, the figures do not
    for name in ("groups", "teachers"):
        _fold(seen, name, say("norms.no_data", lang=lang), _absent(name, lang))


def by_school(seen: Seen) -> pd.DataFrame:
    """Return the schools that count, a row a school and level, with name and ward."""
    found = seen.after
    known = found.network.school_levels.set_index(["school_id", "level"])
    more = [name for name in known.columns if name not in found.schools.columns]
    table = found.schools.join(known[more]).reset_index()
    table["school"] = found.network.schools["name"].reindex(table["school_id"]).to_numpy()
    table["ward"] = [seen.name(str(ward_id)) for ward_id in table["ward_id"]]
    return table


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
    seen: Seen, heads: Sequence[str], rows: list[Row], *, name: str, numbers: Sequence[str]
) -> str:
    """Draw a sheet, cut at `MOST` rows, and count the rest."""
    lang = seen.lang
    made = [
        Head(label=say(f"norms.head.{head}", lang=lang), number=head in numbers) for head in heads
    ]
    drawn = sheet.html(made, rows[:MOST], name=name)
    rest = len(rows) - MOST
    return drawn + sheet.quiet(say("norms.more", lang=lang, count=rest) if rest > 0 else "")


def _planning(seen: Seen, day: date, area: str) -> tuple[str, str]:
    """Hold every ward against the planning code of the day, counted on residents of all ages."""
    lang, level = seen.lang, seen.level
    if not all_ages(seen):
        return say("norms.no_data", lang=lang), _absent("people", lang)
    rows = model.by_ward(seen.after, level)
    wards = rows[["seats", "land_have_m2"]].assign(people=residents(seen))
    found = checks.planned(wards, level=level, day=day, area=area)
    shorts = [name for name in ("land_short_m2", "places_short") if name in found]
    if not shorts:
        return say("norms.no_norm", lang=lang), _absent("planning", lang)
    short = int((found[shorts] > 0).any(axis=1).sum())
    verdict = say("norms.wards_short", lang=lang, count=short, all=len(found))
    joined = wards.join(found).sort_values(shorts[0], ascending=False)
    joined["ward"] = [seen.name(str(ward_id)) for ward_id in joined.index]
    parts = {
        "land_short_m2": ("land_need_m2", "land_have_m2", "land_short_m2"),
        "places_short": ("places_need", "seats", "places_short"),
    }
    heads = ["ward", "people", *(head for name in shorts for head in parts[name])]
    made = [_row(row, heads, lang) for _, row in joined.iterrows()]
    head = f"{level_name(level, lang=lang)}: {_clauses(level, day, area, lang)}"
    year = int(seen.after.network.residents["year"].max())
    note = sheet.quiet(say("norms.residents_of", lang=lang, year=year))
    name = say("norms.check.planning", lang=lang)
    drawn = _sheet(seen, heads, made, name=name, numbers=heads[1:])
    return verdict, tag("p", text(head), css="tl-own") + note + drawn


def all_ages(seen: Seen) -> bool:
    """Tell whether the residents known are people of every age, not only children."""
    return int(seen.after.network.residents["age"].max()) >= OLD


def _clauses(level: Level, day: date, area: str, lang: str) -> str:
    """Cite the figures of the planning code of a day."""
    found = norms.read()
    topics = ("places_per_1000", "land_per_resident_m2", "people_for_thpt_min")
    cited = [found.find(topic, day, area=area, level=level) for topic in topics]
    return "; ".join(_cited(norm, lang) for norm in cited if norm is not None)


def _cited(norm: Norm, lang: str) -> str:
    """Write a figure with its unit and its clause."""
    unit = words.say(f"norm.unit.{norm.unit}", lang=lang)
    return f"{figure(norm, lang=lang)} {unit} [{cite(norm, lang=lang)}]"


def residents(seen: Seen) -> pd.Series:
    """
    Count the people of all ages of every ward in the last year known.

    Returns
    -------
    pandas.Series
        Indexed by ``ward_id`` of the units shown [people].

    Notes
    -----
    A place's people are its share of its base ward's; a ward of other units adds up its places.
    """
    town = seen.after.network
    known = town.residents[town.residents["year"] == town.residents["year"].max()]
    people = known.groupby("ward_id")["people"].sum()
    placed = town.cells["share"] * people.reindex(town.cells["ward_id"]).to_numpy()
    counted: pd.Series = placed.groupby(town.cells[seen.view.units]).sum()
    return counted.rename_axis("ward_id")


def _land(seen: Seen, schools: pd.DataFrame) -> tuple[str, str]:
    """Hold every school's land against the profile's land per pupil."""
    lang = seen.lang
    here = schools[(schools["level"] == seen.level) & schools["pupils"].notna()]
    if here.empty:
        return say("norms.no_data", lang=lang), _absent("land", lang)
    found = here.join(checks.school_land(here, rules=seen.rules))
    found = found.sort_values("land_short_m2", ascending=False)
    short = int((found["land_short_m2"] > 0).sum())
    heads = ["school", "ward", "pupils", "land_need_m2", "land_m2", "land_short_m2"]
    made = [_row(row, heads, lang) for _, row in found.iterrows()]
    norm = seen.rules.land_per_pupil_m2[seen.level]
    head = f"{figure(norm, lang=lang)} {words.say(f'norm.unit.{norm.unit}', lang=lang)}"
    said = tag("p", text(f"{head} [{cite(norm, lang=lang)}]"), css="tl-own")
    kinds = sorted({str(kind) for kind in found["kind"]})
    note = say(
        "norms.school_kinds", lang=lang, kinds=", ".join(say(f"kind.{k}", lang=lang) for k in kinds)
    )
    name = say("norms.check.land", lang=lang)
    verdict = say("norms.schools_short", lang=lang, count=short, all=len(found))
    return verdict, said + sheet.quiet(note) + _sheet(
        seen, heads, made, name=name, numbers=heads[2:]
    )


def _row(row: pd.Series, heads: Sequence[str], lang: str) -> Row:
    """Make the row of one school or ward."""
    words_of = {"school", "ward", "level"}
    cells = [text(row[head]) if head in words_of else _whole(row[head], lang) for head in heads]
    return Row(cells=cells)


def _whole(value: float, lang: str) -> str:
    """Write a whole number; nothing known is said."""
    if math.isnan(value):
        return tag("span", text(say("norms.no_data", lang=lang)), css="tl-none")
    return text(words.number(value, lang=lang))


def _size(seen: Seen, schools: pd.DataFrame, day: date, area: str) -> tuple[str, str]:
    """Hold schools against the sizes of the standard of the day."""
    lang = seen.lang
    known = told(schools, SIZES)
    if not known:
        return say("norms.no_data", lang=lang), _absent("size", lang)
    names = schools.drop_duplicates("school_id").set_index("school_id")["school"]
    found = checks.school_sizes(schools, day=day, area=area)
    bad = checks.broken(found)
    verdict = say("norms.broken", lang=lang, count=len(bad), all=len(found))
    sentences = [
        tag(
            "li",
            text(finding.say(lang=lang).replace(finding.subject, str(names[finding.subject]), 1)),
        )
        for finding in bad
    ]
    return verdict, tag("ul", *sentences, css="tl-story")


def _standard(seen: Seen, schools: pd.DataFrame) -> tuple[str, str]:
    """Put the schools nearest to the criterion of facilities first."""
    lang = seen.lang
    needed = ("classes", "pupils", "rooms", "land_m2")
    lacking = [name for name in needed if name not in told(schools, needed)]
    if lacking:
        return say("norms.no_data", lang=lang), _absent("standard", lang)
    here = schools.dropna(subset=list(needed))
    found = here.join(checks.facilities(here, rules=seen.rules))
    found["gaps"] = (found[["rooms_short", "land_short_m2"]] > 0).sum(axis=1)
    found = found.sort_values(["gaps", "rooms_short", "land_short_m2"], kind="stable")
    verdict = say("norms.met", lang=lang, count=int(found["met"].sum()), all=len(found))
    found["level"] = [level_name(Level(level), lang=lang) for level in found["level"]]
    heads = ["school", "ward", "level", "rooms_short", "land_short_m2"]
    made = [_row(row, heads, lang) for _, row in found[~found["met"]].iterrows()]
    note = say("norms.standard_note", lang=lang)
    name = say("norms.check.standard", lang=lang)
    return verdict, sheet.quiet(note) + _sheet(seen, heads, made, name=name, numbers=heads[3:])
