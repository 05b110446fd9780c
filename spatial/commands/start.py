"""``truonglop start``: a locality of any communes of the country, ready to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from spatial import words
from spatial.commands import planner_day
from spatial.commands.number_types import YEAR
from spatial.errors import Fault, UserError
from spatial.export import atomic, ics
from spatial.network import Network
from spatial.records import LEVELS, Options
from spatial.targets import plan_years
from spatial.targets.due_days import due_days
from spatial.targets.pack import localities, pack


@click.command()
@click.argument("places", nargs=-1)
@click.option(
    "--plan",
    type=click.Choice(localities()),
    help="Địa bàn và số của một kế hoạch, thay cho tên xã. / A plan's locality and own figures.",
)
@click.option("--year", type=YEAR, help="Năm của kế hoạch; mặc định năm nay. / Year of the plan.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục địa bàn được ghi. / Folder the locality is written to.",
)
@click.pass_obj
def start(
    lang: str, places: tuple[str, ...], plan: str | None, year: int | None, out: Path
) -> None:
    r"""
    Mở một địa bàn: một hay nhiều xã, phường, hoặc cả tỉnh, không cần mạng.

    Makes a locality of communes (today's name or one before July 2025, with tones or without; a
    code; or a whole province) from the data carried with the program: outlines, people by age
    (estimated), the schools known by their place, and so-lieu.xlsx to fill in rooms and land.
    With --plan the locality is a plan's: the communes it is today, the plan's own figures as
    tables, each row with its section, and a paper that lists what the plan leaves open.

    \b
    truonglop start "Phường Trung Mỹ Tây" --out dia-ban
    truonglop start "tan thoi nhat, tphcm" 26785 --out dia-ban
    truonglop start "Tỉnh Cà Mau" --out ca-mau
    truonglop start --plan quan11 --year 2021 --out quan-11
    """
    from spatial import communes, intake

    if bool(places) == (plan is not None):
        raise UserError(Fault(code="places_or_plan"))
    if plan is None and year is not None:
        raise UserError(Fault(code="year_of_plan", value=str(year)))
    if out.is_dir() and any(out.iterdir()):
        raise UserError(Fault(code="folder_taken", value=str(out)))
    if plan is not None:
        _of_plan(plan, year or planner_day.today().year, out, lang)
        return
    codes: list[str] = []
    faults: list[Fault] = []
    for place in places:
        try:
            codes += communes.resolve(place)
        except UserError as problem:
            faults += problem.faults
    if faults:
        raise UserError(faults)
    chosen = communes.choice(codes)
    files = communes.files(chosen, lang=lang)
    atomic.write(files, out)
    town = intake.read_network(out)
    click.echo(_summary(town, chosen.name, lang))
    for line in communes.next_steps(chosen, lang=lang):
        click.echo(line)
    blanks = {
        "count": len(files),
        "folder": out,
        "book": communes.BOOK,
        "year": communes.PEOPLE_YEAR,
    }
    click.echo(words.say("communes.written", lang=lang, **blanks))


def _of_plan(name: str, year: int, out: Path, lang: str) -> None:
    """Write the folder of a plan, and say what is filled in and what is open."""
    from spatial import intake, plan_folder

    plan = pack(name)
    plan_years.require(name, year)
    files = plan_folder.files(name, year=year, lang=lang)
    if days := due_days(name, year=year):  # a plan may name no day of the year
        files["lich-bao-cao.ics"] = ics.calendar(days, on=planner_day.today(), lang=lang)
    atomic.write(files, out)
    click.echo(_summary(intake.read_network(out), plan.name[lang], lang))
    made = plan_folder.tables(plan, year=year, lang=lang)
    told = sum(one.told for one in made)
    blanks = {
        "plan": plan.name[lang],
        "told": told,
        "open": sum(len(one.rows) for one in made) - told,
        "untold": plan_folder.without_result(plan, year=year),
        "year": year,
        "paper": plan_folder.PAPER,
    }
    click.echo(words.say("plan_folder.written", lang=lang, **blanks))
    click.echo(words.say("cli.written", lang=lang, count=len(files), folder=out))
    click.echo(words.say("plan_folder.report", lang=lang, folder=out, year=year))


def _summary(town: Network, name: str, lang: str) -> str:
    """Say who lives there, by the road every figure takes, and which schools are known."""
    from spatial import communes, defaults, demand, norms, plan

    first, last = demand.years(town)  # a plan may tell the pupils of a later year alone
    year = min(max(communes.PEOPLE_YEAR, first), last)
    options = defaults.complete(town, Options(year=year))
    people = plan.people(town, norms.rules(options.profile), options)
    pupils = people.pupils.sum()
    bases = dict.fromkeys(
        words.say(f"communes.basis.{people.basis[level]}", lang=lang) for level in LEVELS
    )
    listed = ", ".join(
        f"{words.say(f'level.{level}', lang=lang)} {words.number(pupils[level], lang=lang)}"
        for level in LEVELS
    )
    living = town.totals(None)[communes.PEOPLE_YEAR].sum()
    lines = [
        words.say(
            "communes.started",
            lang=lang,
            name=name,
            wards=len(town.wards(None)),
            people=words.number(living, lang=lang),
            children=listed,
            basis="; ".join(bases),
            year=year,
        ),
        words.say(
            f"communes.{'schools' if len(town.schools) else 'no_schools'}",
            lang=lang,
            count=len(town.schools),
        ),
    ]
    return "\n".join(lines)
