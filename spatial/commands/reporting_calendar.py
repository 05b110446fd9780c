"""``truonglop calendar``: who reports what to whom by when, and the tasks of every office."""

from __future__ import annotations

import json
from pathlib import Path

import click

from spatial import words
from spatial.commands import manifests, planner_day
from spatial.commands.number_types import YEAR
from spatial.errors import Fault, UserError
from spatial.export import ics
from spatial.targets import plan_years
from spatial.targets.due_days import DueDay, due_days
from spatial.targets.duties import Duty, duties
from spatial.targets.pack import localities, pack


@click.command("calendar")
@click.argument("locality", type=click.Choice(localities()), default="quan12")
@click.option("--year", type=YEAR, help="Chỉ năm này. / Only this year's days.")
@click.option("--json", "as_json", is_flag=True, help="In JSON. / Print JSON.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Tệp .ics. / The .ics file."
)
@click.pass_obj
def calendar_command(
    lang: str, locality: str, year: int | None, *, as_json: bool, out: Path | None
) -> None:
    r"""
    Lịch báo cáo của một kế hoạch và nhiệm vụ của từng cơ quan.

    Days the reports of a plan are due, who reports to whom and by which section; then what the plan
    gives each office to do. The file opens in any calendar program.

    \b
    truonglop calendar duc_pho --year 2026 --out lich.ics
    """
    if out is not None and out.suffix.lower() != ".ics":
        raise UserError(Fault(code="not_ics", value=out.name))
    days = due_days(locality, year=None if year is None else plan_years.require(locality, year))
    if out is not None and not days:
        years = sorted({day.last.year for day in due_days(locality)})
        blanks = {"years": ", ".join(map(str, years)) or words.say("due.no_year", lang=lang)}
        named = pack(locality).name[lang] + ("" if year is None else f", {year}")
        raise UserError(Fault(code="calendar_empty", value=named, blanks=blanks))
    if as_json:
        click.echo(json.dumps([_row(day, lang) for day in days], ensure_ascii=False, indent=1))
    else:
        for line in lines(locality, days, lang=lang):
            click.echo(line)
    if out is not None:
        manifests.write_file(ics.calendar(days, on=planner_day.today(), lang=lang), out, None)
        click.echo(
            words.say("cli.written", lang=lang, count=1, folder=out.parent.resolve()), err=True
        )


def lines(locality: str, days: tuple[DueDay, ...], *, lang: str) -> list[str]:
    """Say the days, then the tasks office by office."""
    name = pack(locality).name[lang]
    said = [words.say("due.head", lang=lang, plan=name, count=len(days))]
    for day in days:
        said.append(f"{day.when(lang=lang)}: {day.due.report[lang]}")
        said += [f"    {line}" for line in ics.description(day, lang=lang).splitlines()]
    tasks = [duty for duty in duties(locality) if duty.office is not None and duty.due is None]
    if tasks:
        said.append(words.say("due.tasks", lang=lang, count=len(tasks)))
    return said + [_task(duty, lang) for duty in tasks]


def _task(duty: Duty, lang: str) -> str:
    """Say one task of an office."""
    return words.say(
        "due.task",
        lang=lang,
        office=duty.office.name[lang] if duty.office else "",
        what=duty.quote if lang == "vi" else duty.english,
        section=duty.section,
    )


def _row(day: DueDay, lang: str) -> dict[str, object]:
    """Put one day into a row for programs."""
    office = day.duty.office
    return {
        "id": day.duty.key,
        "first": day.first.isoformat(),
        "last": day.last.isoformat(),
        "before": day.before.isoformat() if day.before else None,
        "what": day.due.report[lang],
        "office": office.name[lang] if office else "",
        "office_now": office.now[lang] if office else "",
        "reports_to": day.due.reports_to[lang],
        "section": day.duty.section,
        "carried": day.is_carried,
    }
