"""``truonglop report``: what an office files, as Word in the form of decree 30/2020 and Excel."""

from __future__ import annotations

from pathlib import Path

import click

from spatial import words
from spatial.commands import (
    compared_scenarios,
    manifests,
    number_types,
    remarks,
    scenario_card,
    shared_options,
)
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.commands.compared_scenarios import ComparedScenarios
from spatial.commands.report_request import GRADES, ReportRequest, gather, of_named
from spatial.export import archive, atomic, dossier, map_sheets, products, siting_lines
from spatial.export.documents import DocumentKind, frames, minutes

KINDS = products.PRODUCTS


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
    type=number_types.FiniteNumber(min=0, min_open=True, max=1e6),
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
@click.option(
    "--stream",
    type=number_types.PERCENT,
    help="% học sinh xong THCS vào giáo dục nghề nghiệp, trong báo cáo năm. / Share, %.",
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
        gather(request, wanted, lang) if named is None else of_named(request, wanted, named, lang)
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
    if source.recommendation is not None:
        for line in siting_lines.gaps(source.recommendation, lang=lang):
            click.echo(line, err=True)
    lines = [words.say(f"doc.kind.{kind}", lang=lang) for kind in KINDS if kind in kinds]
    remarks.report(
        source.assessment.network, lines, lang, written=len(written), folder=out.resolve()
    )


def _made(kinds: tuple[str, ...], named: ComparedScenarios | None) -> tuple[str, ...]:
    """Leave out minutes of a page that shows one scenario: it hands out the table alone."""
    alone = named is not None and len(named.scenarios) < minutes.TWO
    return tuple(kind for kind in kinds if not (alone and kind == DocumentKind.MINUTES))


def _counted(done: int, of: int) -> None:
    """Say how far an atlas is, on the side of the terminal that is not the result."""
    click.echo(f"\r{done}/{of}", nl=done == of, err=True)
