"""Codes of schools and wards for rows that have a name and no code."""

from __future__ import annotations

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.checking import column, school_codes, shared_ward_names
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import names


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
        The code is the folded name; the codes of a layer with any stay as they are. Wards of one
        name are called with their district where a column tells it.
    """
    if "ward" not in frame:
        return frame, []
    frame, told = _with_districts(frame, source)
    if "ward_id" in frame and (column.text(frame["ward_id"]) != "").any():
        return frame, told
    frame = frame.drop(columns="ward_id", errors="ignore")
    if called_by_code:
        return frame, told
    made, faults = ids(frame, source, "ward_id", None, by="ward")
    return made, [*told, *faults]


def _with_districts(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """Call wards of one name with their district, where a column tells it: ten are Phường 1."""
    named, district = shared_ward_names.districts(frame)
    words = column.text(frame["ward"])
    called = shared_ward_names.called(words, district, words.map(names.slug).duplicated(keep=False))
    told = called != words
    if not told.any():
        return frame, []
    fault = source.fault(
        "ward_districts", column="ward", severity=Severity.WARNING, count=int(told.sum()),
        named=named,
    )  # fmt: skip
    return frame.assign(ward=called), [fault]


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
