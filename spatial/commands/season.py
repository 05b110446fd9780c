"""``truonglop season``: what a season of enrolment brought, beside quota and forecast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pandas as pd

from spatial import words
from spatial.commands import row_text, shared_options, table_output
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.commands.number_types import YEAR
from spatial.export import season as files


@click.command("season")
@asked_as("request", proposals=False)
@click.option("--of", "of", type=YEAR, help="Chỉ một mùa tuyển sinh. / One season alone.")
@shared_options.as_json
@shared_options.out()
@click.pass_obj
def season_command(
    lang: str, request: AssessmentRequest, of: int | None, *, as_json: bool, out: Path | None
) -> None:
    r"""
    Kết quả tuyển sinh đầu cấp từng trường so với chỉ tiêu được giao và dự báo.

    What a season brought: pupils enrolled in grades 1, 6 and 10 by school (table enrolments),
    beside the quota given and the forecast of the model, of the locality as it stands. A surplus
    of one school fills no gap of another. With --out one CSV a table.

    \b
    truonglop season du-lieu-cua-toi/ --of 2026 --out tuyen-sinh
    """
    assessment = request.standing()
    made = files.tables(assessment, year=of)
    said = lines(made, lang=lang)
    table_output.give(made, said, assessment, lang=lang, as_json=as_json, out=out)


def lines(made: Mapping[str, pd.DataFrame], *, lang: str) -> Iterator[str]:
    """Say every season grade by grade, then its schools."""
    if not made:
        yield words.say("season.none", lang=lang)
        return
    schools = made["season_schools"]
    for _, row in made["season_grades"].iterrows():
        yield words.say("season.grade", lang=lang, **row_text.written(row, lang))
        here = schools[
            (schools["year"] == row["year"]) & (schools["entry_grade"] == row["entry_grade"])
        ]
        for _, one in here.iterrows():
            yield words.say("season.school", lang=lang, **row_text.written(one, lang))
    yield words.say("season.basis", lang=lang)
