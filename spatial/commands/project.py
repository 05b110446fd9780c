"""``truonglop project``: pupils by ward, level, year and grade, with ranges and back-test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from spatial import forecast, projection, words
from spatial.commands import manifests, remarks, shared_options
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.commands.number_types import YEAR
from spatial.export import nursery
from spatial.export import projection as files
from spatial.intake.apart import read_registers
from spatial.records import LEVELS


@click.command()
@asked_as("of", whose="base")
@click.option(
    "--to", "last", type=YEAR, default=2035, show_default=True, help="Đến năm. / To year."
)
@click.option(
    "--registers",
    type=click.Path(path_type=Path),
    help="Số học sinh theo khối lớp CSV: ward_id, year, grade, pupils. / Class registers.",
)
@click.option(
    "--paths",
    type=click.IntRange(1, 10_000),
    default=200,
    show_default=True,
    help="Số lần mô phỏng. / Paths.",
)
@shared_options.seed
@shared_options.out(required=True)
@click.pass_context
def project(
    context: click.Context,
    of: AssessmentRequest,
    last: int,
    registers: Path | None,
    paths: int,
    seed: int,
    out: Path,
) -> None:
    r"""
    Dự báo học sinh theo phường, cấp, năm, lớp, kèm khoảng dao động và kiểm chứng.

    Writes projection.csv, projection_grades.csv, projection_nursery.csv, projection_steps.csv,
    projection_chance.csv, projection_backtest.csv, projection.json and projection.geojson into
    --out, all or nothing;
    the same seed gives the same bytes, and the same years whatever --to is. FOLDER defaults to the
    embedded district. Exit code 2 with every fault listed.

    \b
    truonglop project --to 2035 --scenario base --seed 7 --out ket-qua
    truonglop project du-lieu/ --to 2045 --engine mix --out ket-qua
    truonglop project --scenario own --outlook trien-vong.yaml --out ket-qua
    """
    lang: str = context.obj
    click.Choice(projection.SCENARIOS).convert(of.whose, None, context)  # known totals end too soon
    town = of.read()
    if registers is not None:
        wards = town.wards(None).index
        town = replace(town, registers=read_registers(registers, wards=wards))
    options, rules = of.under(town)
    future = forecast.forecast(town, options, last=last, paths=paths, seed=seed, rules=rules)
    if proposals := of.proposed(town):
        future = replace(future, assessment=of.assess(town, proposals))
    written = manifests.write(files.bundle(future, lang=lang), out, future.assessment)
    remarks.caution(future.assessment, lang)
    lines = _lines(future, lang)
    remarks.report(town, lines, lang, written=len(written), folder=out.resolve())


def _lines(future: forecast.Forecast, lang: str) -> list[str]:
    """Say the pupils of the year by level with their range, then how such forecasts did."""
    table = forecast.curves(future)
    year = future.assessment.options.year
    whole = table[(table["ward_id"] == "") & (table["year"] == year)].set_index("level")
    lines = [
        words.say(
            "projection.level",
            lang=lang,
            level=words.say(f"level.{level}", lang=lang),
            year=year,
            **{
                name: words.number(float(whole[name][level.value]), lang=lang)
                for name in ("pupils", "p10", "p90")
            },
        )
        for level in LEVELS
    ]
    lines.append(nursery.line(future.assessment, lang=lang))
    lines += forecast.published_lines(future, lang=lang)
    return [*lines, *forecast.defence(future, lang=lang)]
