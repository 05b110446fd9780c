"""``truonglop fetch``: streets and schools from OpenStreetMap, online or from a local extract."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from spatial import words
from spatial.errors import Fault, InputFaults, UserError
from spatial.export import atomic

if TYPE_CHECKING:
    from spatial.communes import CommuneChoice
    from spatial.intake.osm.cut import Bounds
    from spatial.intake.osm.extract import Extract

_SIDES = 4


@click.command()
@click.argument("places", nargs=-1)
@click.option(
    "--extract",
    "file",
    type=click.Path(path_type=Path),
    help="Tệp trích tại chỗ .osm.pbf. / Local extract instead of the network.",
)
@click.option(
    "--bounds", help="Khung tây,nam,đông,bắc (độ). / West,south,east,north for --extract."
)
@click.option(
    "--each",
    is_flag=True,
    help="Mỗi xã, phường một thư mục. / A folder for every commune of the places, with --extract.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục kết quả. / Folder the tables are written to.",
)
@click.pass_obj
def fetch(
    lang: str,
    places: tuple[str, ...],
    file: Path | None,
    bounds: str | None,
    out: Path,
    *,
    each: bool,
) -> None:
    r"""
    Lấy đường đi bộ và trường từ OpenStreetMap.

    Writes street_nodes.csv, street_edges.csv, schools.csv, buildings.geojson and fetched.json (day,
    attribution); from an extract also land_use.geojson (water, parks, industry drawn as one way);
    online also boundaries.geojson, to look at. Rooms, land and people are not in
    OpenStreetMap; wards come from your own layer. With --extract a commune or a province is named
    as in `truonglop start`, today's name or one before July 2025, and cut out with a kilometre
    around; no network is asked. Several places, or --each commune of a province, are cut in one
    pass over the file, each into a folder of its own.

    \b
    truonglop fetch "Quận 12, Thành phố Hồ Chí Minh" --out du-lieu
    truonglop fetch --extract vn.osm.pbf --bounds 106.60,10.82,106.72,10.92 --out du-lieu
    truonglop fetch "Phường Trung Mỹ Tây" --extract vn.osm.pbf --out du-lieu
    truonglop fetch "Tỉnh Cà Mau" --each --extract vn.osm.pbf --out ca-mau
    """
    from spatial.intake import apart
    from spatial.intake.osm import online

    def progress(count: int) -> None:
        text = words.say("intake_cli.fetching", lang=lang, count=count // 1_000_000)
        click.echo(text, err=True)

    if file is not None:
        frames = {"": _bounds(bounds)} if bounds or not places else _frames(places, each=each)
        cut = apart.read_extracts(file, list(frames.values()), progress=progress)
        found = dict(zip(frames, cut, strict=True))
    elif len(places) == 1 and not each:
        found = {"": online.fetch(places[0])}
    else:
        raise click.UsageError(click.get_current_context().get_help())
    alone = len(found) == 1 and not each
    for name, extract in found.items():
        _write(extract, out if alone else out / name, lang)


def _write(extract: Extract, folder: Path, lang: str) -> None:
    """Write the tables of one place, and say what they hold."""
    from spatial.intake.osm.extract import ATTRIBUTION

    files = extract.files()
    atomic.write(files, folder)
    blanks = {
        "count": len(files),
        "folder": folder,
        "schools": len(extract.schools),
        "edges": len(extract.edges),
        "attribution": ATTRIBUTION,
    }
    click.echo(words.say("intake_cli.fetched", lang=lang, **blanks))


def _frames(places: Iterable[str], *, each: bool) -> dict[str, Bounds]:
    """
    Return the frames of places by the name of their folder, a walk wider than they are.

    Raises
    ------
    UserError
        With every name that is none, or several.
    """
    from spatial import communes

    asked: list[tuple[str, ...]] = []
    faults: list[Fault] = []
    for place in places:
        try:
            asked.append(communes.resolve(place))
        except UserError as problem:
            faults += problem.faults
    if faults:
        raise UserError(faults)
    parts = [(code,) for codes in asked for code in codes] if each else asked
    return {_folder(communes.choice(codes)): communes.frame(codes) for codes in parts}


def _folder(chosen: CommuneChoice) -> str:
    """Name a folder so that no other choice has it."""
    whole = chosen.province and chosen.key == f"tinh-{chosen.province}"
    return chosen.key if whole else "-".join(("xa", *chosen.codes))


def _bounds(text: str | None) -> tuple[float, float, float, float]:
    """Read ``west,south,east,north``."""
    parts = (text or "").split(",")
    try:
        sides = [float(part) for part in parts]
    except ValueError:
        sides = []
    if len(sides) != _SIDES or sides[0] >= sides[2] or sides[1] >= sides[3]:
        raise InputFaults(Fault(code="not_bounds", value=text or ""))
    return sides[0], sides[1], sides[2], sides[3]
