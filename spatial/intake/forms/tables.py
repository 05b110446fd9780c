"""A folder of forms as the tables of a locality: schools and their stocks, one line per form."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

import pandas as pd

from spatial.errors import Fault, Severity
from spatial.intake.checking import column
from spatial.intake.forms import forms
from spatial.intake.forms.forms import Forms, Trace
from spatial.intake.reading.find import Source
from spatial.intake.reading.part import Part
from spatial.intake.text import names

_PLACES = ("ward", "address", "lon", "lat", "coordinates", "school_id")
_STOCKS = ("rooms", "land_m2", "pupils", "classes")


def load(source: Source, have: Collection[str]) -> tuple[list[Part], list[Trace]]:
    """
    Read a folder of forms as tables.

    Parameters
    ----------
    source
        The folder, as the table ``forms``.
    have
        Tables the locality has of files of their own; a table is not made twice.

    Returns
    -------
    parts, traces
        Stocks (``school_levels``) and, without a file of their own, schools; a row is a form, its
        sheet the form's file. Where every figure stands.
    """
    read = forms.read(source.path)
    faults = tuple(_inside(source, read))
    made = []
    table = _levelled(read.table)
    for name in ("schools", "school_levels"):
        if name in have or not len(table):
            continue
        made.append(_part(source, name, table))
    if not made:
        return [Part(source=source, frame=None, faults=faults)], []
    noted = table["level_from"] == "name"
    if noted.any():
        first = table.loc[noted].iloc[0]
        note = source.fault(
            "level_of_name",
            severity=Severity.WARNING,
            value=str(first["name"]),
            count=int(noted.sum()),
            level=str(first["level"]),
        )
        faults = (*faults, note)
    made[0] = dataclasses.replace(made[0], faults=faults)
    figures = [trace for places in read.traces.values() for trace in places]
    return made, figures


def _inside(source: Source, read: Forms) -> list[Fault]:
    """Name the folder before the file of every fault."""
    return [dataclasses.replace(fault, file=f"{source.name}/{fault.file}") for fault in read.faults]


def _levelled(table: pd.DataFrame) -> pd.DataFrame:
    """Give every form a level: the one it states, else the one its school's name tells."""
    stated = column.text(table["level"])
    lines = [names.level_in(name) or "" for name in table["name"]]
    level = stated.where(stated != "", pd.Series(lines, index=table.index, dtype="str"))
    origin = [
        "form" if one else "name" if two else "" for one, two in zip(stated, lines, strict=True)
    ]
    return table.assign(level=level, level_from=origin)


def _part(source: Source, name: str, table: pd.DataFrame) -> Part:
    """Take the columns of one table."""
    rows = table[column.text(table["name"]) != ""]
    wanted = ("name", *_PLACES) if name == "schools" else ("name", "school_id", "level", *_STOCKS)
    filled = [
        one
        for one in wanted
        if one in {"name", "level", "rooms", "land_m2"} or (column.text(rows[one]) != "").any()
    ]
    frame = rows[filled].copy()
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="row")
    sheets = rows["file"].to_numpy(dtype=object)
    if name == "schools":  # a school of two levels hands in two forms
        key = "school_id" if "school_id" in frame else "name"
        once = ~frame.duplicated(key).to_numpy()
        frame, sheets = frame[once], sheets[once]
    own = Source(table=name, path=source.path, name=source.name, sheets=sheets)
    return Part(source=own, frame=frame)
