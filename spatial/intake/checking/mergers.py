"""Wards of before a merger: which ward of today holds each, and the word said of it."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import shapely

from spatial import crs
from spatial.errors import Fault, Severity
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
        `INSIDE_SHARE` of its area; ``""`` where two wards share the name.
    """
    codes: dict[str, str] = {}
    others = [layer for layer in others if len(layer)]
    if wards.empty or not others:
        return codes
    metres = crs.working_crs(wards)
    ours = wards.to_crs(metres)
    for layer in others:
        theirs = layer.to_crs(metres)
        tree = shapely.STRtree(ours.geometry.to_numpy())
        for code, ward, shape in zip(
            theirs["ward_id"].astype(str), theirs["ward"].astype(str), theirs.geometry, strict=True
        ):
            near = tree.query(shape, predicate="intersects")
            share = shapely.area(shapely.intersection(ours.geometry.to_numpy()[near], shape))
            if not len(near) or share.max() < INSIDE_SHARE * shape.area:
                continue
            holds = str(ours["ward_id"].iloc[int(near[int(np.argmax(share))])])
            for word in (code, names.fold(names.ward_name(ward))):
                codes[word] = holds if codes.get(word, holds) == holds else ""
    return codes


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
