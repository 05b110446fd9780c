"""``truonglop project``: pupils by ward, level, year and grade, with ranges and back-test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from spatial import forecast, intake, projection, words
from spatial.commands import manifests, remarks, shared_options
from spatial.commands.number_types import YEAR
from spatial.export import nursery
from spatial.export import projection as files
from spatial.intake.apart import read_outlook, read_registers
from spatial.records import LEVELS, Options


@click.command()
@shared_options.folder
@click.option(
    "--to", "last", type=YEAR, default=2035, show_default=True, help="Đến năm. / To year."
)
@shared_options.year("Năm xét thiếu hụt. / Year of deficits and causes.")
@click.option(
    "--engine",
    type=click.Choice(list(projection.ENGINES)),
    default="cohort",
    show_default=True,
    help="Cách dự báo. / How people and pupils are projected.",
)
@click.option(
    "--scenario",
    type=click.Choice(projection.SCENARIOS),
    default="base",
    show_default=True,
    help="Kịch bản; plan hiệu chỉnh theo tổng công bố. / "
    "Scenario; plan is raked to published totals.",
)
@click.option(
    "--outlook",
    type=click.Path(path_type=Path),
    help="Tệp tỷ lệ, dự án nhà ở, di chuyển (YAML). / Own rates, moves, developments.",
)
@click.option(
    "--registers",
    type=click.Path(path_type=Path),
    help="Số học sinh theo khối lớp CSV: ward_id, year, grade, pupils. / Class registers.",
)
@shared_options.profile
@shared_options.units
@click.option(
    "--paths",
    type=click.IntRange(1, 10_000),
    default=200,
    show_default=True,
    help="Số lần mô phỏng. / Paths.",
)
@shared_options.seed
@shared_options.out(required=True)
@click.pass_obj
def project(
    lang: str,
    folder: Path | None,
    last: int,
    year: int,
    engine: str,
    scenario: str,
    outlook: Path | None,
    registers: Path | None,
    profile: str,
    units: str | None,
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
    own = None if outlook is None else read_outlook(outlook)
    town = intake.read_network(folder)
    if registers is not None:
        wards = town.wards(None).index
        town = replace(town, registers=read_registers(registers, wards=wards))
    choices = Options(year=year, units=units, scenario=scenario, engine=engine, outlook=own)
    options, rules = shared_options.under(town, profile, choices)
    future = forecast.forecast(town, options, last=last, paths=paths, seed=seed, rules=rules)
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
