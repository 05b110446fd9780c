"""Names of wards of after a merger on a layer of before it: one name may mean two areas."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.checking import column, mergers
from spatial.intake.reading.find import Source
from spatial.intake.text import names

BEFORE, AFTER = "before", "after"  # what a planner may answer
_SHOWN = 5


def later(
    wards: gpd.GeoDataFrame, others: Sequence[gpd.GeoDataFrame]
) -> dict[str, tuple[str, ...]]:
    """
    Find which wards of the layer each ward of a later set is made of.

    Parameters
    ----------
    wards
        The wards that count, with ``ward`` and shapes.

    Returns
    -------
    dict
        Names of the wards of the layer by the folded name of the later one; nothing of a set none
        of whose wards is made of several.
    """
    found: dict[str, tuple[str, ...]] = {}
    others = [layer for layer in others if len(layer)]
    if wards.empty or not others:
        return found
    metres = crs.working_crs(wards)
    shapes, called = wards.to_crs(metres).geometry.to_numpy(), wards["ward"].astype(str).to_numpy()
    for layer in others:
        holds = mergers.holders(shapes, layer.to_crs(metres).geometry.to_numpy())
        made = {
            names.fold(names.ward_name(str(ward))): tuple(called[holds == at])
            for at, ward in enumerate(layer["ward"])
        }
        if any(len(parts) > 1 for parts in made.values()):
            found |= made
    return found


def told(frame: pd.DataFrame) -> frozenset[str]:
    """List the folded names of the wards a list of schools writes."""
    written = _written(frame)
    if written is None:
        return frozenset()
    words = column.text(frame[written])
    return frozenset(names.fold(names.ward_name(word)) for word in words[words != ""])


def _written(frame: pd.DataFrame) -> str | None:
    """Name the column a list writes its wards in."""
    return next((name for name in ("ward", "ward_id") if name in frame), None)


def settle(
    frame: pd.DataFrame,
    source: Source,
    made: Mapping[str, tuple[str, ...]],
    *,
    answer: str = "",
    beside: Collection[str] = (),
) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Ask of which time the wards are where a list names none but those of after a merger.

    Parameters
    ----------
    frame
        A list of schools with the names of their wards, as it is written.
    made
        From `later`.
    answer
        `BEFORE` or `AFTER`; empty where nobody has said.
    beside
        Folded names the other lists of the folder write, see `told`: one office writes of one time,
        so an old name on any sheet tells of which time all are.

    Returns
    -------
    frame, faults
        A question where a school without a place would land in the old ward of the same name, a
        note where all have places; wards of `AFTER` are blank, for no ward of the layer is meant.
    """
    written = _written(frame)
    if written is None or not made or answer == BEFORE:
        return frame, []
    words = column.text(frame[written])
    bare = words.map(lambda word: names.fold(names.ward_name(word)))
    own = set(bare[words != ""])
    every = own | set(beside)
    merged = sorted(name for name in own & made.keys() if len(made[name]) > 1)
    parts = {part for name in merged for part in made[name]}
    swallowed = [part for part in parts if names.fold(names.ward_name(part)) not in every]
    if not swallowed or not every <= made.keys():
        return frame, []
    several = bare.isin(merged).to_numpy(dtype=bool)
    if answer == AFTER:
        attrs = dict(frame.attrs)
        frame = frame.assign(**{written: words.mask(several, "").to_numpy(dtype=object)})
        frame.attrs.update(attrs)
        return frame, []
    shown = ", ".join(sorted(swallowed)[:_SHOWN]) + (" …" if len(swallowed) > _SHOWN else "")
    lost = bool((several & ~_placed(frame)).any())
    fault = source.fault(
        "wards_of_after",
        column=written,
        value=words[bare == merged[0]].iloc[0],
        severity=Severity.ERROR if lost else Severity.WARNING,
        count=int(several.sum()),
        names=shown,
        name=source.name,
    )
    return frame, [fault]


def _placed(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell which rows have a place of their own."""
    if isinstance(frame, gpd.GeoDataFrame):
        shapes = frame.geometry.to_numpy()
        return np.asarray(~(shapely.is_missing(shapes) | shapely.is_empty(shapes)))
    if "lon" not in frame:
        return np.zeros(len(frame), dtype=bool)
    return (column.text(frame["lon"]) != "").to_numpy(dtype=bool)
