"""Map files: each opened by the driver its form names, its bytes counted before shapes are made."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely
from numpy.typing import NDArray

from spatial.intake.door import guard
from spatial.intake.door.limits import LIMITS
from spatial.intake.text import letters

# What GDAL is told before the path, so that no other driver gets to look at the file.
_PREFIX = {".geojson": "GeoJSON:", ".json": "GeoJSON:"}
FORMS = frozenset(
    {".geojson", ".json", ".gpkg", ".shp", ".kml", ".kmz", ".tab", ".mif", ".fgb", ".parquet"}
)
# The one driver of each form. Whoever else opens a file under that name is refused: a virtual layer
# in disguise follows what is written in it to other files and addresses.
_DRIVER = {
    ".fgb": {"FlatGeobuf"},
    ".geojson": {"GeoJSON"},
    ".gpkg": {"GPKG"},
    ".json": {"GeoJSON"},
    ".kml": {"LIBKML"},  # the other one drops the fields of a placemark
    ".mif": {"MapInfo File"},
    ".shp": {"ESRI Shapefile"},
    ".tab": {"MapInfo File"},
}
_INSIDE = (".shp", ".tab", ".mif", ".gpkg", ".geojson", ".kml", ".fgb")
_BYTE_READ = frozenset({".shp", ".tab", ".mif"})  # letters by byte; the code is found afterwards
# What readers raise for damaged content.
_DAMAGED = (
    ValueError,
    LookupError,
    TypeError,
    OverflowError,
    MemoryError,
    UnboundLocalError,  # pyogrio's own slip where GDAL cannot write out a damaged .prj
    pa.ArrowException,
    shapely.errors.ShapelyError,
)
_VERTEX = 16  # bytes of a vertex
_BATCH = 2_048  # rows of Parquet unfolded at a time to weigh them


# Functions of GDAL and SQLite that leave the file; a view calls them while it is read.
_REACHING = re.compile(
    r"\b(?:load_extension|readfile|writefile|edit|ogr_\w+|gdal_\w+|attach|spatialite_\w+|http\w*)\s*\(|\battach\b"
    r"|/vsi|importshp|importdbf|blobfromfile|blobtofile|virtual\w+",
    re.IGNORECASE,
)


class UnreadableMap(Exception):  # noqa: N818 - becomes a fault
    """A map its driver refuses; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Layer:
    """
    One layer as it is.

    Attributes
    ----------
    frame
        Attributes and shapes; the CRS is missing where the file does not tell it.
    code
        Legacy code of its letters that was turned into Unicode.
    """

    frame: pd.DataFrame
    name: str | None = None
    code: str | None = None


def read(path: Path) -> list[Layer]:
    """
    Read every layer of a map file.

    Parameters
    ----------
    path
        A file `guard.look` let pass.

    Raises
    ------
    UnreadableMap
        If its driver refuses it.
    guard.Hostile
        If its shapes have more vertices than allowed, or an archive holds more than it may.
    """
    suffix = path.suffix.lower()
    try:
        if suffix in {".zip", ".kmz"}:
            return _unpacked(path)
        if suffix == ".parquet":
            return [Layer(frame=_parquet(path))]
        _opened_as_named(path)
        where = f"{_PREFIX.get(suffix, '')}{path}"
        if suffix == ".gpkg":
            _no_reaching_out(where)
        layers = pyogrio.list_layers(where)
        return [_layer(where, str(name), suffix) for name, _ in layers]
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as problem:
        raise UnreadableMap(_reason(problem, path)) from problem
    except (*guard.BROKEN, *_DAMAGED) as problem:
        raise UnreadableMap(_reason(problem, path)) from problem


def _opened_as_named(path: Path) -> None:
    """Refuse a file that is opened by another driver than that of its form, or lies in none."""
    suffix = path.suffix.lower()
    if str(path).startswith("/vsi") or not path.is_file():
        raise guard.Hostile(code="not_what_it_says", suffix=suffix)
    where = f"{_PREFIX.get(suffix, '')}{path}"
    if pyogrio.read_info(where, layer=0)["driver"] not in _DRIVER.get(suffix, ()):
        raise guard.Hostile(code="not_what_it_says", suffix=suffix)


def _no_reaching_out(where: str) -> None:
    """Ask a GeoPackage for the words of its views and triggers, and refuse those that leave it."""
    asked = "SELECT sql FROM sqlite_master WHERE type IN ('view', 'trigger')"
    _, _, _, fields = pyogrio.raw.read(where, sql=asked)
    if any(_REACHING.search(str(sql)) for column in fields for sql in column):
        raise guard.Hostile(code="points_elsewhere")


def _reason(problem: Exception, path: Path) -> str:
    """Take the first line of what the driver says, without our paths in it."""
    line = (str(problem).splitlines() or ["?"])[0]
    return line.replace(str(path), path.name)[:200]


