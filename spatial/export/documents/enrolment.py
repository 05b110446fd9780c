"""Phương án tuyển sinh: which neighbourhoods go to which school, and how many each may take."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from spatial import rounding
from spatial.export.documents import doubts
from spatial.export.documents.pieces import DocumentPart, DocumentSentence, DocumentTable, said
from spatial.export.documents.source import DocumentSource, EnrolmentPlan

MOST_CELLS = 60  # neighbourhoods named for one school; the rest is counted


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
        _table(source, plan, (kind, doubts.clause(source, size))),
        said(f"{mean} {proof}"),
        *_season(source, plan),
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


def _table(source: DocumentSource, plan: EnrolmentPlan, notes: tuple[str, ...]) -> DocumentTable:
    """List the schools with their neighbourhoods, pupils and quota."""
    question, zones = plan.question, plan.zones
    names = source.assessment.network.school_names(plan.level.value)
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
        rows.append((str(len(rows) + 1), names[school_id], _listed(mine), *figures))
    rest = cells[(zones.school < 0) & told]
    if len(rest):
        pupils = float(plan.problem.pupils[(zones.school < 0) & told].sum())
        rows.append(("", source.say("enrol.nobody"), _listed(rest), source.number(pupils), "", ""))
    whose = "_grade" if plan.grade else ""  # quotas are of a grade, seats of a whole level
    heads = ("head.number", "head.school", "enrol.zone",
             *(f"enrol.{name}{whose}" for name in ("living", "seats", "over")))  # fmt: skip
    return DocumentTable(
        caption=source.say(f"enrol.caption{whose}", number=1, grade=plan.grade),
        heads=tuple(source.say(name, grade=plan.grade) for name in heads),
        rows=tuple(rows),
        figures=frozenset({3, 4, 5}),
        widths=(0.9, 3, 4.5, 1.3, 1.7, 1.4),
        notes=notes,
    )


def _listed(cells: NDArray[np.object_]) -> str:
    """Name the neighbourhoods of a school; the rest of a long list is counted."""
    named = ", ".join(cells[:MOST_CELLS])
    more = len(cells) - MOST_CELLS
    return f"{named} … (+{more})" if more > 0 else named
