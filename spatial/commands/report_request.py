"""What documents are asked for, and all they tell of."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from spatial import readings, words
from spatial.assessment import Assessment
from spatial.commands import planner_day, scenario_card
from spatial.commands.assessment_request import AssessmentRequest
from spatial.commands.compared_scenarios import ComparedScenarios
from spatial.errors import Fault, UserError
from spatial.export import documents
from spatial.export.documents import DocumentKind, DocumentSource, EnrolmentPlan, frames
from spatial.intake.apart import read_proposals
from spatial.intake.single import office_forms
from spatial.intake.single.office_forms import OfficeForm
from spatial.merger_effects import BusPlan
from spatial.network import Network, xy
from spatial.norms import BILLION
from spatial.recommend import Recommendation
from spatial.records import LEVELS, Level

GRADES = {"1": Level.TIEU_HOC, "6": Level.THCS}  # of entry, by level


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """Which documents, of which ward, against what, in whose frames."""

    kinds: tuple[str, ...]
    ward: str | None
    also: tuple[Path, ...]
    forms: Path | None
    level: str
    grade: str | None
    yearly: float | None
    years: str
    time_limit_s: float
    seed: int
    paper: str
    dossier: bool
    index: bool
    card: Path | None
    compared: Path | None
    bus_seats: int | None
    bus_rounds: int | None
    stream: float | None

    def buses(self) -> BusPlan:
        """Carry pupils as the planner says, else as assumed."""
        ours = BusPlan()
        return BusPlan(
            seats=self.bus_seats or ours.seats,
            rounds=self.bus_rounds or ours.rounds,
            seats_assumed=self.bus_seats is None,
            rounds_assumed=self.bus_rounds is None,
        )

    def frames(self) -> dict[str, OfficeForm]:
        """Read the office's own frames."""
        return (
            {}
            if self.forms is None
            else office_forms.read_forms(
                self.forms, kinds={kind.value: frames.named(kind) for kind in DocumentKind}
            )
        )


def gather(request: AssessmentRequest, wanted: ReportRequest, lang: str) -> DocumentSource:
    """Assess, recommend and draw zones as far as the documents asked for tell of it."""
    town = request.read()
    proposals = request.proposed(town)
    kinds = wanted.kinds
    before = _standing(request, town, kinds)
    after = request.assess(town, proposals) if proposals else before
    ward_id = None if wanted.ward is None else documents.ward_called(after, wanted.ward)
    card = scenario_card.read(wanted.card)
    return DocumentSource(
        assessment=after,
        before=before if proposals else None,
        on=planner_day.today(),
        lang=lang,
        ward_id=ward_id,
        recommendation=_recommended(town, after, wanted)
        if DocumentKind.INVESTMENT in kinds and wanted.yearly is not None
        else None,
        enrolment=_zones(after, wanted) if DocumentKind.ENROLMENT in kinds else None,
        compared=_compared(request, wanted, town, before, after, lang)
        if DocumentKind.MINUTES in kinds
        else {},
        map_level=Level(wanted.level),
        paper=wanted.paper,
        year=request.year or None,
        stream_percent=wanted.stream,
        buses=wanted.buses(),
        cards=() if card is None else (card,),
    )


def _standing(request: AssessmentRequest, town: Network, kinds: tuple[str, ...]) -> Assessment:
    """Assess as it stands; a yearly report alone may be of a year whose pupils nobody told."""
    if set(kinds) != {DocumentKind.YEARLY}:
        return request.assess(town, ())
    usual = dataclasses.replace(request, year=0).assess(town, ())
    return readings.of_year(usual, request.year) if request.year else usual


def of_named(
    request: AssessmentRequest, wanted: ReportRequest, named: ComparedScenarios, lang: str
) -> DocumentSource:
    """Assess the scenarios of a page, each under its own name."""
    compared = named.assessed(request, request.read(), wanted.also)
    every = [*compared.values()]
    return DocumentSource(
        assessment=every[-1],
        before=every[0],
        on=planner_day.today(),
        lang=lang,
        compared=compared,
        map_level=Level(wanted.level),
        cards=named.cards,
    )


def _compared(
    request: AssessmentRequest,
    wanted: ReportRequest,
    town: Network,
    before: Assessment,
    after: Assessment,
    lang: str,
) -> dict[str, Assessment]:
    """Assess every scenario; each is called as its file is."""
    standing = words.say("doc.standing", lang=lang)
    found = {standing: before}
    if after is not before and request.called is not None:
        found[request.called] = after
    for path in wanted.also:
        found[path.stem] = request.assess(town, tuple(read_proposals(path)))
    return found


def _recommended(town: Network, found: Assessment, wanted: ReportRequest) -> Recommendation:
    """Recommend a network for the years and the money named."""
    from spatial import recommend
    from spatial.commands.recommend import years
    from spatial.solver.quiet import quiet

    first, last = years(wanted.years)
    money = (wanted.yearly or 0) * BILLION
    request = recommend.Request(
        levels=LEVELS,
        years=(first, last),
        yearly_vnd=dict.fromkeys(range(first, last + 1), money),
        seed=wanted.seed,
        time_limit_s=wanted.time_limit_s,
    )
    with quiet():
        return recommend.recommend(town, request, found.options, rules=found.rules)


def _zones(found: Assessment, wanted: ReportRequest) -> EnrolmentPlan:
    """Draw the enrolment zones of one level, or of those who enter it, and try the season."""
    from spatial import catchment, questions, zoning

    level = GRADES[wanted.grade] if wanted.grade else Level(wanted.level)
    question = questions.of_level(found, level)
    if wanted.grade:
        question = questions.first_grade(found, question, level)
    if not len(question.seats):
        raise UserError(
            Fault(
                code="zones_no_school", blanks={"schools": 0, "cells": len(question.pupils.index)}
            )
        )
    problem = questions.zoning_problem(question, xy(found.network.cells))
    zones = zoning.zones(problem, time_limit_s=wanted.time_limit_s, seed=wanted.seed)
    return EnrolmentPlan(
        level=level,
        question=question,
        problem=problem,
        zones=zones,
        grade=wanted.grade or "",
        stress=catchment.stress(question, norm_m=found.rules.radius_m[level].value),
    )
