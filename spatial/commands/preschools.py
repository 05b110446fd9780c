"""``truonglop preschools``: nursery and kindergarten by holder and ward, and industrial zones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pandas as pd

from spatial import preschools, words
from spatial.assessment import Assessment
from spatial.commands import planner_day, row_text, shared_options, table_output
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.export import preschools as files

MOST = 3  # places named in the remark of two numbers


@click.command("preschools")
@assessment_request
@shared_options.as_json
@shared_options.out()
@click.pass_obj
def preschools_command(
    lang: str, request: AssessmentRequest, *, as_json: bool, out: Path | None
) -> None:
    r"""
    Nhà trẻ, mẫu giáo: trường công lập, ngoài công lập, nhóm lớp độc lập; huy động theo phường.

    Nursery and kindergarten apart: what public schools, private schools and independent groups
    offer by ward; the children of 3 to 5 and under three who attend, ward by ward; nurseries
    industrial zones need. With --out one CSV a table.

    \b
    truonglop preschools du-lieu-cua-toi/ --out mam-non
    """
    assessment = request.assessed()
    made = files.tables(assessment)
    said = lines(assessment, made, lang=lang)
    table_output.give(made, said, assessment, lang=lang, as_json=as_json, out=out)


def lines(assessment: Assessment, made: Mapping[str, pd.DataFrame], *, lang: str) -> Iterator[str]:
    """Say the tables, one row a line, or what would bring them to life."""
    if not made:
        yield words.say("preschools.none", lang=lang)
        return
    yield private(assessment, lang=lang)
    yield from differing(assessment, lang=lang)
    for name, key in (
        ("preschool_enrolment", "ward"),
        ("preschool_supply", "supply"),
        ("industrial_nursery", "zone"),
    ):
        if name not in made:
            continue
        table = made[name]
        year = int(table["year"].iloc[0]) if "year" in table else ""
        yield words.say(f"preschools.{name}", lang=lang, year=year)
        for _, row in table.iterrows():
            said = row_text.written(row, lang)
            if "holder" in row:
                said["holder"] = words.say(f"preschools.holder.{row['holder']}", lang=lang)
            yield words.say(f"preschools.{key}", lang=lang, **said)


def differing(assessment: Assessment, *, lang: str) -> Iterator[str]:
    """Say which places tell two numbers of children, and which column has which."""
    apart = preschools.differing(assessment)
    if apart.empty:
        return
    named = (
        words.say("preschools.differs", lang=lang, **row_text.written(row, lang))
        for _, row in apart.head(MOST).iterrows()
    )
    rest = len(apart) - MOST
    more = words.say("preschools.differ_more", lang=lang, count=rest) if rest > 0 else ""
    listed = "; ".join(named) + more
    yield words.say("preschools.differ", lang=lang, count=len(apart), listed=listed)


def private(assessment: Assessment, *, lang: str) -> str:
    """Say the private share of schools and of children, or why neither is known."""
    shares = files.private_shares(assessment, day=planner_day.today())
    if all(value is None for value in shares.values()):
        return words.say("preschools.private_untold", lang=lang)
    said = {
        name: "–" if value is None else words.number(value, lang=lang, decimals=1)
        for name, value in shares.items()
    }
    return words.say("preschools.private", lang=lang, **said)
