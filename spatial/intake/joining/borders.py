"""Close the borders of a locality's wards on request, every change told in square metres."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from spatial import crs
from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.checking.repairs import Repair
from spatial.intake.joining import coverage

TELLING_M2 = 0.01  # a ward that gained and lost less kept its outline


def mend(layer: Checked, *, gap_width_m: float) -> tuple[Checked, list[Fault]]:
    """
    Make one set of wards a clean coverage.

    Parameters
    ----------
    gap_width_m
        Gaps narrower than this are closed [m]; wider ones may be a lake and stay.

    Returns
    -------
    layer, faults
        The mended layer (its own CRS), the repair of every ward whose outline changed (square
        metres before, after, gained and lost), and a note with the sums. A layer that is clean, or
        whose mending would swallow a ward, comes back as it was; the latter with a fault.
    """
    if not layer.whole or not layer.sound.any() or not isinstance(layer.frame, gpd.GeoDataFrame):
        return layer, []
    kept = gpd.GeoDataFrame(layer.kept)
    if kept.crs is None or bool(shapely.coverage_is_valid(kept.geometry.to_numpy())):
        return layer, []
    metres = kept.to_crs(crs.working_crs(kept)).set_index("ward_id")
    before = coverage.measure(metres)
    clean, changes = coverage.mend(metres, gap_width_m=gap_width_m)
    after = coverage.measure(clean)
    swallowed = (changes["after_m2"] <= 0) & (changes["before_m2"] > 0)
    if swallowed.any():
        named = ", ".join(map(str, changes.index[swallowed]))
        return layer, [layer.source.fault("border_swallows", value=named, width=f"{gap_width_m:g}")]
    changed = (changes[["gained_m2", "lost_m2"]].max(axis=1) > TELLING_M2).to_numpy()
    shapes = layer.frame.geometry.to_numpy().copy()
    places = np.flatnonzero(layer.sound)[changed]
    shapes[places] = clean.geometry.to_crs(kept.crs).to_numpy()[changed]
    repair = _repair(layer, layer.frame.index[places], changes[changed])
    note = layer.source.fault(
        "borders_mended",
        severity=Severity.WARNING,
        count=int(changed.sum()),
        gained_m2=f"{changes['gained_m2'].sum():.1f}",
        lost_m2=f"{changes['lost_m2'].sum():.1f}",
        overlap_m2=f"{before.overlap_m2:.1f}",
        gap_m2=f"{before.gap_m2:.1f}",
        left_m2=f"{after.gap_m2 + after.overlap_m2:.1f}",
    )
    frame = layer.frame.set_geometry(gpd.GeoSeries(shapes, index=layer.frame.index, crs=kept.crs))
    return (
        dataclasses.replace(layer, frame=frame, repairs=(*layer.repairs, repair)),
        [note],
    )


def _repair(layer: Checked, rows: pd.Index, changes: pd.DataFrame) -> Repair:
    """Say of every ward whose outline changed its square metres before and after."""
    return Repair(
        rule="borders_mended",
        file=layer.source.name,
        sheet=layer.source.sheet,
        column="geometry",
        rows=tuple(int(row) for row in rows),
        before=tuple(f"{area:.2f} m²" for area in changes["before_m2"]),
        after=tuple(
            f"{row.after_m2:.2f} m² (+{row.gained_m2:.2f} −{row.lost_m2:.2f})"
            for row in changes.itertuples()
        ),
    )
