"""Wards of before a merger: which ward of today holds each, and the word said of it."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.checking import predecessors, ward_names
from spatial.intake.reading import demonstration
from spatial.intake.reading.find import Source
from spatial.intake.text import names

INSIDE_SHARE = 0.95  # outlines of two surveys never agree to the metre


def former(wards: gpd.GeoDataFrame, others: Sequence[gpd.GeoDataFrame]) -> dict[str, str]:
    """
    Find which ward holds each ward of other sets: those of before a merger.

    Parameters
    ----------
    wards
        The wards that count, with ``ward_id``.

    Returns
    -------
    dict
        Code by the code and the folded name of every other ward that lies in one ward with at least
        `INSIDE_SHARE` of its area; ``""`` where two wards share the name. One called with its
        district is known by its name alone and with that too.
    """
    codes: dict[str, str] = {}
    others = [layer for layer in others if len(layer)]
    if wards.empty or not others:
        return codes
    metres = crs.working_crs(wards)
    ours, called = wards.to_crs(metres).geometry.to_numpy(), wards["ward_id"].astype(str).to_list()
    for layer in others:
        inside = holders(layer.to_crs(metres).geometry.to_numpy(), ours)
        for code, ward, at in zip(
            layer["ward_id"].astype(str), layer["ward"].astype(str), inside, strict=True
        ):
            if at < 0:
                continue
            short, district = ward_names.parted(ward)
            bare = names.fold(names.ward_name(short))
            words = {code, names.fold(names.ward_name(ward)), bare}
            if district:
                words.add(predecessors.qualified(bare, district))
            for word in words:
                names.keep(codes, word, called[at])
    return codes


def holders(inner: NDArray[np.object_], outer: NDArray[np.object_]) -> NDArray[np.int64]:
    """
    Find which ward holds each ward of another set, with at least `INSIDE_SHARE` of its area.

    Parameters
    ----------
    inner, outer
        Shapes in metres.

    Returns
    -------
    numpy.ndarray
        For each inner ward the position of the outer one, -1 for none.
    """
    ward, near = shapely.STRtree(outer).query(inner, predicate="intersects")
    common_m2 = shapely.area(shapely.intersection(inner[ward], outer[near]))
    order = np.argsort(common_m2, kind="stable")  # of several the largest is written last
    enough = order[common_m2[order] >= INSIDE_SHARE * shapely.area(inner[ward[order]])]
    holds = np.full(len(inner), -1, dtype=np.int64)
    holds[ward[enough]] = near[enough]
    return holds


def embedded(wards: gpd.GeoDataFrame) -> list[gpd.GeoDataFrame]:
    """Return the sets of wards that come with the program, where the wards are of their place."""
    if wards.empty or wards.crs is None:
        return []
    box = shapely.box(*wards.to_crs(crs.WGS84).total_bounds)
    return [
        each
        for each in demonstration.ward_sets()
        if box.intersects(shapely.box(*each.total_bounds))
    ]


def merger(source: Source, *, value: str, count: int, after: str) -> Fault:
    """Say that wards of before a merger were read as the ward that holds them."""
    return source.fault(
        "wards_merged", value=value, severity=Severity.WARNING, count=count, after=after
    )
