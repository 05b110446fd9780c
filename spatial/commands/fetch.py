"""``truonglop fetch``: streets and schools from OpenStreetMap, online or from a local extract."""

from __future__ import annotations

from pathlib import Path

import click

from spatial import words
from spatial.errors import Fault, InputFaults
from spatial.export import atomic

_SIDES = 4


@click.command()
@click.argument("place", required=False)
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
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục kết quả. / Folder the tables are written to.",
)
@click.pass_obj
def fetch(lang: str, place: str | None, file: Path | None, bounds: str | None, out: Path) -> None:
    r"""
    Lấy đường đi bộ và trường từ OpenStreetMap.

    Writes street_nodes.csv, street_edges.csv, schools.csv, buildings.geojson and fetched.json (day,
    attribution); from an extract also land_use.geojson (water, parks, industry drawn as one way);
    online also boundaries.geojson, to look at. Rooms, land and people are not in
    OpenStreetMap; wards come from your own layer. With --extract a commune or a province is named
    as in `truonglop start`, today's name or one before July 2025, and cut out with a kilometre
    around; no network is asked.

    \b
    truonglop fetch "Quận 12, Thành phố Hồ Chí Minh" --out du-lieu
    truonglop fetch --extract vn.osm.pbf --bounds 106.60,10.82,106.72,10.92 --out du-lieu
    truonglop fetch "Phường Trung Mỹ Tây" --extract vn.osm.pbf --out du-lieu
    """
    from spatial.intake import apart
    from spatial.intake.osm import extract, online

    def progress(count: int) -> None:
        text = words.say("intake_cli.fetching", lang=lang, count=count // 1_000_000)
        click.echo(text, err=True)

    if file is not None:
        sides = around(place) if place and not bounds else _bounds(bounds)
        found = apart.read_extract(file, sides, progress=progress)
    elif place:
        found = online.fetch(place)
    else:
        raise click.UsageError(click.get_current_context().get_help())
    files = found.files()
    atomic.write(files, out)
    blanks = {
        "count": len(files),
        "folder": out,
        "schools": len(found.schools),
        "edges": len(found.edges),
        "attribution": extract.ATTRIBUTION,
    }
    click.echo(words.say("intake_cli.fetched", lang=lang, **blanks))


def around(place: str) -> tuple[float, float, float, float]:
    """
    Return the frame of a commune or a province with what lies a walk around it.

    Parameters
    ----------
    place
        As `spatial.communes.resolve` takes it.

    Returns
    -------
    tuple of float
        West, south, east, north [degrees, WGS 84].
    """
    from spatial import communes

    return communes.frame(communes.resolve(place))


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
