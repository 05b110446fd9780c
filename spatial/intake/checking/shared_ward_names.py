"""Wards that share a name, as ten Phường 1 do: told apart by their district, or by a place."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.checking import column
from spatial.intake.checking.ward_names import Gazetteer, find, parted
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import names

_SEVERAL = 2


def districts(frame: pd.DataFrame) -> tuple[str, pd.Series]:
    """Return the column that tells the district of each row, and what it tells; blanks for none."""
    told = (str(name) for name in frame if names.tells_district(str(name)))
    name = next(told, "")
    if not name:
        return "", pd.Series("", index=frame.index)
    return name, column.text(frame[name]).map(_numbered)


def _numbered(district: str) -> str:
    """
    Give a district that is a bare number its rank: none but a quận is called by a number.

    Examples
    --------
    >>> [_numbered(text) for text in ("3", "03", "Quận 3", "Bình Thạnh", "")]
    ['Quận 3', 'Quận 3', 'Quận 3', 'Bình Thạnh', '']
    """
    return f"Quận {int(district)}" if district.isdecimal() else district


def called(words: pd.Series, district: pd.Series, asked: pd.Series) -> pd.Series:
    """Call the wards asked about with their district, where that is told and not in the name."""
    bare = words.map(lambda text: not parted(text)[1])
    told = asked & bare & (words != "") & (district != "")
    return words.where(~told, words + ", " + district)


def with_districts(frame: pd.DataFrame) -> pd.DataFrame:
    """Call the wards of a list with their district where it tells a name of several districts."""
    name, district = districts(frame)
    if not name or "ward" not in frame:
        return frame
    words = column.text(frame["ward"])
    of = district.where(district != "").groupby(words.map(names.slug)).transform("nunique")
    several = of.fillna(0) >= _SEVERAL
    if not several.any():
        return frame
    full = called(words, district, several)
    return frame.assign(ward=frame["ward"].where(full == words, full))


def are_shared(words: pd.Series, known: Gazetteer) -> pd.Series:
    """Tell which of these names several wards have, so that alone they mean none."""
    spelled = {
        text: known.folded.get(_bare(text)) == "" and find(text, known) is None
        for text in words.unique()
        if text
    }
    return words.map(lambda text: spelled.get(text, False)).astype(bool)


def by_place(
    frame: pd.DataFrame, words: pd.Series, asked: pd.Series, wards: gpd.GeoDataFrame
) -> pd.Series:
    """
    Find the ward of a name in which each row asked about stands.

    Parameters
    ----------
    frame
        Rows with ``lon`` and ``lat`` [degrees], or with points.
    wards
        ``ward_id``, ``ward`` and outlines, any CRS.

    Returns
    -------
    pandas.Series
        Codes; ``""`` where a row has no place, or stands in no ward of its name.
    """
    codes = np.full(len(words), "", dtype=object)
    points = _points(frame)[asked.to_numpy()]
    shapes = wards.geometry.to_crs(crs.WGS84).to_numpy()
    point, ward = shapely.STRtree(shapes).query(points, predicate="intersects")
    bare = [_bare(text) for text in words[asked]]
    ids, called_ = wards["ward_id"].astype(str).tolist(), wards["ward"].astype(str).map(_bare)
    found = [""] * len(points)
    for at, of in zip(point.tolist(), ward.tolist(), strict=True):
        if called_.iloc[of] == bare[at]:
            found[at] = ids[of]
    codes[asked.to_numpy()] = found
    return pd.Series(codes, index=words.index, dtype="str")


def _points(frame: pd.DataFrame) -> np.ndarray:
    """Return where the rows stand [degrees]; a missing point for none."""
    if isinstance(frame, gpd.GeoDataFrame):
        drawn = frame.geometry.to_crs(crs.WGS84).representative_point()
        return np.asarray(drawn.to_numpy(), dtype=object)
    points = np.full(len(frame), None, dtype=object)
    if {"lon", "lat"} <= set(frame.columns):
        at = np.column_stack(
            [pd.to_numeric(frame[name], errors="coerce") for name in ("lon", "lat")]
        )
        placed = np.isfinite(at).all(axis=1)
        points[placed] = shapely.points(at[placed])
    return points


def _bare(text: str) -> str:
    """Fold a ward's name without rank and district."""
    return names.fold(names.ward_name(parted(text)[0]))


def untold(words: pd.Series, lost: np.ndarray, source: Source, known: Gazetteer) -> Iterator[Fault]:
    """Report the rows whose ward's name is that of several wards, with how many."""
    called_ = [label[: -len(f" ({code})")] for code, label in known.label.items()]
    often = pd.Series([_bare(name) for name in called_]).value_counts()
    for position, row in spots(words.index, lost):
        text = words.iloc[position]
        yield source.fault(
            "ward_of_several", row=row, column="ward", value=text, count=int(often[_bare(text)])
        )


def placed_note(source: Source, words: pd.Series) -> Fault:
    """Note once that names of several wards were told apart by place."""
    return source.fault(
        "wards_by_place",
        column="ward",
        severity=Severity.WARNING,
        value=words.iloc[0],
        count=len(words),
    )
