"""Names of wards of after a merger on a layer of before it: one name may mean two areas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import geopandas as gpd
import pandas as pd
import shapely

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.checking import column
from spatial.intake.checking.mergers import INSIDE_SHARE
from spatial.intake.reading.find import Source
from spatial.intake.text import names

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
    ours = wards.to_crs(metres)
    shapes, called = ours.geometry.to_numpy(), ours["ward"].astype(str).to_list()
    for layer in others:
        made = {
            names.fold(names.ward_name(str(ward))): _inside(shape, shapes, called)
            for ward, shape in zip(
                layer["ward"], layer.to_crs(metres).geometry.to_numpy(), strict=True
            )
        }
        if any(len(parts) > 1 for parts in made.values()):
            found |= made
    return found


def _inside(
    shape: shapely.Geometry, shapes: Iterable[shapely.Geometry], called: Sequence[str]
) -> tuple[str, ...]:
    """Name the wards that lie in a shape."""
    return tuple(
        name
        for name, own in zip(called, shapes, strict=True)
        if shapely.area(shapely.intersection(own, shape)) >= INSIDE_SHARE * shapely.area(own)
    )


def note(frame: pd.DataFrame, source: Source, made: Mapping[str, tuple[str, ...]]) -> list[Fault]:
    """
    Say that a list names none but wards of after a merger, and the layer is of before it.

    Parameters
    ----------
    frame
        A list of schools with the names of their wards, as it is written.
    made
        From `later`.
    """
    written = next((name for name in ("ward", "ward_id") if name in frame), None)
    if written is None or not made:
        return []
    words = column.text(frame[written])
    told = {names.fold(names.ward_name(word)) for word in set(words) - {""}}
    merged = sorted(name for name in told & made.keys() if len(made[name]) > 1)
    if not merged or not told <= made.keys():
        return []
    parts = {part for name in merged for part in made[name]}
    swallowed = [part for part in parts if names.fold(names.ward_name(part)) not in told]
    if not swallowed:
        return []
    count = int(words.map(lambda word: names.fold(names.ward_name(word)) in merged).sum())
    shown = ", ".join(sorted(swallowed)[:_SHOWN]) + (" …" if len(swallowed) > _SHOWN else "")
    first = next(word for word in words if names.fold(names.ward_name(word)) == merged[0])
    return [
        source.fault(
            "wards_of_after",
            column=written,
            value=first,
            severity=Severity.WARNING,
            count=count,
            names=shown,
        )
    ]
