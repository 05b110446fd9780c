"""``truonglop assess``: the deficits of a locality as layers and tables."""

from __future__ import annotations

from pathlib import Path

import click

from spatial import export, intake, plan, projection, scenario, words
from spatial.assessment import Assessment
from spatial.commands import remarks, shared_options
from spatial.commands.number_types import SHARE
from spatial.export import nursery
from spatial.intake.apart import read_outlook, read_proposals
from spatial.records import Options


@click.command()
@shared_options.folder
@shared_options.year("Năm. / Year of the pupils.")
@shared_options.profile
@shared_options.units
@click.option(
    "--two-session-share",
    type=SHARE,
    help="Tỷ lệ lớp THCS, THPT học 2 buổi (0–1). / Share of two-session classes.",
)
@click.option(
    "--public-only", is_flag=True, help="Không tính trường ngoài công lập. / Leave out private."
)
@click.option(
    "--without-nursery-rooms",
    is_flag=True,
    help="Không tính phòng nhà trẻ. / Leave out rooms of nursery groups.",
)
@click.option(
    "--with-projects",
    is_flag=True,
    help="Tính dự án hoàn thành đến năm đó. / Count projects finished by then.",
)
@click.option(
    "--scenario",
    "whose",
    type=click.Choice([plan.PUBLISHED, *projection.SCENARIOS]),
    default=plan.PUBLISHED,
    show_default=True,
    help="Học sinh đã biết, hoặc theo kịch bản dự báo. / Known pupils, or a projected scenario.",
)
@click.option(
    "--engine",
    type=click.Choice(list(projection.ENGINES)),
    default="cohort",
    show_default=True,
    help="Cách dự báo. / How a scenario is projected.",
)
@click.option(
    "--outlook",
    type=click.Path(path_type=Path),
    help="Tệp bộ giả định của kịch bản (YAML). / Own rates and developments.",
)
@click.option(
    "--proposals",
    type=click.Path(path_type=Path),
    help="Tệp đề xuất (GeoJSON, CSV…). / Proposed schools to add.",
)
@click.option(
    "--floor-rule/--no-floor-rule",
    default=None,
    help="Diện tích sàn thay đất, nơi luật cho phép. / Floor for land where the law permits it.",
)
@shared_options.out(required=True)
@click.pass_obj
def assess(
    lang: str,
    folder: Path | None,
    year: int,
    profile: str,
    units: str | None,
    two_session_share: float | None,
    whose: str,
    engine: str,
    outlook: Path | None,
    proposals: Path | None,
    out: Path,
    *,
    floor_rule: bool | None,
    public_only: bool,
    without_nursery_rooms: bool,
    with_projects: bool,
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
    town = intake.read_network(folder)
    if proposals is not None:
        town = scenario.apply(town, read_proposals(proposals))
    choices = Options(
        year=year,
        units=units,
        two_session_share=two_session_share,
        public_only=public_only,
        nursery_rooms=not without_nursery_rooms,
        count_projects=with_projects,
        floor_rule=floor_rule,
        scenario=whose,
        engine=engine,
        outlook=None if outlook is None else read_outlook(outlook),
    )
    options, rules = shared_options.under(town, profile, choices)
    assessment = plan.assess(town, options, rules=rules)
    written = export.write(assessment, out, lang=lang)
    remarks.caution(assessment, lang)
    lines = filter(None, (*_lines(assessment, lang), nursery.line(assessment, lang=lang)))
    remarks.report(town, lines, lang, written=len(written), folder=out.resolve())


def _lines(assessment: Assessment, lang: str) -> list[str]:
    """Put the locality's figures into one line per level and one for all."""
    summary = assessment.summary()
    lines = []
    for level, figures in (*summary["levels"].items(), ("total", summary["total"])):
        blanks = {name: words.number(value, lang=lang) for name, value in figures.items()}
        name = words.say(f"level.{level}", lang=lang)
        untold = remarks.rooms_untold(assessment, level, lang)
        lines.append(
            words.say("cli.level_untold", lang=lang, level=name, untold=untold, **blanks)
            if untold
            else words.say("cli.level", lang=lang, level=name, **blanks)
        )
    return lines
