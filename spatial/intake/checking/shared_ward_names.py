"""Wards that share a name, as ten Phường 1 do: told apart by their district, or by a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.checking import column
from spatial.intake.checking.ward_names import Gazetteer, by_code, find, parted
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import names

_SEVERAL = 2
# What stands behind a district in its own column: the city, or a remark.
_BEHIND = re.compile(
    r"(?!^)\s*[,;(].*$|\s+[-–]\s+(?:tp|thành phố|t|tỉnh)(?:\.|\s).*$", re.IGNORECASE
)


def districts(frame: pd.DataFrame) -> tuple[str, pd.Series]:
    """Return the column that tells the district of each row, and what it tells; blanks for none."""
    name = district_column(frame)
    if not name:
        return "", pd.Series("", index=frame.index)
    return name, column.text(frame[name]).map(_alone)


def district_column(frame: pd.DataFrame) -> str:
    """Name the column that tells the district of each row; empty for none."""
    return next((str(name) for name in frame if names.tells_district(str(name))), "")


def _alone(cell: str) -> str:
    """
    Take a district out of its cell: without its city; a bare number with the rank it must have.

    None but a quận is called by a number.

    Examples
    --------
    >>> [_alone(text) for text in ("3", "03", "Quận 3", "Bình Thạnh", "")]
    ['Quận 3', 'Quận 3', 'Quận 3', 'Bình Thạnh', '']
    >>> [_alone(text) for text in ("Gò Vấp, TP.HCM", "3 - TP. HCM", "TP Phan Rang - Tháp Chàm")]
    ['Gò Vấp', 'Quận 3', 'TP Phan Rang - Tháp Chàm']
    """
    district = _BEHIND.sub("", cell)
    return f"Quận {int(district)}" if district.isdecimal() else district


def called(words: pd.Series, district: pd.Series, asked: pd.Series) -> pd.Series:
    """Call the wards asked about with their district, where that is told and not in the name."""
    bare = words.map(lambda text: not parted(text)[1])
    told = asked & bare & (words != "") & (district != "")
    return words.where(~told, words + ", " + district)


def apart(frame: pd.DataFrame) -> pd.Series:
    """
    Call the wards of a list so that schools in two of one name are told apart: by their districts.

    What the list itself says of a ward stays as written: whether several wards have its name is the
    layer's to tell, and a ward of today may lie in two districts of before.

    Returns
    -------
    pandas.Series
        The names, with the district where the list tells several of one name; a district spelled in
        several ways as it is spelled first.
    """
    words, (name, district) = column.text(frame["ward"]), districts(frame)
    if not name:
        return words
    key = district.map(_district)
    told = key.where(key != "")
    several = told.groupby(words.map(names.slug)).transform("nunique").fillna(0) >= _SEVERAL
    return called(words, district.groupby(key).transform("first"), several)


def _district(text: str) -> str:
    """
    Fold a district without its rank.

    Examples
    --------
    >>> [_district(text) for text in ("TP Thủ Đức", "Thủ Đức", "Quận 3", "")]
    ['thu duc', 'thu duc', '3', '']
    """
    return parted(f"x, {text}")[1]


def are_shared(words: pd.Series, known: Gazetteer) -> pd.Series:
    """Tell which of these names several wards have, or had, so that alone they mean none."""
    spelled = {text: _is_shared(text, known) for text in words.unique() if text}
    return words.map(lambda text: spelled.get(text, False)).astype(bool)


def are_elsewhere(words: pd.Series, district: pd.Series, known: Gazetteer) -> pd.Series:
    """Tell where a row tells another district than the layer does of the one ward of that name."""
    told = list(zip(words, district, strict=True))
    differ = {pair: _is_elsewhere(*pair, known) for pair in set(told) if all(pair)}
    return pd.Series([differ.get(pair, False) for pair in told], index=words.index, dtype=bool)


def _is_elsewhere(text: str, district: str, known: Gazetteer) -> bool:
    """Tell whether the ward that alone has a name is called with another district; no code is."""
    code = None if by_code(text, known) else find(text, known)
    own = parted(_name(code, known))[1] if code else ""
    return own not in {"", _district(district)}


def _name(code: str, known: Gazetteer) -> str:
    """Return what the layer calls a ward."""
    return known.label[code].removesuffix(f" ({code})")


def _is_shared(text: str, known: Gazetteer) -> bool:
    """Tell whether several wards have a name, or, where none has it, several of before."""
    bare = _parts(text)[0]
    return known.folded.get(bare, known.former.get(bare)) == "" and find(text, known) is None


def by_place(
    frame: pd.DataFrame, words: pd.Series, asked: pd.Series, wards: gpd.GeoDataFrame
) -> pd.Series:
    """
    Find the ward in which each row asked about stands, where the row calls it so.

    Parameters
    ----------
    frame
        Rows with ``lon`` and ``lat`` [degrees], or with points.
    wards
        ``ward_id``, ``ward`` and outlines, any CRS.

    Returns
    -------
    pandas.Series
        Codes; ``""`` where a row has no place, or stands in no ward of its name, or in one of
        another district than the row tells.
    """
    codes = np.full(len(words), "", dtype=object)
    points = _points(frame)[asked.to_numpy()]
    shapes = wards.geometry.to_crs(crs.WGS84).to_numpy()
    point, ward = shapely.STRtree(shapes).query(points, predicate="intersects")
    told = [_parts(text) for text in words[asked]]
    ids, called_ = wards["ward_id"].astype(str).tolist(), wards["ward"].astype(str).tolist()
    found = [""] * len(points)
    for at, of in zip(point.tolist(), ward.tolist(), strict=True):
        if _fits(told[at], _parts(called_[of])):
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


def _parts(text: str) -> tuple[str, str]:
    """Fold a ward's name without its rank, and its district."""
    short, district = parted(text)
    return names.fold(names.ward_name(short)), district


def _fits(told: tuple[str, str], ward: tuple[str, str]) -> bool:
    """Tell whether a ward may be the one told: called so, and not of another district."""
    return told[0] == ward[0] and ("" in {told[1], ward[1]} or told[1] == ward[1])


def meant(words: pd.Series, asked: pd.Series, known: Gazetteer) -> pd.Series:
    """Count the wards a name asked about may mean, none of another district; 0 below two."""
    if not asked.any():
        return pd.Series(0, index=words.index)
    wards = [_parts(_name(code, known)) for code in known.label]
    count = {
        text: sum(_fits(_parts(text), ward) for ward in wards) for text in words[asked].unique()
    }
    found = words.where(asked, "").map(lambda text: count.get(text, 0)).astype(int)
    return found.where(found >= _SEVERAL, 0)


def untold(words: pd.Series, count: pd.Series, source: Source) -> Iterator[Fault]:
    """Report the rows whose ward's name is that of several wards, with how many."""
    for position, row in spots(words.index, (count > 0).to_numpy()):
        text, wards = words.iloc[position], int(count.iloc[position])
        yield source.fault("ward_of_several", row=row, column="ward", value=text, count=wards)


def placed_note(source: Source, words: pd.Series) -> Fault:
    """Note once that names of several wards were told apart by place."""
    return source.fault(
        "wards_by_place",
        column="ward",
        severity=Severity.WARNING,
        value=words.iloc[0],
        count=len(words),
    )
