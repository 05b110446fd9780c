"""Teachers and posts as tables: by school, by ward, by subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pandas as pd

from spatial import preschool_posts, staffing, words
from spatial.assessment import Assessment
from spatial.export import table_files
from spatial.norms.changes import cite, figure, variant_name
from spatial.norms.record import Norm
from spatial.records import Level

UNTOLD = "by_pupils_untold"
RULES = ("zones", "preschools")  # words under ``staffing`` that say how the need of a year is found


def tables(assessment: Assessment, *, day: date) -> dict[str, pd.DataFrame]:
    """
    Make every table that has a row.

    Returns
    -------
    dict
        ``teachers_schools``, ``teachers_wards``, ``teachers_subjects``; empty ones are left out.
    """
    by_school = staffing.schools(assessment, day=day)
    made = {
        "teachers_schools": by_school[by_school["teachers"].notna()],
        "teachers_wards": staffing.wards(assessment, day=day),
        "teachers_subjects": staffing.subjects(assessment),
    }
    return {name: table for name, table in made.items() if len(table)}


def clauses(made: Mapping[str, pd.DataFrame], *, day: date, lang: str) -> Iterator[str]:
    """
    Say by which clauses posts are counted: of each level listed, of every zone its schools have.

    Parameters
    ----------
    made
        As `tables` makes them.
    day
        Day whose norms apply; a level the law of that day has nothing for is left out.
    """
    if "teachers_schools" not in made:
        return
    for value, listed in made["teachers_schools"].groupby("level", sort=False):
        level = Level(str(value))
        norms = _norms(level, sorted({int(zone) for zone in listed["zone"]}), day)
        if norms:
            yield words.say(
                "staffing.clauses", lang=lang, level=words.say(f"level.{level}", lang=lang),
                cited=_cited(norms, lang),
            )  # fmt: skip


def _norms(level: Level, zones: Iterable[int], day: date) -> tuple[Norm, ...]:
    """List what posts of a level are counted by, each once."""
    if level is Level.MAM_NON:
        return preschool_posts.cited(day)
    by = (
        staffing.post_norms(level, day=day, zone=zone, two_sessions=sessions)
        for zone in zones
        for sessions in (True, False)
    )
    return tuple(dict.fromkeys(norm for one in by if one is not None for norm in one.cited))


def _cited(norms: Iterable[Norm], lang: str) -> str:
    """List norms, those of one name and clause together, each figure after what it is for."""
    found: dict[tuple[str, str], list[str]] = {}
    for norm in norms:
        variant, number = variant_name(norm.variant, lang=lang), figure(norm, lang=lang)
        told = f"{variant}: {number}" if variant else number
        found.setdefault((norm.label[lang], cite(norm, lang=lang)), []).append(told)
    return "; ".join(f"{name} {'; '.join(told)} [{by}]" for (name, by), told in found.items())


def every(made: Mapping[str, pd.DataFrame], *, lang: str) -> dict[str, bytes]:
    """Write the tables as CSV for Excel; what is not known is blank, the reason in words."""
    return table_files.every({name: _reasons_said(table, lang) for name, table in made.items()})


def by_pupils_untold(reason: object, *, lang: str) -> str:
    """Say why the need by pupils is not known, empty where it is."""
    return words.say(f"staffing.by_pupils_untold.{reason}", lang=lang) if reason else ""


def _reasons_said(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Put words for the reasons of a table that has some."""
    if UNTOLD not in table:
        return table
    said = [by_pupils_untold(reason, lang=lang) for reason in table[UNTOLD]]
    return table.assign(**{UNTOLD: said})
