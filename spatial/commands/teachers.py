"""``truonglop teachers``: posts by the norm beside teachers, by school, ward, level and subject."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pandas as pd

from spatial import staffing, words
from spatial.commands import manifests, planner_day, row_text, shared_options
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.export import staffing as files
from spatial.norms.changes import cited
from spatial.records import Level


@click.command("teachers")
@assessment_request
@shared_options.as_json
@shared_options.out()
@click.pass_obj
def teachers_command(
    lang: str, request: AssessmentRequest, *, as_json: bool, out: Path | None
) -> None:
    r"""
    Giáo viên: định biên theo lớp và theo học sinh (có phần dư), hiện có, thiếu, dư.

    Teachers beside the posts of the norm: by school as it stands, by ward and level for the pupils
    of a year, by subject where the table subject_teachers tells. Shortages are never netted. With
    --out one CSV a table.

    \b
    truonglop teachers du-lieu-cua-toi/ --year 2030 --out doi-ngu
    """
    assessment = request.assessed()
    day = planner_day.today()
    made = files.tables(assessment, day=day)
    if as_json:
        click.echo(json.dumps(files.tree(made), ensure_ascii=False, indent=1))
    elif not made:
        click.echo(words.say("staffing.none", lang=lang))
    else:
        for line in lines(made, lang=lang):
            click.echo(line)
        for level in Level:
            by = staffing.post_norms(level, day=day, zone=staffing.REST, two_sessions=True)
            if by is not None:
                told = cited(by.cited, lang=lang)
                click.echo(words.say("staffing.clauses", lang=lang, cited=told))
    if out is not None and made:
        written = manifests.write(files.every(made, lang=lang), out, assessment)
        click.echo(
            words.say("cli.written", lang=lang, count=len(written), folder=out.resolve()), err=True
        )


def lines(made: Mapping[str, pd.DataFrame], *, lang: str) -> Iterator[str]:
    """Say the tables, one row a line."""
    if "teachers_schools" in made:
        table = made["teachers_schools"]
        sums = table[["shortage", "surplus"]].sum()
        yield words.say(
            "staffing.schools", lang=lang, count=len(table), **row_text.written(sums, lang)
        )
        for _, row in table.iterrows():
            said = row_text.written(row, lang)
            reason = files.by_pupils_untold(row[files.UNTOLD], lang=lang)
            known = reason or said["needed_by_pupils"]
            yield words.say("staffing.school", lang=lang, by_pupils=known, **said)
    if "teachers_wards" in made:
        table = made["teachers_wards"]
        yield words.say("staffing.wards", lang=lang, year=int(table["year"].iloc[0]))
        for _, row in table.iterrows():
            untold = int(row["schools_untold"])
            yield words.say(
                "staffing.ward", lang=lang, untold=untold, **row_text.written(row, lang)
            )
    if "teachers_subjects" in made:
        yield words.say("staffing.subjects", lang=lang)
        for _, row in made["teachers_subjects"].iterrows():
            yield words.say("staffing.subject", lang=lang, **row_text.written(row, lang))
