"""Codes of schools and wards for rows that have a name and no code."""

from __future__ import annotations

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.checking import column, school_codes
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import names

# What a column is called that tells the district a ward is in, folded.
_DISTRICTS = frozenset(
    {"quan", "huyen", "quan huyen", "ten quan", "ten huyen", "ten quan huyen", "district",
     "district name", "name 2"}
)  # fmt: skip


def ward_ids(
    frame: pd.DataFrame, source: Source, *, called_by_code: bool = False
) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Make codes for a layer of wards that has names only, as one drawn in a program of maps.

    Parameters
    ----------
    called_by_code
        Whether another table calls wards by codes: made ones would fit none, so a column of blank
        codes goes and none is made.

    Returns
    -------
    frame, faults
        The code is the folded name; a layer with any code stays as it is.
    """
    if "ward" not in frame or ("ward_id" in frame and (column.text(frame["ward_id"]) != "").any()):
        return frame, []
    frame = frame.drop(columns="ward_id", errors="ignore")
    if called_by_code:
        return frame, []
    frame, told = _with_districts(frame, source)
    made, faults = ids(frame, source, "ward_id", None, by="ward")
    return made, [*told, *faults]


def _with_districts(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """Call wards of one name with their district, where a column tells it: ten are Phường 1."""
    column_of = next((name for name in frame if names.fold(str(name)) in _DISTRICTS), None)
    words = column.text(frame["ward"])
    twice = words.map(names.slug).duplicated(keep=False) & (words != "")
    if column_of is None or not twice.any():
        return frame, []
    district = column.text(frame[column_of]).map(_numbered)
    told = twice & (district != "")
    if not told.any():
        return frame, []
    called = words.where(~told, words + ", " + district)
    fault = source.fault(
        "ward_districts", column="ward", severity=Severity.WARNING, count=int(told.sum()),
        named=str(column_of),
    )  # fmt: skip
    return frame.assign(ward=called), [fault]


def _numbered(district: str) -> str:
    """
    Give a district that is a bare number its rank: none but a quận is called by a number.

    Examples
    --------
    >>> [_numbered(text) for text in ("3", "03", "Quận 3", "Bình Thạnh", "")]
    ['Quận 3', 'Quận 3', 'Quận 3', 'Bình Thạnh', '']
    """
    return f"Quận {int(district)}" if district.isdecimal() else district


def ids(
    frame: pd.DataFrame, source: Source, key: str, like: pd.DataFrame | None, *, by: str = "name"
) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Make codes for rows that have a name and no code.

    Parameters
    ----------
    frame
        Raw rows.
    key
        Column of the code.
    like
        A table that has the codes by ``name`` already, if any.
    by
        Column of the name.

    Returns
    -------
    frame, faults
        The code is the folded name, with the ward's, then a number, where names repeat. A name
        that several schools of `like` have is a fault: it does not tell which is meant.
    """
    if key in frame or by not in frame:
        return frame, []
    words = column.text(frame[by])
    faults: list[Fault] = []
    if like is not None and {key, "name"} <= set(like.columns):
        called = like["name"].map(names.fold)
        plain, several = words.map(names.fold), called.value_counts()
        faults = [
            source.fault("name_of_several", row=row, position=at, column=by, value=words.iloc[at])
            for at, row in spots(frame.index, plain.map(several).gt(1).to_numpy())
        ]
        codes = dict(zip(called, like[key], strict=True))
        made = plain.map(codes).fillna(words)
    else:
        made = words.map(names.slug)
        made = school_codes.apart(made, frame) if by == "name" else made
    code = "ids_made" if by == "name" else "ward_ids_made"
    fault = source.fault(code, column=key, severity=Severity.WARNING, count=int(made.nunique()))
    return frame.assign(**{key: made}), [fault, *faults]
