"""``truonglop developments``: what the map offers, and the table of those a planner accepts."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from spatial import development_candidates, intake, words
from spatial.commands import shared_options
from spatial.development_candidates import DevelopmentCandidate
from spatial.errors import Fault, UserError
from spatial.export import atomic, table
from spatial.records import Development

FILE = "developments.csv"


@click.command()
@shared_options.folder
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    metavar="MÃ=SỐ:NĂM:NĂM",
    help="Nhận: mã=số căn hoặc việc làm:năm đầu:năm cuối. / Accept: code=dwellings or jobs:years.",
)
@shared_options.out()
@click.pass_obj
def developments(
    lang: str, folder: Path | None, accepted: tuple[str, ...], out: Path | None
) -> None:
    r"""
    Liệt kê nhà ở, khu công nghiệp trên bản đồ có thể là dự án; ghi những dự án được nhận.

    Lists mapped housing and industry (development_candidates.geojson of truonglop fetch --extract).
    None is counted: those accepted, with the dwellings or jobs and the years you give, are written
    to developments.csv, which counts once it lies in the folder.

    \b
    truonglop developments du-lieu
    truonglop developments du-lieu --accept w123=1200:2027:2030 --out nhan
    """
    town = intake.read_network(folder)
    offered = {each.development_id: each for each in development_candidates.of(town)}
    chosen = [_accepted(text, offered) for text in accepted]
    if chosen and out is None:
        raise click.UsageError(words.say("developments.where", lang=lang))
    if out is not None and chosen:
        rows = [
            {"kind": "assumed", **dataclasses.asdict(each)}
            for each in (*town.developments, *chosen)
        ]
        atomic.write({FILE: table.rows(rows)}, out)
        blanks = {"count": len(chosen), "folder": out, "file": FILE}
        click.echo(words.say("developments.written", lang=lang, **blanks))
        return
    click.echo(words.say("developments.offered", lang=lang, count=len(offered)))
    names = town.wards(None)["ward"].to_dict()
    for each in offered.values():
        blanks = {
            "code": each.development_id,
            "name": each.name or "–",
            "sort": each.sort,
            "area": words.number(each.area_ha, lang=lang, decimals=1),
            "ward": names[each.ward_id],
        }
        click.echo(words.say("developments.line", lang=lang, **blanks))


def _accepted(text: str, offered: dict[str, DevelopmentCandidate]) -> Development:
    """Read what is accepted: ``code=units:first:last``."""
    code, _, rest = text.partition("=")
    try:
        units, first, last = (int(part) for part in rest.split(":"))
    except ValueError:
        units, first, last = -1, 0, 0
    if code not in offered or units <= 0 or not 1900 <= first <= last <= 2200:  # noqa: PLR2004 - the years a table may have
        raise UserError(Fault(code="not_accepted", value=text))
    return offered[code].accepted(units=units, first_year=first, last_year=last)
