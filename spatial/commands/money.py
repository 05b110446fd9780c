"""``truonglop money``: capital by source and year against ceilings, and the budget's share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pandas as pd

from spatial import capital, words
from spatial.assessment import Assessment
from spatial.commands import row_text, shared_options, table_output
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.export import capital as files
from spatial.norms import money
from spatial.norms.changes import cited


@click.command("money")
@assessment_request
@shared_options.as_json
@shared_options.out()
@click.pass_obj
def money_command(
    lang: str, request: AssessmentRequest, *, as_json: bool, out: Path | None
) -> None:
    r"""
    Vốn theo năm nguồn, từng năm so với hạn mức; tỷ trọng chi ngân sách cho giáo dục.

    Capital by the five sources: ceilings, what is committed to projects, what has no source yet;
    what is over is never netted with another year or source. Education's share of the budget. From
    the tables capital and budget. With --out one CSV a table.

    \b
    truonglop money du-lieu-cua-toi/ --out von
    """
    assessment = request.assessed()
    made = files.tables(assessment)
    said = lines(assessment, made, lang=lang)
    table_output.give(made, said, assessment, lang=lang, as_json=as_json, out=out)


def lines(assessment: Assessment, made: Mapping[str, pd.DataFrame], *, lang: str) -> Iterator[str]:
    """Say the money: year by year, source by source, the budget, and what nobody told."""
    town = assessment.network
    if town.capital.empty and town.budget.empty:
        yield words.say("money.none", lang=lang)
    for _, row in made.get("money_years", pd.DataFrame()).iterrows():
        yield words.say("money.year", lang=lang, **row_text.written(row, lang))
    for _, row in made.get("money_sources", pd.DataFrame()).iterrows():
        fund = words.say(f"money.fund.{row['fund']}", lang=lang)
        yield words.say("money.source", lang=lang, **row_text.written(row, lang) | {"fund": fund})
    for _, row in made.get("money_budget", pd.DataFrame()).iterrows():
        account = words.say(f"money.account.{row['account']}", lang=lang)
        blanks = row_text.written(row, lang) | {"account": account}
        for part in ("education", "recurrent"):
            if not pd.isna(row[part]):
                yield words.say(f"money.{part}", lang=lang, **blanks)
    yield from remarks(assessment, made, lang=lang)


def remarks(
    assessment: Assessment, made: Mapping[str, pd.DataFrame], *, lang: str
) -> Iterator[str]:
    """Say what counts in the sum of no year, and what a room was reckoned at."""
    yield from files.uncounted(assessment, lang=lang)
    needs = made.get("money_needs")
    if needs is not None and (needs["basis"] == capital.OPENING).any():
        source = cited((money.room_cost(),), lang=lang)
        yield words.say("money.room_cost", lang=lang, source=source)
