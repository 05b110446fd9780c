"""``truonglop assess``: the deficits of a locality as layers and tables."""

from __future__ import annotations

import math
from pathlib import Path

import click

from spatial import export, words
from spatial.assessment import Assessment
from spatial.commands import manifests, remarks, scenario_card, shared_options
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.export import nursery


@click.command()
@assessment_request
@shared_options.way
@scenario_card.option
@shared_options.out(required=True)
@click.pass_obj
def assess(
    lang: str, request: AssessmentRequest, way: str | None, card: Path | None, out: Path
) -> None:
    r"""
    Tính thiếu hụt và ghi các lớp GeoJSON, bảng CSV, tóm tắt JSON.

    Writes deficit_<level>.geojson, deficit_all.geojson, schools.geojson, deficit.csv (Excel) and
    summary.json into --out, all or nothing. FOLDER defaults to the embedded district. Exit code 2
    with every fault listed if the files cannot be used.

    \b
    truonglop assess --out ket-qua
    truonglop assess --preset quan12-2024 --out ke-hoach-2024
    truonglop assess du-lieu/ --proposals de-xuat.geojson --out ket-qua
    truonglop assess --profile dinh-muc-rieng.yaml --out ket-qua
    truonglop assess --year 2035 --scenario base --out ket-qua
    """
    assessment = request.assessed()
    written = manifests.write(
        export.bundle(assessment, lang=lang, way=way or "", card=scenario_card.read(card)),
        out,
        assessment,
    )
    remarks.caution(assessment, lang)
    lines = filter(None, (*_lines(assessment, lang), nursery.line(assessment, lang=lang)))
    remarks.report(assessment.network, lines, lang, written=len(written), folder=out.resolve())


def _lines(assessment: Assessment, lang: str) -> list[str]:
    """Put the locality's figures into one line per level and one for all."""
    summary = assessment.summary()
    lines = []
    for level, figures in (*summary["levels"].items(), ("total", summary["total"])):
        blanks = {
            name: words.number(math.nan if value is None else value, lang=lang)
            for name, value in figures.items()
        }
        name = words.say(f"level.{level}", lang=lang)
        untold = remarks.rooms_untold(assessment, level, lang)
        key = "level" if figures["land_have_m2"] is not None else "level_landless"
        key = key if figures["rooms_have"] is not None else "level_untold"
        line = words.say(f"cli.{key}", lang=lang, level=name, **blanks)
        lines.append(f"{line}. {untold}" if untold else line)
    return lines
