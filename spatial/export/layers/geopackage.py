"""
A GeoPackage that a GIS opens dressed: names for the columns, styles it applies by itself.

GDAL writes the tables; names (extension Schema, OGC 12-128r18, annex F.9) and styles (the table
``layer_styles`` QGIS looks for) are rows put in afterwards. The same layers make the same bytes.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pyogrio
from pyproj import CRS

from spatial.export.layers import aliases, qml, sld
from spatial.export.layers.vector_layer import VectorLayer

VERSION = "1.2"  # read by every QGIS 3
SHAPE, ROW = "geom", "fid"
MOMENT = "1980-01-01T00:00:00.000Z"  # the bytes tell what is in the file, not when it was made
_SCHEMA = """
CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT,
    title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT,
    CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
    CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL,
    constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC,
    max_is_inclusive BOOLEAN, description TEXT,
    CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT,
    extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
    f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME);
"""


def document(layers: Sequence[VectorLayer], *, crs: CRS, lang: str, description: str = "") -> bytes:
    """
    Write layers into one GeoPackage.

    Parameters
    ----------
    crs
        System the shapes are in.
    lang
        Language of titles, names of columns and classes.
    description
        What the file is and whom to credit; stands at every layer.

    Returns
    -------
    bytes
        The file. The columns have our names, so that what counts on them goes on; readers show
        the names of `spatial.export.layers.aliases`.
    """
    with tempfile.TemporaryDirectory(prefix="truonglop-") as folder:
        file = Path(folder) / "layers.gpkg"
        for layer in layers:
            _table(file, layer, crs)
        with closing(sqlite3.connect(file)) as database:
            _dress(database, layers, lang, description)
            return database.serialize()


def _table(file: Path, layer: VectorLayer, crs: CRS) -> None:
    """Write one layer's rows."""
    frame: gpd.GeoDataFrame = layer.to(crs).reset_index(drop=True)
    for name in layer.columns:
        if frame[name].dtype == object:
            frame[name] = frame[name].astype("str")
    pyogrio.write_dataframe(
        frame,
        file,
        layer=layer.name,
        driver="GPKG",
        geometry_type=layer.shape,
        promote_to_multi=layer.shape != "Point",
        append=file.exists(),
        dataset_options=None if file.exists() else {"VERSION": VERSION},
        layer_options={"GEOMETRY_NAME": SHAPE, "FID": ROW, "SPATIAL_INDEX": "YES"},
    )


def _dress(
    database: sqlite3.Connection, layers: Sequence[VectorLayer], lang: str, description: str
) -> None:
    """Put titles, names of columns and styles in."""
    database.executescript(_SCHEMA)
    for table in ("gpkg_data_columns", "gpkg_data_column_constraints"):
        database.execute(
            "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')",
            (table, "http://www.geopackage.org/spec/#extension_schema"),
        )
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)"
        " VALUES ('layer_styles', 'attributes', 'layer_styles', ?, 0)",
        (MOMENT,),
    )
    for layer in layers:
        title = layer.title(lang=lang)
        database.execute(
            "UPDATE gpkg_contents SET identifier = ?, description = ? WHERE table_name = ?",
            (title, description, layer.name),
        )
        database.executemany(
            "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)",
            [
                (layer.name, one.column, one.alias, one.alias, one.description)
                for one in aliases.of(layer, lang=lang)
            ],
        )
        database.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
            " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner,"
            " update_time) VALUES ('', '', ?, ?, ?, ?, ?, 1, ?, '', ?)",
            (
                layer.name,
                SHAPE,
                layer.name,
                qml.document(layer, lang=lang),
                sld.document(layer, lang=lang),
                title,
                MOMENT,
            ),
        )
    database.execute("UPDATE gpkg_contents SET last_change = ?", (MOMENT,))
    database.commit()
    database.execute("VACUUM")
