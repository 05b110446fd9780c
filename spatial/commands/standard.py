"""``truonglop standard``: schools of the national standard by year, beside the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pandas as pd

from spatial import recognition_calendar, words
from spatial.commands import planner_day, row_text, shared_options, table_output
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.export import standard as files


@click.command("standard")
@asked_as("request", proposals=False)
@shared_options.as_json
@shared_options.out()
@click.pass_obj
def standard_command(
    lang: str, request: AssessmentRequest, *, as_json: bool, out: Path | None
) -> None:
    r"""
    Trường đạt chuẩn quốc gia: đã đạt, dự kiến công nhận từng năm, so với chỉ tiêu.

    Schools of the national standard: recognised, expected by year (table recognitions), beside the
    plan's aims; of all schools and of public ones; what each expected school still lacks. Of the
    locality as it stands: a school proposed counts in no share. With --out one CSV a table.

    \b
    truonglop standard du-lieu-cua-toi/ --out dat-chuan
    """
    assessment = request.standing()
    made = files.tables(assessment, day=planner_day.today())
    said = lines(made, lang=lang)
    table_output.give(made, said, assessment, lang=lang, as_json=as_json, out=out)


def lines(made: Mapping[str, pd.DataFrame], *, lang: str) -> Iterator[str]:
    """Say the calendar level by level and year by year, then the schools expected."""
    if not made:
        yield words.say("standard_year.none", lang=lang)
    for _, row in made.get("standard_years", pd.DataFrame()).iterrows():
        named = {"level": level_name(str(row["level"]), lang=lang)}
        blanks = row_text.written(row.drop("level"), lang) | named
        yield words.say("standard_year.year", lang=lang, **blanks)
        if not pd.isna(row["aim_percent"]):
            blanks["of"] = counted_on(str(row["aim_of"]), lang=lang)
            blanks["aim_year"] = "–" if pd.isna(row["aim_year"]) else str(int(row["aim_year"]))
            yield words.say("standard_year.aim", lang=lang, **blanks)
    if "standard_years" in made:
        yield words.say("standard_year.years", lang=lang)
    schools = made.get("standard_schools", pd.DataFrame())
    for _, row in schools.iterrows():
        blanks = row_text.written(row.drop(["is_recognised", "is_overdue"]), lang)
        blanks["recognition_year"] = str(int(row["recognition_year"]))
        late = "overdue" if row["is_overdue"] else "school"
        key = "renewed" if row["is_recognised"] else late
        yield words.say(f"standard_year.{key}", lang=lang, **blanks)


def counted_on(schools: str, *, lang: str) -> str:
    """Say which schools a share is of; a dash without an aim."""
    if not schools:
        return "–"
    of = "public" if schools == recognition_calendar.PUBLIC_SCHOOLS else "all"
    return words.say(f"standard_year.of_{of}", lang=lang)


def level_name(level: str, *, lang: str) -> str:
    """Name a level, or schools of two levels where a plan counts them apart."""
    return words.say(f"target.level.{level}", lang=lang)
