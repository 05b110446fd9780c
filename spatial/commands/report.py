"""``truonglop report``: what an office files, as Word in the form of decree 30/2020 and Excel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from spatial import words
from spatial.assessment import Assessment
from spatial.commands import (
    compared_scenarios,
    manifests,
    planner_day,
    remarks,
    scenario_card,
    shared_options,
)
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.commands.compared_scenarios import ComparedScenarios
from spatial.errors import Fault, UserError
from spatial.export import archive, atomic, documents, dossier, map_sheets, products
from spatial.export.documents import DocumentKind, DocumentSource, EnrolmentPlan, frames, minutes
from spatial.intake.apart import read_proposals
from spatial.intake.single import office_forms
from spatial.intake.single.office_forms import OfficeForm
from spatial.merger_effects import BusPlan
from spatial.network import Network, xy
from spatial.norms import BILLION
from spatial.recommend import Recommendation
from spatial.records import LEVELS, Level

KINDS = products.PRODUCTS
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


@click.command()
@assessment_request
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    default=(DocumentKind.REVIEW.value,),
    show_default=True,
    help="Văn bản, có thể nhiều lần. / Document, repeatable.",
)
@click.option("--ward", help="Chỉ một phường, xã (tên hoặc mã). / One ward, by name or code.")
@click.option(
    "--also",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Phương án nữa để so sánh. / Another file of proposals to compare.",
)
@click.option(
    "--forms",
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục mẫu của cơ quan. / Folder of the office's own forms.",
)
@click.option(
    "--blank-forms",
    is_flag=True,
    help="Chỉ ghi các mẫu để sửa. / Only write the forms, to be edited.",
)
@shared_options.level
@click.option(
    "--grade",
    type=click.Choice(list(GRADES)),
    help="Phương án tuyển sinh lớp 1 hoặc lớp 6. / Enrolment plan of grade 1 or 6 alone.",
)
@click.option(
    "--yearly",
    type=click.FloatRange(min=0, min_open=True, max=1e6),
    help="Vốn mỗi năm, tỷ đồng, để xếp danh mục đầu tư. / Money a year, billion VND.",
)
@click.option("--years", default="2026-2030", show_default=True, help="Kỳ đầu tư. / Years.")
@click.option(
    "--paper",
    type=click.Choice(list(map_sheets.PAPERS)),
    default="a4",
    show_default=True,
    help="Khổ giấy bản đồ. / Paper of the maps.",
)
@click.option(
    "--dossier",
    is_flag=True,
    help="Đóng thành một tệp ho-so.zip có mục lục. / Pack all into one zip with an index.",
)
@click.option(
    "--index",
    is_flag=True,
    help="Kèm trang mục lục. / Add the page that lists the files.",
)
@click.option(
    "--bus-seats",
    type=click.IntRange(1, 100),
    help="Số chỗ cho học sinh trên một xe đưa đón. / Pupils a school bus seats.",
)
@click.option(
    "--bus-rounds",
    type=click.IntRange(1, 10),
    help="Số chuyến của một xe mỗi buổi. / Rounds of a bus each way.",
)
@scenario_card.option
@compared_scenarios.option
@shared_options.time_limit("--time-limit")
@shared_options.seed
@shared_options.out(required=True)
@shared_options.gathered(ReportRequest, "wanted")
@click.pass_obj
def report(
    lang: str, request: AssessmentRequest, wanted: ReportRequest, out: Path, *, blank_forms: bool
) -> None:
    r"""
    Văn bản Word theo Nghị định 30/2020 (báo cáo, phụ lục, tờ trình, danh mục…) và bảng tính Excel.

    Writes files into --out, all or nothing: ra-soat (review of the network), phu-luc (tables
    3.1 and 3.2), to-trinh (sites proposed; needs --proposals), dau-tu (investment list; of
    --proposals, or of a recommended network with --yearly), tuyen-sinh (enrolment zones of
    --level, or of those who enter grade 1 or 6 with --grade), so-sanh (minutes comparing the
    locality with --proposals and --also), bao-cao-nam (the yearly report of the locality's
    plan; of a plan alone: truonglop progress), sap-nhap (the dossier of mergers and closings;
    needs --proposals with such rows), bang-tinh (an Excel workbook whose needs and shortages
    follow when a norm is changed), ban-do (a printed map of --level, before and after side by
    side with --proposals), atlas (a sheet for each ward), lop (layers for QGIS). The same
    options on the same day give the same bytes. Exit code 2 with every fault listed.

    \b
    truonglop report --kind ra-soat --ward "An Phú Đông" --out van-ban
    truonglop report --preset quan12-2024 --kind phu-luc --out van-ban
    truonglop report --proposals de-xuat.geojson --kind to-trinh --kind so-sanh --out van-ban
    truonglop report --kind tuyen-sinh --grade 1 --out van-ban
    truonglop report --kind dau-tu --years 2026-2030 --yearly 500 --out van-ban
    truonglop report --ward "Thới An" --kind ra-soat --kind ban-do --dossier --out ho-so
    truonglop report --blank-forms --out mau && truonglop report --forms mau --out van-ban
    """
    if blank_forms:
        blank = {f"{kind}.yaml": frames.form_text(kind).encode() for kind in DocumentKind}
        written = atomic.write(blank, out)
        click.echo(words.say("cli.written", lang=lang, count=len(written), folder=out.resolve()))
        return
    own = wanted.frames()
    named = compared_scenarios.read(wanted.compared, wanted.also)
    source = (
        gather(request, wanted, lang) if named is None else _named(request, wanted, named, lang)
    )
    kinds = _made(wanted.kinds, named)
    files = products.files(kinds, source, forms=own, progress=_counted)
    if named is not None:
        files |= compared_scenarios.files(
            dict(source.compared), source.map_level, rooms=named.rooms, lang=lang
        )
    if wanted.index or wanted.dossier:
        files = dossier.indexed(files, source)
    if wanted.dossier:
        inside = manifests.told(files, source.assessment, instead={"--dossier": "--index"})
        files = {dossier.FILE: archive.packed({**files, **inside})}
    written = manifests.write(files, out, source.assessment)
    remarks.caution(source.assessment, lang)
    lines = [words.say(f"doc.kind.{kind}", lang=lang) for kind in KINDS if kind in kinds]
    remarks.report(
        source.assessment.network, lines, lang, written=len(written), folder=out.resolve()
    )


def _made(kinds: tuple[str, ...], named: ComparedScenarios | None) -> tuple[str, ...]:
    """Leave out minutes of a page that shows one scenario: it hands out the table alone."""
    alone = named is not None and len(named.scenarios) < minutes.TWO
    return tuple(kind for kind in kinds if not (alone and kind == DocumentKind.MINUTES))


def gather(request: AssessmentRequest, wanted: ReportRequest, lang: str) -> DocumentSource:
    """Assess, recommend and draw zones as far as the documents asked for tell of it."""
    town = request.read()
    proposals = request.proposed(town)
    before = request.assess(town, ())
    after = request.assess(town, proposals) if proposals else before
    ward_id = None if wanted.ward is None else documents.ward_called(after, wanted.ward)
    kinds = wanted.kinds
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
        buses=wanted.buses(),
        cards=() if card is None else (card,),
    )


def _named(
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


def _counted(done: int, of: int) -> None:
    """Say how far an atlas is, on the side of the terminal that is not the result."""
    click.echo(f"\r{done}/{of}", nl=done == of, err=True)


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
