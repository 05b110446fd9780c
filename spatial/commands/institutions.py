"""``truonglop institutions``: continuing, vocational, community, special and inclusion centres."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import click
import pandas as pd

from spatial import words
from spatial.commands import number_types, row_text, shared_options, table_output
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.export import institutions as files
from spatial.export.institutions import InstitutionTables


@click.command("institutions")
@assessment_request
@click.option(
    "--stream",
    "share_percent",
    type=number_types.PERCENT,
    help="% học sinh xong THCS vào giáo dục nghề nghiệp; mặc định của kế hoạch. / Share, %.",
)
@click.option(
    "--take-off",
    is_flag=True,
    help="Nêu thêm nhu cầu THPT khi trừ phần phân luồng. / Also tell upper secondary without them.",
)
@shared_options.as_json
@shared_options.out()
@click.pass_obj
def institutions_command(
    lang: str, request: AssessmentRequest, share_percent: float | None, *, take_off: bool,
    as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    r"""
    GDTX, GDNN–GDTX, trung học nghề, học tập cộng đồng, chuyên biệt, hòa nhập: nhu cầu, chỗ học.

    Institutions beside the four levels: each kind's need against its own places, and what a share
    of those who finish lower secondary takes off upper secondary. With --out one CSV a table.

    \b
    truonglop institutions du-lieu-cua-toi/ --year 2030 --stream 40 --take-off --out co-so-khac
    """
    assessment = request.assessed()
    made = files.made(assessment, share_percent=share_percent, take_off=take_off)
    said = lines(made, lang=lang)
    table_output.give(made.tables, said, assessment, lang=lang, as_json=as_json, out=out)


def lines(made: InstitutionTables, *, lang: str) -> Iterator[str]:
    """Say the tables, one row a line, or what would bring them to life."""
    if not made.tables:
        yield words.say("institutions.none", lang=lang)
    if "institutions" in made.tables:
        yield words.say("institutions.listed", lang=lang, count=len(made.tables["institutions"]))
        for _, row in made.tables["institutions"].iterrows():
            said = row_text.written(row[["name", "ward", "places", "learners"]], lang)
            sort = words.say(f"institutions.sort.{row['sort']}", lang=lang)
            kind = words.say(f"kind.{row['kind']}", lang=lang)
            yield words.say("institutions.one", lang=lang, sort=sort, kind=kind, **said)
        yield from files.warnings(made.tables, lang=lang)
    if "institution_balance" in made.tables:
        yield words.say("institutions.balance", lang=lang)
        for _, row in made.tables["institution_balance"].iterrows():
            yield balance_line(row, lang=lang)
    if "stream_upper_secondary" in made.tables:
        yield upper_line(made, lang=lang)
    elif why := untaken(made, lang=lang):
        yield why
    if made.tables:
        yield words.say("institutions.standards", lang=lang)


def balance_line(row: pd.Series, *, lang: str) -> str:
    """Say one kind's need beside its places, and on what the need rests."""
    figures = ["needed", "institutions", "places", "shortage", "surplus"]
    said = {name: words.number(float(row[name]), lang=lang) for name in figures}
    known = files.places_kind(row.to_dict(), lang=lang)
    said["places"] += f" ({known})" if known else ""
    where = row["ward"] or words.say("institutions.everywhere", lang=lang)
    return words.say(
        "institutions.line",
        lang=lang,
        sort=words.say(f"institutions.sort.{row['sort']}", lang=lang),
        where=where,
        basis=files.basis(row.to_dict(), lang=lang),
        **said,
    )


def upper_line(made: InstitutionTables, *, lang: str) -> str:
    """Say upper secondary as assessed and with the stream taken off, both named."""
    told = dict(zip(("all", "less"), made.tables["stream_upper_secondary"].to_dict("records"),
                    strict=True))  # fmt: skip
    said = {
        f"{name}_{short}": words.number(_told(row[name]), lang=lang)
        for short, row in told.items()
        for name in ("pupils", "rooms_need_class", "rooms_short_class")
    }
    percent = float(made.share_percent or 0)
    decimals = next((most for most in (0, 1) if round(percent, most) == round(percent, 2)), 2)
    share = words.number(percent, lang=lang, decimals=decimals)
    return words.say("institutions.upper", lang=lang, share=share, **said)


def untaken(made: InstitutionTables, *, lang: str) -> str:
    """Say why upper secondary is not told without the stream though asked for; empty if it is."""
    if not made.take_off or "stream_upper_secondary" in made.tables:
        return ""
    return words.say(f"institutions.{'already' if made.already else 'no_share'}", lang=lang)


def _told(value: object) -> float:
    """Return a figure, NaN where the rooms of some wards are not known."""
    return math.nan if value is None else float(str(value))
