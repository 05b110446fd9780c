"""What is being joined: the wards in metres, the checked tables, and what was found so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyproj import CRS

from spatial import network
from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.reading.find import Source, spots

Frames = Mapping[str, Checked]


@dataclass(frozen=True, kw_only=True)
class Wards:
    """
    The sets of wards in metres, the base set first.

    Attributes
    ----------
    crs
        System they are measured in.
    known
        Every ward code the files hold by set, those in rows with faults too: a code is not unknown
        because its row needs mending.
    sound
        Whether no row had a fault; where one had, places cannot be said to lie outside.
    """

    crs: CRS
    sets: dict[str, gpd.GeoDataFrame]
    known: dict[str, pd.Index]
    sound: bool


@dataclass(kw_only=True)
class Bench:
    """What is being joined: the tables, what was found so far, and which rows have to go."""

    town: Wards
    frames: Frames
    faults: list[Fault] = field(default_factory=list)

    def find(self, faults: Iterable[Fault]) -> None:
        """Take in more faults."""
        self.faults += faults

    def rows(self, name: str) -> pd.DataFrame:
        """Return the rows of a table that have had no fault so far."""
        table = self.frames[name]
        wrong = table.hit(fault for fault in self.faults if fault.severity is Severity.ERROR)
        return table.frame[table.sound & ~wrong] if wrong.any() else table.kept


def unknown(
    source: Source, column: str, values: pd.Series, known: pd.Index, table: str
) -> list[Fault]:
    """Report values that name no row of another table; blanks are another fault's business."""
    codes, names = pd.factorize(values)
    strange = (pd.Index(known).unique().get_indexer(names) < 0) & (names != "")
    if not strange.any():
        return []
    return [
        source.fault(
            "unknown_reference",
            row=row,
            position=position,
            column=column,
            value=str(values.iloc[position]),
            table=table,
        )
        for position, row in spots(values.index, strange[codes])
    ]


def place(layer: gpd.GeoDataFrame, town: Wards) -> NDArray[np.bool_]:
    """Write the ward of every place in every set; say which places lie outside one of them."""
    outside = np.zeros(len(layer), dtype=bool)
    for units, known in town.sets.items():
        found = network.ward_of(layer.geometry.to_numpy(), known)
        layer[units] = found.to_numpy()
        outside |= found.isna().to_numpy()
    return outside


def strays(
    source: Source, names: pd.Series, outside: NDArray[np.bool_], code: str, town: Wards
) -> list[Fault]:
    """Report places outside all wards, unless a ward's own row needs mending first."""
    if not town.sound:
        return []
    return [
        source.fault(
            code,
            row=row,
            position=position,
            value=str(names.iloc[position]),
            units=", ".join(town.sets),
        )
        for position, row in spots(names.index, outside)
    ]
