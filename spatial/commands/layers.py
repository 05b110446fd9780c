"""``truonglop layers``: the layers of a locality as a GIS opens them, dressed."""

from __future__ import annotations

from pathlib import Path

import click

from spatial.commands import manifests, remarks, scenario_card, shared_options
from spatial.commands.assessment_request import AssessmentRequest, assessment_request
from spatial.export import layers
from spatial.export.layers import LayerFormat, LayerSystem


def formats_of(_: click.Context, __: click.Parameter, given: str) -> frozenset[LayerFormat]:
    """Read formats between commas."""
    known = [one.value for one in LayerFormat]
    asked = [part.strip() for part in given.split(",")]
    if odd := [part for part in asked if part not in known]:
        msg = f"“{', '.join(odd)}” ({', '.join(known)})"
        raise click.BadParameter(msg)
    return frozenset(map(LayerFormat, asked))


@click.command("layers")
@assessment_request
@scenario_card.option
@click.option(
    "--format",
    "formats",
    default=LayerFormat.QGIS.value,
    show_default=True,
    callback=formats_of,
    help="gpkg, qgis (dự án và GeoPackage), geoparquet, geojson; cách nhau bằng dấu phẩy."
    " / Formats between commas; qgis is the project with its GeoPackage.",
)
@click.option(
    "--crs",
    "asked",
    type=click.Choice([one.value for one in LayerSystem]),
    default=LayerSystem.WGS84.value,
    show_default=True,
    help="Hệ tọa độ; vn2000 theo kinh tuyến trục của tỉnh, geojson luôn là WGS 84."
    " / Reference system; vn2000 by the meridian of the province, geojson is always WGS 84.",
)
@shared_options.way
@shared_options.out(required=True)
@click.pass_obj
def layers_command(
    lang: str,
    request: AssessmentRequest,
    formats: frozenset[LayerFormat],
    asked: str,
    way: str | None,
    card: Path | None,
    out: Path,
) -> None:
    r"""
    Ghi các lớp cho GIS: GeoPackage có kiểu vẽ, dự án QGIS, GeoParquet, GeoJSON.

    Writes the shortages by level, schools, proposals, wards, cells and streets for a GIS, all or
    nothing. QGIS opens layers.qgz, or layers.gpkg alone, with the classes and names of the screen.

    \b
    truonglop layers --out lop
    truonglop layers du-lieu/ --format qgis,geoparquet --crs vn2000 --out lop
    """
    assessment = request.assessed()
    files = layers.bundle(
        assessment,
        formats,
        asked=LayerSystem(asked),
        lang=lang,
        way=way or "",
        card=scenario_card.read(card),
    )
    written = manifests.write(files, out, assessment)
    remarks.caution(assessment, lang)
    remarks.report(assessment.network, (), lang, written=len(written), folder=out.resolve())
