"""``truonglop norms`` and ``truonglop compare``: the law of a day, two profiles side by side."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

import click
import pandas as pd

from spatial import words
from spatial.commands import shared_options
from spatial.commands.shared_options import rules_of
from spatial.norms import document
from spatial.norms.changes import changes, level_name
from spatial.norms.collection import read
from spatial.norms.comparison import FOLLOWS, compare
from spatial.norms.record import AREAS, Norm
from spatial.norms.rules import Rules
from spatial.records import LEVELS, Level, Options

_DAY = click.DateTime(["%Y-%m-%d"])


class Assessed(Protocol):
    """What `compare` reads of an assessment."""

    @property
    def wards(self) -> pd.DataFrame:
        """Needs and shortages by ward and level."""
        ...

    @property
    def levels(self) -> pd.DataFrame:
        """The same by level."""
        ...

    @property
    def rules(self) -> Rules:
        """The profile."""
        ...


class Report(Protocol):
    """What prints the checks of a locality, or its rooms by every method."""

    def __call__(
        self,
        kind: str,
        folder: Path | None,
        *,
        profile: str,
        day: date | None,
        area: str | None,
        lang: str,
        as_json: bool,
    ) -> None:
        """Print one report: ``schools`` or ``rooms``."""
        ...


def norms_command(report: Report) -> click.Command:
    """
    Make ``truonglop norms``.

    Parameters
    ----------
    report
        Prints what needs a locality.

    Returns
    -------
    click.Command
        The command; the context's object is the language.
    """

    @click.command("norms")
    @shared_options.folder
    @click.option("--on", type=_DAY, help="Ngày (mặc định: hôm nay). / Day, today by default.")
    @click.option("--to", type=_DAY, help="Những gì luật đổi từ --on đến ngày này. / What changes.")
    @click.option("--area", type=click.Choice(AREAS), help="Loại khu vực. / Area class.")
    @click.option("--level", type=click.Choice(shared_options.LEVEL_NAMES), help="Cấp. / Level.")
    @click.option("--topic", help="Chủ đề. / Topic, such as land_per_pupil_m2.")
    @click.option("--profile", help="Chỉ định mức của một bộ. / The norms of one profile only.")
    @click.option(
        "--schools",
        "kind",
        flag_value="schools",
        help="Kiểm tra phường và trường trong FOLDER. / Check the wards and schools of FOLDER.",
    )
    @click.option(
        "--rooms",
        "kind",
        flag_value="rooms",
        help="Phòng học của FOLDER theo từng cách tính. / Rooms of FOLDER under every method.",
    )
    @shared_options.as_json
    @click.option("--page", is_flag=True, help="In docs/norms.md. / Print docs/norms.md.")
    @click.pass_obj
    def command(
        lang: str,
        folder: Path | None,
        on: datetime | None,
        to: datetime | None,
        area: str | None,
        level: str | None,
        topic: str | None,
        profile: str | None,
        kind: str | None,
        *,
        as_json: bool,
        page: bool,
    ) -> None:
        r"""
        Liệt kê định mức hiệu lực một ngày, kèm điều khoản và mức tin cậy.

        Lists the norms in force on a day with clause, source and how sure each is.

        \b
        truonglop norms --on 2025-01-31 --area urban_special --topic land_per_pupil_m2
        truonglop norms --on 2025-01-30 --to 2025-01-31
        truonglop norms --profile quan12-2024
        truonglop norms --schools du-lieu-cua-toi/
        truonglop norms --rooms --profile tt23-urban
        """
        day = on.date() if on else None
        if page:
            click.echo(document.page(), nl=False)
        elif kind is not None:
            name = profile or Options().profile
            report(kind, folder, profile=name, day=day, area=area, lang=lang, as_json=as_json)
        elif folder is not None:
            raise click.UsageError(words.say("norm.folder", lang=lang))
        elif to is not None:
            for change in changes(day or today(), to.date(), area, every=True):
                if topic in (None, change.topic) and level in (None, change.level):
                    click.echo(change.say(lang=lang))
        else:
            _list(_asked(day, area, level, topic, profile), lang=lang, as_json=as_json)

    return command


def today() -> date:
    """Return the office's own day."""
    return date.today()  # noqa: DTZ011 - the planner's calendar, not a time zone's


def _asked(
    day: date | None, area: str | None, level: str | None, topic: str | None, profile: str | None
) -> list[Norm]:
    """Find the norms asked for: a profile's, or those in force."""
    if profile is not None:
        norms = rules_of(profile, on=day).all_norms()
    else:
        norms = read().in_force(day or today(), area, Level(level) if level else None)
    return [norm for norm in norms if topic in (None, norm.topic)]


def _list(norms: list[Norm], *, lang: str, as_json: bool) -> None:
    """Print norms, one a line."""
    rows = document.rows(norms, lang=lang)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(words.say("norm.line", lang=lang, **row))
    if not rows:
        click.echo(words.say("norm.none", lang=lang))


def compare_command(
    assess: Callable[[Path | None, Options], Assessed],
) -> click.Command:
    """
    Make ``truonglop compare``.

    Parameters
    ----------
    assess
        Reads a folder (``None``: the embedded district) and assesses it.

    Returns
    -------
    click.Command
        The command; the context's object is the language.
    """

    @click.command("compare")
    @shared_options.folder
    @click.option(
        "--profile",
        "names",
        multiple=True,
        required=True,
        help="Hai bộ định mức. / Two profiles: name, name@2025-01-31 (the law of a day), or file.",
    )
    @shared_options.year()
    @shared_options.units
    @click.pass_obj
    def command(
        lang: str, folder: Path | None, names: tuple[str, ...], year: int, units: str | None
    ) -> None:
        """
        So hai bộ định mức trên cùng số liệu, kèm điều khoản làm nên khác biệt.

        Compares two profiles over the same data and names the clause that made the difference.
        """
        if len(names) != len("ab"):
            raise click.UsageError(words.say("norm.compare.two", lang=lang))
        options = Options(year=year, units=units)
        assessed, two = (assess(folder, replace(options, profile=name)) for name in names)
        _print(assessed, two, names, lang)

    return command


def _print(assessed: Assessed, two: Assessed, names: tuple[str, ...], lang: str) -> None:
    """Print the levels of two assessments side by side."""
    comparison = compare(assessed.levels, two.levels, rules_a=assessed.rules, rules_b=two.rules)
    figures = comparison.wards.to_dict("index")
    differ = False
    for level in LEVELS:
        for column in FOLLOWS:
            a, b = (float(figures[level][f"{column}_{end}"]) for end in "ab")
            if a == b:
                continue
            differ = True
            blanks = {
                "level": level_name(level, lang=lang),
                "what": words.say(f"norm.compare.{column}", lang=lang),
                "a": _figure(column, a, lang),
                "b": _figure(column, b, lang),
                "first": names[0],
                "second": names[1],
            }
            click.echo(words.say("norm.compare.line", lang=lang, **blanks))
            for sentence in comparison.why(column, level, lang=lang):
                click.echo(f"    {sentence}")
    if not differ:
        click.echo(words.say("norm.compare.same", lang=lang))


def _figure(column: str, value: float, lang: str) -> str:
    """Write a figure of a column: a share in percent, the rest whole."""
    if column == "covered_share":
        return words.percent(value, lang=lang)
    return words.number(value, lang=lang)
