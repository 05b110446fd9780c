"""Phương án tuyển sinh: which neighbourhoods go to which school, and how many each may take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from spatial import readings, rounding, season, words
from spatial.export.documents import doubts
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable, said
from spatial.export.documents.source import DocumentSource, EnrolmentPlan
from spatial.network import Network


def parts(source: DocumentSource) -> tuple[DocumentPart, ...]:
    """Make the body from the zones of `DocumentSource.enrolment`."""
    plan = source.enrolment
    if plan is None:
        msg = "zones are asked for before the document is made"
        raise ValueError(msg)
    zones = plan.zones
    mean = source.say(
        "enrol.mean", metres=source.number(zones.mean_m), over=source.number(zones.beyond)
    )
    end = "proof" if zones.complete else "stopped"
    proof = source.say(f"enrol.{end}", gap=source.number(100 * zones.gap, 2))
    kind = doubts.kind_note(source, plan.level.value)
    size = source.assessment.rules.class_size[plan.level]
    narrowed = (said(source.say("enrol.grade", grade=plan.grade)),) if plan.grade else ()
    body = (
        said(source.say("enrol.what", level=source.level(plan.level))),
        *narrowed,
        *_numbered(source),
        _table(source, plan, (kind, doubts.clause(source, size))),
        said(f"{mean} {proof}"),
        *_season(source, plan),
        *_results(source, plan),
    )
    return (DocumentPart(title=source.say("enrol.title"), body=body), doubts.part(source))


def _season(source: DocumentSource, plan: EnrolmentPlan) -> tuple[DocumentSentence, ...]:
    """Say in which order seats are given, and what comes of it before the season."""
    priority = said(source.say("enrol.priority"))
    if plan.stress is None:
        return (priority,)
    tried = source.say(
        "enrol.stress",
        rule=source.number(float(plan.stress.rule.unserved.sum())),
        missing=source.number(plan.stress.missing),
        misallocated=source.number(plan.stress.misallocated),
    )
    return (priority, said(tried))


def _results(source: DocumentSource, plan: EnrolmentPlan) -> tuple[DocumentTable, ...]:
    """
    Set what the latest season of the grade brought beside the quota given, school by school.

    Of the locality as it stands: schools a plan closes had their season, those it adds none.
    """
    found = source.before or source.assessment
    told = found.network.enrolments
    if not plan.grade or told.empty or not (told["entry_grade"] == plan.grade).any():
        return ()
    year = int(told.loc[told["entry_grade"] == plan.grade, "year"].max())
    listed = season.schools(readings.of_year(found, year), year)
    rows = listed[listed["entry_grade"] == plan.grade].to_dict("records")
    figures = ("quota", "enrolled", "enrolled_over_quota", "quota_left", "entrants_forecast")
    table = DocumentTable(
        caption=source.say("enrol.results", number=2, grade=plan.grade, year=year),
        heads=(source.say("head.number"), source.say("head.school"),
               *(source.say(f"year.head.{name}") for name in figures)),
        rows=tuple(
            (str(at), str(row["school"]), *(source.number(row[name]) for name in figures))
            for at, row in enumerate(rows, start=1)
        ),
        figures=frozenset(range(2, 7)),
        widths=(0.9, 4.0, *(1.8,) * len(figures)),
        notes=(words.say("season.basis", lang=source.lang),),
    )  # fmt: skip
    return (table,)


def _table(source: DocumentSource, plan: EnrolmentPlan, notes: tuple[str, ...]) -> DocumentTable:
    """List the schools with their neighbourhoods, pupils and quota."""
    question, zones = plan.question, plan.zones
    town = source.assessment.network
    names, places = town.school_names(plan.level.value), _places(town)
    cells = np.asarray(question.pupils.index.astype(str), dtype=object)
    told = np.asarray(question.told, dtype=bool)
    rows: list[tuple[str, ...]] = []
    for at, school_id in enumerate(map(str, question.seats.index)):
        mine = cells[(zones.school == at) & told]
        if not len(mine):
            continue
        seats = float(question.seats.iloc[at])
        over = rounding.whole(max(0.0, float(zones.load[at]) - seats))
        figures = (
            source.number(float(zones.load[at])),
            source.number(seats),
            source.number(float(over)),
        )
        rows.append((str(len(rows) + 1), names[school_id], _listed(mine, places), *figures))
    rest = cells[(zones.school < 0) & told]
    if len(rest):
        pupils = float(plan.problem.pupils[(zones.school < 0) & told].sum())
        rows.append(
            ("", source.say("enrol.nobody"), _listed(rest, places), source.number(pupils), "", "")
        )
    whose = "_grade" if plan.grade else ""  # quotas are of a grade, seats of a whole level
    heads = ("head.number", "head.school", "enrol.zone",
             *(f"enrol.{name}{whose}" for name in ("living", "seats", "over")))  # fmt: skip
    return DocumentTable(
        caption=source.say(f"enrol.caption{whose}", number=1, grade=plan.grade),
        heads=tuple(source.say(name, grade=plan.grade) for name in heads),
        rows=tuple(rows),
        figures=frozenset({3, 4, 5}),
        widths=(0.9, 3.2, 4.4, 2.0, 1.9, 1.5),
        notes=notes,
    )


_NUMBERED = re.compile(r"(.+)-(\d+)")


def _places(town: Network) -> dict[str, str]:
    """
    Call the wards cells are numbered by; one whose name another ward bears too with its code.

    The other may be of another set: a ward of today often bears the name of one it absorbed.
    """
    sets = [units["ward"].astype(str) for units in town.ward_sets.values()]
    bearers: dict[str, set[str]] = {}
    for names in sets:
        for ward, name in names.items():
            bearers.setdefault(name, set()).add(str(ward))
    base = town.ward_sets[town.base_units]["ward"].astype(str)
    return {
        str(ward): name if len(bearers[name]) == 1 else f"{name} ({ward})"
        for ward, name in base.items()
    }


def _numbered(source: DocumentSource) -> tuple[DocumentSentence, ...]:
    """Say how cells are called, and of which wards the names are where there are several sets."""
    town = source.assessment.network
    wards = set(town.ward_sets[town.base_units].index.astype(str))
    found = (_NUMBERED.fullmatch(cell) for cell in town.cells.index.astype(str))
    if not any(one and one[1] in wards for one in found):
        return ()
    label = town.locality.units.get(town.base_units, {}).get(source.lang)
    several = len(town.ward_sets) > 1 and label
    key = "enrol.cells_of" if several else "enrol.cells"
    return (said(source.say(key, units=label or "")),)


def _listed(cells: Iterable[str], places: Mapping[str, str]) -> str:
    """
    Name the neighbourhoods of a school, numbered ones of one place together.

    Parameters
    ----------
    places
        What a place is called, by its code; one without a name keeps its code.

    Examples
    --------
    >>> cells = ["26787-001", "26787-002", "26787-003", "26788-007", "Khu phố 4"]
    >>> _listed(cells, {"26787": "Tân Hưng Thuận"})
    'Tân Hưng Thuận: 001–003; 26788: 007; Khu phố 4'

    A place without a number stands by itself, beside the numbered ones of its name.

    >>> _listed(["26787", "26787-001", "26787-002"], {})
    '26787; 26787: 001–002'
    """
    named: dict[tuple[str, bool], list[str]] = {}
    for cell in cells:
        found = _NUMBERED.fullmatch(cell)
        place, number = found.groups() if found else (cell, "")
        named.setdefault((places.get(place, place), bool(found)), []).append(number)
    told = (f"{place}: {_runs(of)}" if many else place for (place, many), of in named.items())
    return "; ".join(told)


def _runs(numbers: Sequence[str]) -> str:
    """Write numbers, those that follow each other as the first and the last."""
    runs: list[list[str]] = []
    for one in numbers:
        if runs and int(one) == int(runs[-1][-1]) + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
