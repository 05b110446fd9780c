"""``truonglop sessions``: rooms for smaller classes and for all-day teaching, by ward and year."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click
import pandas as pd

from spatial import words
from spatial.assessment import Assessment
from spatial.commands import manifests, shared_options
from spatial.commands.assessment_request import AssessmentRequest, asked_as
from spatial.commands.number_types import YEAR, FiniteNumber
from spatial.export import catchment as files
from spatial.records import Level
from spatial.sessions import WHOLE, Sessions, table


class RenamedOption(click.Option):
    """An option whose later names are former ones: understood, and told to nobody."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Write the name of today alone."""
        shown = copy.copy(self)
        shown.opts = self.opts[:1]
        return click.Option.get_help_record(shown, ctx)


@click.command("sessions")
@asked_as("of", year=False)
@shared_options.level
@click.option(
    "--year",
    "years",
    type=YEAR,
    multiple=True,
    show_default="năm sau dữ liệu mới nhất / the year after the newest data",
    help="Năm; nhắc lại cho nhiều năm. / Year; give it again for more.",
)
@click.option(
    "--share-now",
    "--today",  # as manifests written before call it; elsewhere it is the day that counts as today
    "today",
    cls=RenamedOption,
    type=FiniteNumber(0, 100),
    required=True,
    help="% lớp học hai buổi hiện nay. / % of classes taught two sessions a day today.",
)
@click.option(
    "--share",
    type=FiniteNumber(0, 100),
    default=100.0,
    show_default=True,
    help="% lớp hai buổi muốn đạt. / % aimed at.",
)
@click.option(
    "--class-size",
    type=FiniteNumber(1, 100),
    help="Sĩ số muốn đạt; trống lấy định mức. / Pupils a class; the norm's if not given.",
)
@shared_options.out()
@click.pass_obj
def sessions_command(
    lang: str,
    of: AssessmentRequest,
    level: str,
    years: tuple[int, ...],
    today: float,
    share: float,
    class_size: float | None,
    out: Path | None,
) -> None:
    r"""
    Cần thêm bao nhiêu phòng để giảm sĩ số và để học hai buổi, theo phường và năm.

    Pupils beyond the seats at the norm sit in shifts or in larger classes. This tells how large
    classes are when all sit in the rooms there are, and how many rooms bring them to the norm and
    then the two-session share to the one aimed at, by ward and year. With --out sessions.csv.

    \b
    truonglop sessions --level tieu_hoc --share-now 71 --share 100 --year 2025 --year 2030
    truonglop sessions --level thcs --share-now 60 --share 80 --class-size 40 --out ket-qua
    """
    town = of.read()
    proposals = of.proposed(town)
    parts = {}
    for year in sorted(set(years)) or [0]:
        assessment = replace(of, year=year).assess(town, proposals)
        options, rules = assessment.options, assessment.rules
        size = class_size or rules.class_size[Level(level)].value
        levers = Sessions(class_size=size, today_share=today / 100, share=share / 100)
        answer = table(assessment.layer(level), Level(level), levers)
        for line in _lines(answer, assessment, Level(level), levers, lang):
            click.echo(line)
        parts[options.year] = named(answer, assessment, lang)
    for warning in town.warnings:
        click.echo(warning.say(lang=lang), err=True)
    if out is not None:
        count = len(manifests.write(table_file(parts), out, assessment))
        click.echo(words.say("cli.written", lang=lang, count=count, folder=out.resolve()))


def table_file(parts: Mapping[int, pd.DataFrame]) -> dict[str, bytes]:
    """Write the answers by year, as `named` gives them, as the command's one file."""
    rows = []
    for year, part in parts.items():
        rows.append(part.copy())
        rows[-1].insert(0, "year", year)
    return {"sessions.csv": files.csv(pd.concat(rows))}


def named(answer: pd.DataFrame, assessment: Assessment, lang: str) -> pd.DataFrame:
    """Put the wards' names beside their codes."""
    names = assessment.network.wards(assessment.options.units)["ward"].to_dict()
    whole = words.say("sessions.whole", lang=lang)
    rows = answer.rename_axis("ward_id").reset_index()
    rows.insert(1, "ward", [names.get(ward, whole) for ward in rows["ward_id"]])
    return rows


def _lines(
    answer: pd.DataFrame, assessment: Assessment, level: Level, levers: Sessions, lang: str
) -> list[str]:
    """Say the locality's answer, then the wards' that miss a room, most missing first."""
    missing = answer["rooms_for_class_size"] + answer["rooms_for_share"]
    order = missing.drop(WHOLE).sort_values(ascending=False, kind="stable")
    shown = [WHOLE, *order.index[order > 0]]
    told = named(answer, assessment, lang).set_index("ward_id")
    head = {
        "level": words.say(f"level.{level}", lang=lang),
        "year": assessment.options.year,
        "basis": words.say(f"explain.basis.{assessment.demand.basis[level]}", lang=lang),
    }
    lines = [words.say("sessions.head", lang=lang, **head)]
    for ward_id in shown:
        row = told.loc[ward_id]
        figures = {name: words.number(row[name], lang=lang) for name in answer.columns[:6]}
        figures |= {
            name: words.number(row[name], lang=lang)
            for name in ("rooms_for_class_size", "rooms_for_share")
        }
        size_today = row["class_size_today"]
        known = not pd.isna(size_today)
        lines.append(
            words.say(
                "sessions.ward" if known else "sessions.ward_without_rooms",
                lang=lang,
                ward=row["ward"],
                size=words.number(levers.class_size, lang=lang),
                size_today=words.number(size_today, lang=lang, decimals=1) if known else "",
                today=words.percent(levers.today_share, lang=lang),
                share=words.percent(levers.share, lang=lang),
                possible=words.percent(row["share_possible"], lang=lang),
                **figures,
            )
        )
    return lines
