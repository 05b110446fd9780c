"""The pack as it is carried: tables read once, outlines a province at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib import resources

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

AS_GIVEN = "as_given"  # people as the source has them, before they are brought to the total
PEOPLE_YEAR = 2025  # of the merger dossiers the figures are from
BANDS = tuple(range(0, 90, 5))
AGE_COLUMNS = tuple(f"age_{age:02d}" for age in BANDS)
VALID_FROM = "2025-07-01"
CRS = "EPSG:4326"
STREETS_BOX = (106.55, 10.62, 106.9, 10.95)  # west, south, east, north of the streets carried
_STEPS = 100_000  # of a degree
_PROVINCES_OPEN = 8  # outlines of as many provinces stay in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """
    A province of the pack.

    Attributes
    ----------
    code
        GSO code.
    people
        People of 2025, which its communes add up to.
    source
        Document or dossier the figure is from.
    kind
        ``published`` where a document states the figure, else ``estimated``.
    communes
        How many communes it has.
    """

    code: str
    name: str
    people: int
    source: str
    kind: str
    communes: int


def _bytes(name: str) -> bytes:
    """Read a file of the pack."""
    return resources.files("spatial.communes").joinpath("pack", name).read_bytes()


@cache
def digest() -> str:
    """Return a short mark of what the pack holds."""
    files = sorted(
        each.name for each in resources.files("spatial.communes").joinpath("pack").iterdir()
    )
    return sha256(b"".join(map(_bytes, files))).hexdigest()[:12]


def _frame(name: str) -> pd.DataFrame:
    """Read a table of the pack."""
    table: pd.DataFrame = pq.ParquetFile(pa.BufferReader(_bytes(name))).read().to_pandas()
    return table


@cache
def provinces() -> tuple[Province, ...]:
    """Return all provinces in the order of their codes."""
    count = communes()["province_code"].value_counts()
    rows = csv.DictReader(io.StringIO(_bytes("provinces.csv").decode("utf-8")))
    return tuple(
        Province(
            code=row["code"],
            name=row["name"],
            people=int(row["people"]),
            source=row["source"],
            kind=row["kind"],
            communes=int(count[row["code"]]),
        )
        for row in rows
    )


@cache
def communes() -> pd.DataFrame:
    """
    Return all communes, indexed by ``code``; not to be changed.

    Returns
    -------
    pandas.DataFrame
        ``name`` with its rank, ``rank``, ``province_code``, ``area_km2`` (of the outline),
        ``area_official_km2`` (missing where it cannot be this commune's), ``lon`` and
        ``lat`` of a point inside, ``people`` of `PEOPLE_YEAR` and `AGE_COLUMNS` [people, estimated,
        they add up], ``people_rule`` (`AS_GIVEN`, ``zeros_restored`` or ``from_neighbours``),
        ``ages_from`` (``district``, ``province`` or ``mixed``), ``area_class``,
        ``predecessors_known``, ``valid_from``.
    """
    return _frame("communes.parquet").set_index("code")


@cache
def predecessors() -> pd.DataFrame:
    """
    Return the crosswalk from old communes to new; not to be changed.

    Returns
    -------
    pandas.DataFrame
        ``old_id``, ``old_name`` with its rank, ``old_district`` where the list tells it, ``code``
        of the new commune, ``part`` (``whole`` or ``part``), ``share`` (adds up to one an old
        commune), ``kind``: the shares of what was parted are assumed.
    """
    return _frame("predecessors.parquet")


def former(codes: Iterable[str]) -> dict[str, list[dict[str, object]]]:
    """
    List what each of some communes was before the merger, as a locality tells it.

    Returns
    -------
    dict
        Name, district where it is known, part, kind; the share of a part alone: so the 3,321
        communes of the country fit one file.
    """
    walk = predecessors()
    columns = ("old_name", "old_district", "part", "share", "kind")
    return {
        str(code): [
            {
                "name": name,
                **({"district": district} if district else {}),
                "part": part,
                **({"share": round(float(share), 4)} if part != "whole" else {}),
                "kind": kind,
            }
            for name, district, part, share, kind in zip(
                *(rows[name] for name in columns), strict=True
            )
        ]
        for code, rows in walk[walk["code"].isin(set(codes))].groupby("code")
    }


@cache
def mapped_schools() -> pd.DataFrame:
    """
    Return the schools known by their place, indexed by ``school_id``; today Hồ Chí Minh City's.

    Returns
    -------
    pandas.DataFrame
        ``name``, ``levels`` its name tells (apart by blanks, empty for none), ``is_school`` (else a
        training centre), ``code`` of the commune, ``lon``, ``lat``, ``duplicate_of``.
    """
    return _frame("schools.parquet").set_index("school_id")


@cache
def street_nodes() -> pd.DataFrame:
    """Return where the streets of `STREETS_BOX` meet: ``lon``, ``lat``; not to be changed."""
    return _frame("street_nodes.parquet") / _STEPS


@cache
def street_edges() -> pd.DataFrame:
    """
    Return the streets between the nodes, as of 31 December 2017; not to be changed.

    Returns
    -------
    pandas.DataFrame
        ``u`` and ``v`` [row of `street_nodes`], ``length_dm`` [decimetres].
    """
    return _frame("street_edges.parquet")


def street_sheets() -> pd.DataFrame:
    """Return the streets as maps draw them, in sheets: ``sheet``, ``text`` (`street_sheets`)."""
    return _frame("street_sheets.parquet")


def outlines(codes: Iterable[str]) -> gpd.GeoDataFrame:
    """
    Return the outlines of communes, simplified at 50 m, indexed by ``code``.

    Parameters
    ----------
    codes
        Communes of the pack, any number; only their provinces are opened.
    """
    asked = pd.Index(codes)
    groups = sorted(set(communes().loc[asked, "province_code"]))
    layers = [_province(group) for group in groups]
    layer = gpd.GeoDataFrame(pd.concat(layers), crs=CRS) if len(layers) > 1 else layers[0]
    return layer.loc[asked]


@cache
def province_outlines() -> gpd.GeoDataFrame:
    """
    Return the outlines of the provinces for a map of the whole country, indexed by code.

    Drawn of the communes' own, at about 600 m, islands under 24 km² that are no commune left out
    (``data/communes_recipe/province_outlines.py``); not to be changed, and never to be computed by.
    """
    table = _frame("province_outlines.parquet").set_index("province_code")
    return gpd.GeoDataFrame(geometry=shapely.from_wkb(table["geometry"].to_numpy()),
                            index=table.index, crs=CRS)  # fmt: skip


@cache
def _file() -> pq.ParquetFile:
    """Open the file of outlines; it stays in memory, compressed."""
    return pq.ParquetFile(pa.BufferReader(_bytes("outlines.parquet")))


@cache
def _groups() -> dict[str, int]:
    """Tell which row group holds which province."""
    meta = _file().metadata
    place = meta.schema.names.index("province_code")
    column = (meta.row_group(at).column(place).statistics.min for at in range(meta.num_row_groups))
    return {str(code): at for at, code in enumerate(column)}


@lru_cache(maxsize=_PROVINCES_OPEN)
def _province(code: str) -> gpd.GeoDataFrame:
    """Read the outlines of one province."""
    table = _file().read_row_group(_groups()[code], columns=["code", "geometry"])
    shapes = shapely.from_wkb(table["geometry"].to_numpy())
    return gpd.GeoDataFrame(geometry=shapes, index=pd.Index(table["code"].to_pylist()), crs=CRS)
