"""``truonglop teachers``: posts by the norm beside teachers, by school, ward, level and subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

import click
import pandas as pd

from spatial import words
from spatial.commands import planner_day, row_text, shared_options, table_output
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.export import staffing as files


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
    said = chain(lines(made, lang=lang), files.clauses(made, day=day, lang=lang))
    table_output.give(
        made, said, assessment, lang=lang, as_json=as_json, out=out,
        every=partial(files.every, lang=lang),
    )  # fmt: skip


def lines(made: Mapping[str, pd.DataFrame], *, lang: str) -> Iterator[str]:
    """Say the tables, one row a line, or what would bring them to life."""
    if not made:
        yield words.say("staffing.none", lang=lang)
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
        yield from (words.say(f"staffing.{rule}", lang=lang) for rule in files.RULES)
        for _, row in table.iterrows():
            untold = int(row["schools_untold"])
            yield words.say(
                "staffing.ward", lang=lang, untold=untold, **row_text.written(row, lang)
            )
    if "teachers_subjects" in made:
        yield words.say("staffing.subjects", lang=lang)
        for _, row in made["teachers_subjects"].iterrows():
            yield words.say("staffing.subject", lang=lang, **row_text.written(row, lang))
