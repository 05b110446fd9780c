"""Read the joined deficits a batch wrote: a row for each commune and level, as figures alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from spatial.errors import Fault, InputFaults
from spatial.intake.single import map_layers
from spatial.records import LEVELS, Kind

FORMS = (".parquet", ".gpkg")
KEY = ["locality", "ward_id", "level"]  # two places may both call a ward of theirs "1"
TEXTS = (*KEY, "ward", "profile", "units", "kind")
FIGURES = (
    *("year", "rooms_have", "land_have_m2", "land_need_m2", "land_short_m2"),
    "land_surplus_m2",
    *("rooms_need_class", "rooms_short_class"),
    *("rooms_need_per_10k_pupils", "rooms_short_per_10k_pupils"),
    *("rooms_need_per_10k_residents", "rooms_short_per_10k_residents"),
)
# What belongs together: need, stock, shortage, surplus; that of land is lessened by floor too.
ROOMS = tuple(
    (f"rooms_need_{way}", "rooms_have", f"rooms_short_{way}")
    for way in ("class", "per_10k_pupils", "per_10k_residents")
)
LAND = ("land_need_m2", "land_have_m2", "land_short_m2", "land_surplus_m2")
SLACK = 0.01  # rooms, m²: batches write six decimals
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
        row for each `KEY`: a commune two places hold has a row of each.

    Raises
    ------
    InputFaults
        With every fault found, at most some of a kind. A shortage that does not follow from its own
        need and stock is one: nobody could say which of them is right.
    """
    place = Path(path)
    name = called or place.name
    layers = map_layers.read_layers(place, name, forms=FORMS, other_form="deficit_layer_form")
    frame = _joined(layers)
    lacking = [column for column in (*TEXTS, *FIGURES) if column not in frame]
    if lacking:
        blanks = {"columns": ", ".join(lacking)}
        raise InputFaults(Fault(code="deficit_layer_columns", file=name, blanks=blanks))
    if len(frame) > MOST_ROWS:
        sizes = {"rows": len(frame), "most": MOST_ROWS}
        raise InputFaults(Fault(code="deficit_layer_rows", file=name, blanks=sizes))
    return _checked(frame, name)


def _joined(layers: list[pd.DataFrame]) -> pd.DataFrame:
    """Put the layers of a file below each other; those without communes are not looked at."""
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
    sure = table["kind"].isin(list(Kind))
    faults += _each(table["kind"][~sure], "unknown_kind", name, kinds=", ".join(Kind), once_vi="",
                    once_en="")  # fmt: skip
    sound = pd.Series(data=True, index=frame.index)
    for column in FIGURES:
        figures = pd.to_numeric(frame[column], errors="coerce").astype(float)
        faults += _each(frame[column][figures.isna() & frame[column].notna()], "not_number", name)
        faults += _each(frame[column][figures < 0], "too_small", name, least=0)
        faults += _each(frame[column][figures > LARGEST], "too_large", name, most=LARGEST)
        table[column] = figures
        sound &= ~(figures.isna() & frame[column].notna()) & ~(figures < 0) & ~(figures > LARGEST)
    faults += _each(frame["year"][table["year"].isna()], "blank", name)
    faults += _contradictions(table, sound, name)
    twice = table.duplicated(KEY) & known
    pairs = table["locality"] + " · " + table["ward_id"] + " · " + table["level"]
    faults += _each(pairs[twice].rename("ward_id"), "duplicate", name)
    if table.empty:
        faults.append(Fault(code="empty", file=name))
    if faults:
        raise InputFaults(faults)
    return table.reset_index(drop=True)


def _contradictions(table: pd.DataFrame, sound: pd.Series, name: str) -> list[Fault]:
    """
    Tell each shortage that its own need and stock do not give, of rows whose figures are some.

    Notes
    -----
    Of rooms ``short = max(need − have, 0)``. Of land floor may stand for some, which the file does
    not say apart: ``short ≤ max(need − have, 0)``, ``short − surplus ≤ need − have``, and not both
    above 0. Where the stock is not known, neither is the shortage.
    """
    told: list[Fault] = []
    for need, have, short in ROOMS:
        gap = (table[need] - table[have]).clip(lower=0)
        wrong = ((table[short] - gap).abs() > SLACK) | (gap.isna() != table[short].isna())
        told += _against(table, wrong & sound, (need, have, short), name)
    need, have, short, surplus = LAND
    gap, more = table[need] - table[have], table[short] - table[surplus].fillna(0)
    wrong = (table[short] > gap.clip(lower=0) + SLACK) | (more > gap + SLACK)
    wrong |= (table[short] > SLACK) & (table[surplus] > SLACK)
    wrong |= gap.isna() & table[short].notna()
    return told + _against(table, wrong & sound, (need, have, short), name)


def _against(
    table: pd.DataFrame, wrong: pd.Series, columns: tuple[str, str, str], name: str
) -> list[Fault]:
    """Tell the shortages of some rows beside the need and the stock they do not follow from."""
    need, have, short = columns
    told = []
    for row in np.flatnonzero(wrong.to_numpy())[:_NAMED].tolist():
        blanks = {part: f"{table[part].iloc[row]:g}" for part in columns}
        blanks = {"need": blanks[need], "have": blanks[have], "given": blanks[short]}
        fault = Fault(
            code="deficit_layer_sum", file=name, row=row + 1, column=short, value=blanks["given"],
            blanks={**blanks, "of_need": need, "of_have": have},
        )  # fmt: skip
        told.append(fault)
    return told


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