def _layer(where: str, name: str, suffix: str) -> Layer:
    """Read one layer: fields, bytes of the shapes, then shapes."""
    encoding = "ISO-8859-1" if suffix in _BYTE_READ else None
    meta, _, shapes, fields = pyogrio.raw.read(where, layer=name, encoding=encoding)
    data = {
        str(field): _days(values) if values.dtype.kind == "M" else values
        for field, values in zip(meta["fields"], fields, strict=True)
    }
    frame = pd.DataFrame(data)
    code = None
    if suffix in _BYTE_READ:
        frame, code = _relettered(frame)
    if shapes is None:
        return Layer(frame=frame, name=name, code=code)
    if sum(len(shape) for shape in shapes if shape is not None) > LIMITS.vertices * _VERTEX:
        raise guard.Hostile(code="too_many_vertices", most=LIMITS.vertices)
    with warnings.catch_warnings():  # a corner that is no number is told by its row
        warnings.simplefilter("ignore", RuntimeWarning)
        geometry = shapely.force_2d(shapely.from_wkb(shapes, on_invalid="ignore"))
    table = frame.drop(columns="geometry", errors="ignore")
    return Layer(
        frame=gpd.GeoDataFrame(table, geometry=geometry, crs=meta["crs"]), name=name, code=code
    )


def _days(values: NDArray[np.datetime64]) -> NDArray[np.object_]:
    """Write days as ISO text, as every other reader gives them."""
    texts = np.datetime_as_string(values.astype("datetime64[D]")).astype(object)
    texts[np.isnat(values)] = ""
    return texts


def _relettered(frame: pd.DataFrame) -> tuple[pd.DataFrame, str | None]:
    """
    Turn bytes read one by one into Unicode: UTF-8 where they are, else the legacy code found.

    A table joined of two may hold both, so UTF-8 is told text by text.
    """
    columns = [name for name in frame if frame[name].dtype.kind not in "biufM"]
    texts = {
        value
        for name in columns
        for value in pd.unique(frame[name])
        if isinstance(value, str) and not value.isascii()
    }
    turned = {text: read for text in texts if (read := _utf8(text)) is not None}
    legacy = sorted(texts - turned.keys())
    if any(letters.likeness(text) < 1.0 for text in turned.values()) and legacy:
        turned, legacy = {}, sorted(texts)  # bytes of a legacy code that are UTF-8 by chance
    code = letters.code_of(legacy)
    turned |= {text: letters.to_unicode(text, code=code) for text in legacy}

    def one(value: object) -> object:
        return turned.get(value, value) if isinstance(value, str) else value

    mended: dict[str, Any] = {str(name): frame[name].map(one) for name in columns}
    return frame.assign(**mended), code


def _utf8(text: str) -> str | None:
    """Read bytes shown one by one as UTF-8; ``None`` where they are none."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


def _parquet(path: Path) -> pd.DataFrame:
    """Read GeoParquet; the sizes are in its footer and are checked before anything is read."""
    file = pq.ParquetFile(path)
    about = file.metadata
    unpacked = sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups))
    cells = about.num_rows * about.num_columns
    if about.num_columns > LIMITS.columns or cells > LIMITS.cells:
        raise guard.Hostile(code="sheet_too_wide", rows=about.num_rows, columns=about.num_columns)
    if unpacked <= LIMITS.unpacked_bytes:
        # one long text repeated by its number is small in the file and in its footer
        unpacked = 0
        for batch in file.iter_batches(batch_size=_BATCH):
            unpacked += sum(map(_weight, batch.columns))
            if unpacked > LIMITS.unpacked_bytes:
                break
    if unpacked > LIMITS.unpacked_bytes:
        raise guard.Hostile(
            code="zip_bomb", size=unpacked // 1_000_000, packed=path.stat().st_size // 1000
        )
    table = pq.read_table(path)
    table.validate(full=True)  # text that is no text, offsets that point nowhere
    if b"geo" not in (about.metadata or {}):
        return pd.DataFrame(table.to_pandas())
    layer: pd.DataFrame = gpd.GeoDataFrame(gpd.read_parquet(path))
    return layer


def _weight(cells: pa.Array) -> int:
    """Return the bytes of a column once every number stands for its text."""
    whole = isinstance(cells, pa.DictionaryArray)
    return int((cells.dictionary_decode() if whole else cells).nbytes)


def _unpacked(path: Path) -> list[Layer]:
    """Read the map inside a zip or KMZ, unpacked into a folder of its own."""
    with TemporaryDirectory(prefix="truonglop-") as folder:
        home = Path(folder)
        guard.unpack(path, home)
        maps = [file for file in sorted(home.rglob("*")) if file.suffix.lower() in _INSIDE]
        if not maps:
            raise UnreadableMap(_nothing(path))
        layers = []
        for file in maps:
            guard.look(file)
            layers += read(file)
        return layers


def _nothing(path: Path) -> str:
    """Say that an archive holds no map."""
    return f"{path.name}: 0 × {', '.join(_INSIDE)}"
