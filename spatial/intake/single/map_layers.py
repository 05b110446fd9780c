"""The layers of one map file a planner brings, or what stands against reading it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from spatial.errors import Fault, InputFaults
from spatial.intake.door import guard
from spatial.intake.reading import vectors


def read_layers(
    place: Path,
    name: str,
    *,
    forms: Collection[str] = vectors.FORMS,
    other_form: str = "unknown_format",
) -> list[pd.DataFrame]:
    """
    Read every layer of a file.

    Parameters
    ----------
    name
        What faults call it.
    forms, other_form
        Endings that are read; code of the fault of any other.

    Returns
    -------
    list of pandas.DataFrame
        `geopandas.GeoDataFrame` where a layer has shapes.

    Raises
    ------
    InputFaults
        If the file is missing, of another form, hostile or no map.
    """
    if not place.is_file():
        raise InputFaults(Fault(code="missing_file", value=name))
    if place.suffix.lower() not in forms:
        raise InputFaults(Fault(code=other_form, file=name, value=place.suffix))
    if (refused := guard.refuse(place, name)) is not None:
        raise InputFaults(refused)
    try:
        return [layer.frame for layer in vectors.read(place)]
    except guard.Hostile as stop:
        raise InputFaults(Fault(code=stop.code, file=name, blanks=stop.blanks)) from stop
    except vectors.UnreadableMap as problem:
        fault = Fault(code="unreadable", file=name, blanks={"reason": str(problem)})
        raise InputFaults(fault) from problem
