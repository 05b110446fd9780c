"""``truonglop cover``: what share N more schools bring near one, and how many do all."""

from __future__ import annotations

from pathlib import Path

import click

from spatial import words
from spatial.commands import candidate_sites, found_curve, manifests, remarks, shared_options
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.commands.candidate_sites import CandidateOptions
from spatial.commands.number_types import LIMIT_M
from spatial.export import cover as files
from spatial.recommend import Request
from spatial.recommend.cover import cover
from spatial.recommend.cover_curve import Distance
from spatial.records import Level
from spatial.solver.quiet import quiet
from spatial.streets import DETOUR


@click.command("cover")
@asked_as("of", proposals=False)
@shared_options.level
@click.option(
    "--max-schools",
    type=click.IntRange(0, 10_000),
    help="Số trường mới nhiều nhất của đường cong. / Most new schools.",
)
@click.option(
    "--radius",
    "radius_m",
    type=LIMIT_M,
    help="Gần là bao nhiêu mét; trống lấy định mức. / What is near [m]; the norm's if not given.",
)
@click.option(
    "--distance",
    type=click.Choice([one.value for one in Distance]),
    default="street",
    show_default=True,
    help="Theo đường phố hay vòng tròn. / Along the streets or a circle.",
)
@candidate_sites.options
@found_curve.option
@shared_options.time_limit("--time-limit")
@shared_options.out()
@click.pass_obj
def cover_command(
    lang: str,
    of: AssessmentRequest,
    level: str,
    max_schools: int | None,
    radius_m: float | None,
    distance: str,
    beside: CandidateOptions,
    found: Path | None,
    time_limit_s: float,
    out: Path | None,
) -> None:
    r"""
    Thêm N trường thì bao nhiêu phần trăm học sinh có trường gần; cần mấy trường cho mọi học sinh.

    With N more schools, what share of children has one within the norm's radius, and how many
    schools until every child has one; each figure with what nothing can beat. Near is the radius,
    not a seat. With --out cover_curve.csv, cover_sites.csv, cover_sites.geojson,
    cover_cells.geojson and cover.json, all or nothing.

    \b
    truonglop cover --level thcs --max-schools 20 --grid 600 --out ket-qua
    truonglop cover --level tieu_hoc --distance circle --radius 800
    """
    town = of.read()
    sites, masked = beside.read(town)
    if town.streets is None and distance == Distance.STREET:
        click.echo(words.say("catchment.estimated", lang=lang, detour=DETOUR), err=True)
    options, rules = of.under(town)
    with quiet():
        curve = (
            cover(
                town,
                Level(level),
                options,
                request=Request(sites=sites, masked=masked, time_limit_s=time_limit_s),
                rules=rules,
                radius_m=radius_m,
                distance=Distance(distance),
                max_schools=max_schools,
            )
            if found is None
            else found_curve.again(found, town, options, rules)
        )
    written = (
        manifests.write(files.bundle(curve, lang=lang), out, curve.before)
        if out is not None
        else []
    )
    lines = files.lines(curve, lang=lang)
    remarks.report(town, lines, lang, written=len(written), folder=out)
