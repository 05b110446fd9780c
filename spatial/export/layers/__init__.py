"""Layers for a GIS: GeoPackage with styles, QGIS project, GeoParquet, GeoJSON of every layer."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from pyproj import CRS

from spatial import crs, words
from spatial.assessment import Assessment
from spatial.export import geojson
from spatial.export.layers import geopackage, geoparquet, qgis_project, tables
from spatial.export.layers.vector_layer import VectorLayer
from spatial.scenario import ScenarioCard

GEOPACKAGE, PROJECT = "layers.gpkg", "layers.qgz"


class LayerFormat(StrEnum):
    """A kind of file layers go out in."""

    GEOPACKAGE = "gpkg"
    QGIS = "qgis"  # the project and its GeoPackage
    GEOPARQUET = "geoparquet"
    GEOJSON = "geojson"


class LayerSystem(StrEnum):
    """A reference system layers go out in."""

    WGS84 = "wgs84"
    VN2000 = "vn2000"


def system(assessment: Assessment, asked: LayerSystem) -> CRS:
    """
    Return the reference system asked for; VN-2000 is that of the locality's province.

    Raises
    ------
    UserError
        If VN-2000 has no zone for the locality.
    """
    town = assessment.network
    if asked is LayerSystem.WGS84:
        return crs.WGS84
    return crs.vn2000(town.wards(None), province=town.locality.province)


def bundle(
    assessment: Assessment,
    formats: Collection[LayerFormat],
    *,
    asked: LayerSystem = LayerSystem.WGS84,
    lang: str = "vi",
    way: str = "",
    card: ScenarioCard | None = None,
) -> dict[str, bytes]:
    """
    Make the layers of an assessment in the formats asked for.

    Parameters
    ----------
    asked
        Reference system; GeoJSON is always in WGS 84 (RFC 7946).
    way
        Way of counting the status and the colours follow; empty for the locality's usual one.
    card
        Of the scenario shown: the layers say whether it is approved.

    Returns
    -------
    dict
        Bytes by file name; the same bytes for the same assessment.
    """
    made = tables.layers(assessment, lang=lang, way=way)
    into = system(assessment, asked)
    about = description(assessment, lang=lang, card=card)
    files: dict[str, bytes] = {}
    if {LayerFormat.GEOPACKAGE, LayerFormat.QGIS} & set(formats):
        files[GEOPACKAGE] = geopackage.document(made, crs=into, lang=lang, description=about)
    if LayerFormat.QGIS in formats:
        files[PROJECT] = qgis_project.document(
            assessment, made, crs=into, file=GEOPACKAGE, lang=lang, description=about
        )
    if LayerFormat.GEOPARQUET in formats:
        files |= geoparquet.documents(made, crs=into, description=about, card=card)
    if LayerFormat.GEOJSON in formats:
        files |= {
            f"{layer.name}.geojson": _geojson(assessment, layer, lang, card) for layer in made
        }
    return files


def description(assessment: Assessment, *, lang: str, card: ScenarioCard | None = None) -> str:
    """Say what the layers are, who approved it, what is estimated, and whom to credit."""
    locality = assessment.network.locality
    title = words.say(
        "layers.project",
        lang=lang,
        locality=locality.name.get(lang, locality.key),
        year=assessment.options.year,
    )
    told = "" if card is None else card.sentence(lang=lang)
    parts = (title, told, locality.notice.get(lang, ""), *locality.attribution)
    return " · ".join(part for part in parts if part)


def _geojson(
    assessment: Assessment, layer: VectorLayer, lang: str, card: ScenarioCard | None
) -> bytes:
    """Write one layer as GeoJSON."""
    rows = layer.frame[layer.columns].to_dict("records")
    features: list[geojson.Feature] = [
        geojson.feature(shape, {str(name): geojson.value(one) for name, one in row.items()})
        for row, shape in zip(rows, geojson.shapes_of(layer.frame), strict=True)
    ]
    return geojson.collection(assessment, features, lang=lang, card=card)
