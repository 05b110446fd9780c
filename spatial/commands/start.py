"""``truonglop start``: a locality of any communes of the country, ready to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from spatial import words
from spatial.errors import Fault, UserError
from spatial.export import atomic
from spatial.network import Network
from spatial.records import LEVELS, Options


@click.command()
@click.argument("places", nargs=-1, required=True)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục địa bàn được ghi. / Folder the locality is written to.",
)
@click.pass_obj
def start(lang: str, places: tuple[str, ...], out: Path) -> None:
    r"""
    Mở một địa bàn: một hay nhiều xã, phường, hoặc cả tỉnh, không cần mạng.

    Makes a locality of communes (today's name or one before July 2025, with tones or without; a
    code; or a whole province) from the data carried with the program: outlines, people by age
    (estimated), the schools known by their place, and so-lieu.xlsx to fill in rooms and land.

    \b
    truonglop start "Phường Trung Mỹ Tây" --out dia-ban
    truonglop start "tan thoi nhat, tphcm" 26785 --out dia-ban
    truonglop start "Tỉnh Cà Mau" --out ca-mau
    """
    from spatial import communes, intake

    codes: list[str] = []
    faults: list[Fault] = []
    for place in places:
        try:
            codes += communes.resolve(place)
        except UserError as problem:
            faults += problem.faults
    if faults:
        raise UserError(faults)
    if out.is_dir() and any(out.iterdir()):
        raise UserError(Fault(code="folder_taken", value=str(out)))
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


def _summary(town: Network, name: str, lang: str) -> str:
    """Say who lives there, by the road every figure takes, and which schools are known."""
    from spatial import communes, defaults, norms, plan

    options = defaults.complete(town, Options(year=communes.PEOPLE_YEAR))
    pupils = plan.people(town, norms.rules(options.profile), options).pupils.sum()
    listed = ", ".join(
        f"{words.say(f'level.{level}', lang=lang)} {words.number(pupils[level], lang=lang)}"
        for level in LEVELS
    )
    people = town.totals(None)[communes.PEOPLE_YEAR].sum()
    lines = [
        words.say(
            "communes.started",
            lang=lang,
            name=name,
            wards=len(town.wards(None)),
            people=words.number(people, lang=lang),
            children=listed,
        ),
        words.say(
            f"communes.{'schools' if len(town.schools) else 'no_schools'}",
            lang=lang,
            count=len(town.schools),
        ),
    ]
    return "\n".join(lines)
