"""``truonglop bridges``: the sums that lead from one figure to the next of nearly the same name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from spatial import bridges, caveats, intake, norms, plan, words
from spatial.bridges import BridgeStep
from spatial.commands import remarks, shared_options
from spatial.errors import UserError
from spatial.records import Level, Options


@click.command("bridges")
@shared_options.folder
@shared_options.level
@shared_options.year()
@shared_options.limit
@click.option("--school", "school_id", help="Mã trường. / Id of a school.")
@shared_options.profile
@shared_options.units
@click.pass_obj
def bridges_command(
    lang: str,
    folder: Path | None,
    level: str,
    year: int,
    limit_m: float | None,
    school_id: str | None,
    profile: str,
    units: str | None,
) -> None:
    r"""
    Vì sao hai số gần cùng tên lại khác nhau: phép cộng nối số này với số kia.

    From the known pupils to the forecast of the same year; from pupils beyond the seats of a plan
    to those of the map and of the admission test within --limit; with --school from the pupils
    enrolled to the seats and to the pupils who live nearest.

    \b
    truonglop bridges --level tieu_hoc --year 2025
    truonglop bridges --level tieu_hoc --limit 1000 --school w327442182
    """
    town = intake.read_network(folder)
    options, rules = shared_options.under(town, profile, Options(year=year, units=units))
    assessment = plan.assess(town, options, rules=rules)
    asked = Level(level)
    limit = norms.longest_walk_m(asked) if limit_m is None else limit_m
    head = {"level": words.say(f"level.{level}", lang=lang), "year": options.year}
    walks = remarks.walks_said(limit, lang)
    click.echo(words.say("bridges.pupils_head", lang=lang, **head))
    try:
        _print(bridges.pupils(town, asked, options, rules=rules), lang)
    except UserError as refused:  # no forecast can be made of these data: the rest still stands
        for fault in refused.faults:
            click.echo(fault.say(lang=lang), err=True)
    click.echo(words.say("bridges.seats_head", lang=lang, walks=walks, **head))
    steps = bridges.seats(assessment, asked, limit_m=limit)
    _print(steps, lang)
    if not steps:
        click.echo(caveats.sums(assessment, asked, lang=lang))
    if school_id is not None:
        line = bridges.school(assessment, asked, school_id)
        name = town.school_names(asked)[school_id]
        click.echo(words.say("bridges.school_head", lang=lang, school=name, **head))
        _print(line, lang)
        remarks.say_mark(town, lang)


def _print(steps: Iterable[BridgeStep], lang: str) -> None:
    """Print the stops, and between them the signed changes."""
    for step in steps:
        sign = "−" if step.value < 0 else "" if step.stop else "+"
        value = sign + words.number(abs(step.value), lang=lang)
        mark = "= " if step.stop else "   "
        click.echo(f"{mark}{value:>10}  {words.say(f'bridges.{step.key}', lang=lang)}")
