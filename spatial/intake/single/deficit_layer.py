"""Read the joined deficits a batch wrote: a row for each commune and level, as figures alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from spatial.errors import Fault, InputFaults
from spatial.intake.door import guard
from spatial.intake.reading import vectors
from spatial.records import LEVELS

FORMS = (".parquet", ".gpkg")
KEY = ["ward_id", "level"]
TEXTS = (*KEY, "ward", "locality", "profile", "units", "kind")
FIGURES = (
    *("year", "rooms_have", "land_have_m2", "land_need_m2", "land_short_m2"),
    "land_surplus_m2",
    *("rooms_need_class", "rooms_short_class"),
    *("rooms_need_per_10k_pupils", "rooms_short_per_10k_pupils"),
    *("rooms_need_per_10k_residents", "rooms_short_per_10k_residents"),
)
LARGEST = 1e9  # m² of land of a commune, rooms, years: none is near it
MOST_ROWS = 40_000  # three times 3,321 communes × 4 levels
_NAMED = 20  # faults told of one kind


def read_deficit_layer(path: Path | str, *, called: str = "") -> pd.DataFrame:
    """
    Read ``deficits.parquet`` or ``deficits.gpkg`` of `truonglop batch`.

    Parameters
    ----------
    path
        The file. Its shapes are not used: communes are drawn as the pack has them.
    called
        What faults call it; its own name where not given.

    Returns
    -------
    pandas.DataFrame
        `TEXTS` as text and `FIGURES` as numbers, missing where a commune's rooms are not known; one
        row for each `KEY`.

    Raises
    ------
    InputFaults
        With every fault found, at most some of a kind.
    """
    place = Path(path)
    name = called or place.name
    if not place.is_file():
        raise InputFaults(Fault(code="missing_file", value=name))
    if place.suffix.lower() not in FORMS:
        raise InputFaults(Fault(code="deficit_layer_form", file=name, value=place.suffix))
    if (refused := guard.refuse(place, name)) is not None:
        raise InputFaults(refused)
    frame = _opened(place, name)
    lacking = [column for column in (*TEXTS, *FIGURES) if column not in frame]
    if lacking:
        blanks = {"columns": ", ".join(lacking)}
        raise InputFaults(Fault(code="deficit_layer_columns", file=name, blanks=blanks))
    if len(frame) > MOST_ROWS:
        sizes = {"rows": len(frame), "most": MOST_ROWS}
        raise InputFaults(Fault(code="deficit_layer_rows", file=name, blanks=sizes))
    return _checked(frame, name)


def _opened(place: Path, name: str) -> pd.DataFrame:
    """Put the layers of a file below each other; those without communes are not looked at."""
    try:
        layers = [layer.frame for layer in vectors.read(place)]
    except guard.Hostile as stop:
        raise InputFaults(Fault(code=stop.code, file=name, blanks=stop.blanks)) from stop
    except vectors.UnreadableMap as problem:
        fault = Fault(code="unreadable", file=name, blanks={"reason": str(problem)})
        raise InputFaults(fault) from problem
    held = [
        pd.DataFrame(frame[[column for column in (*TEXTS, *FIGURES) if column in frame]])
        for frame in layers
        if "ward_id" in frame or len(layers) == 1
    ]
    whole = [frame for frame in held if len(frame)]
    return pd.concat(whole or held, ignore_index=True) if held else pd.DataFrame()


def _checked(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Make texts texts and figures figures; tell all that is neither."""
    table = pd.DataFrame(
        {column: frame[column].map(_text).astype(object) for column in TEXTS}, index=frame.index
    )
    faults: list[Fault] = []
    levels = ", ".join(LEVELS)
    known = table["level"].isin(list(LEVELS))
    faults += _each(table["level"][~known], "unknown_level", name, levels=levels, once_vi="",
                    once_en="")  # fmt: skip
    faults += _each(table["ward_id"][table["ward_id"] == ""], "blank", name)
    for column in FIGURES:
        figures = pd.to_numeric(frame[column], errors="coerce").astype(float)
        faults += _each(frame[column][figures.isna() & frame[column].notna()], "not_number", name)
        faults += _each(frame[column][figures < 0], "too_small", name, least=0)
        faults += _each(frame[column][figures > LARGEST], "too_large", name, most=LARGEST)
        table[column] = figures
    faults += _each(frame["year"][table["year"].isna()], "blank", name)
    twice = table.duplicated(KEY) & known
    pairs = table["ward_id"] + " · " + table["level"]
    faults += _each(pairs[twice].rename("ward_id"), "duplicate", name)
    if table.empty:
        faults.append(Fault(code="empty", file=name))
    if faults:
        raise InputFaults(faults)
    return table.reset_index(drop=True)


def _text(value: Any) -> str:  # noqa: ANN401 - a cell of any type
    """Take a cell as text; none as an empty one."""
    return str(value).strip()[:200] if pd.notna(value) else ""


def _each(cells: pd.Series, code: str, name: str, **blanks: object) -> list[Fault]:
    """Tell a fault of each of some cells; of more than are told, how it begins."""
    return [
        Fault(
            code=code,
            file=name,
            row=row,
            column=str(cells.name),
            value=str(value)[:80],
            blanks=blanks,
        )
        for row, value in zip((cells.index[:_NAMED] + 1).tolist(), cells.head(_NAMED), strict=True)
    ]
