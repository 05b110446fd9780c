"""``truonglop norm-checks``: wards and schools against every norm, and schools that may merge."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
import pandas as pd

from spatial import words
from spatial.commands import manifests, planner_day, school_checks, shared_options
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.commands.number_types import METRES, FiniteNumber
from spatial.export import checks as files
from spatial.export import mergers as merger_files


@click.command("norm-checks")
@asked_as("of")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Theo luật của ngày nào; trống: hôm nay. / Day whose law applies, today by default.",
)
@click.option(
    "--mergers",
    is_flag=True,
    help="Xét cả từng cặp trường có được sáp nhập không. / Judge every pair of schools too.",
)
@click.option(
    "--farthest",
    "farthest_m",
    type=FiniteNumber(min=1, max=METRES),
    help="Đường xa nhất chấp nhận khi sáp nhập, m. / Farthest walk accepted in a merger [m].",
)
@shared_options.out()
@click.pass_obj
def norm_checks_command(
    lang: str,
    of: AssessmentRequest,
    on: datetime | None,
    farthest_m: float | None,
    out: Path | None,
    *,
    mergers: bool,
) -> None:
    r"""
    Phường, trường so với định mức: quy mô, đất, công trình, giáo viên; cặp trường sáp nhập được.

    Holds wards and schools against every norm no shortage is reckoned from, under the choices of
    assess, and with --mergers judges every pair of schools by the guidance of October 2025. With
    --out checks.csv, and mergers.csv with --mergers.

    \b
    truonglop norm-checks du-lieu-cua-toi/ --out kiem-tra
    truonglop norm-checks du-lieu-cua-toi/ --mergers --farthest 1500 --out kiem-tra
    """
    town = of.read()
    assessment = of.assess(town, of.proposed(town))
    day = planner_day.today() if on is None else on.date()
    checked = school_checks.checked(assessment, day=day, area=assessment.rules.area)
    school_checks.told(assessment, checked, day=day, lang=lang)
    made = {files.FILE: files.csv(checked, lang=lang)}
    if mergers:
        apart = merger_files.walks(town)
        judged = merger_files.pairs(assessment, apart, limit_m=farthest_m, lang=lang)
        made[merger_files.FILE] = merger_files.csv(judged, lang=lang)
        click.echo(_counted(judged, lang))
    if out is not None:
        written = manifests.write(made, out, assessment)
        blanks = {"count": len(written), "folder": out.resolve()}
        click.echo(words.say("cli.written", lang=lang, **blanks), err=True)


def _counted(judged: pd.DataFrame, lang: str) -> str:
    """Say how many pairs there are and how many are allowed."""
    allowed = 0 if judged.empty else int(judged["allowed"].sum())
    counts = {"all": len(judged), "allowed": allowed, "forbidden": len(judged) - allowed}
    written = {name: words.number(count, lang=lang) for name, count in counts.items()}
    return words.say("merge_file.counted", lang=lang, **written)
