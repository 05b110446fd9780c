"""Does a school lie in the ward it gives? Where it does not, both answers are said."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import network
from spatial.errors import Fault, Severity
from spatial.intake.checking.check import Checked
from spatial.intake.joining.tables_in_hand import Wards, unknown
from spatial.intake.reading.find import spots

# A school is a point somewhere in a yard of some 100 m, a ward's border often the middle of the
# street at its gate: a point this near the border may stand on either side of it [m].
TOLERANCE_M = 50.0

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


def against_wards(schools: Checked, town: Wards) -> tuple[Checked, list[Fault]]:
    """
    Set the ward a school gives against the ward its place lies in.

    Parameters
    ----------
    schools
        The checked schools; ``ward_id`` may be blank.
    town
        The wards in metres; the base set is the one codes refer to.

    Returns
    -------
    schools, faults
        Rows that lie in another ward than they give, more than `TOLERANCE_M` from the border of
        the ward they give, have a fault with both wards and that distance; those nearer share one
        note, and count where they lie. Codes no ward has are faults too.
    """
    frame = schools.frame
    if "ward_id" not in frame or not schools.whole or not isinstance(frame, gpd.GeoDataFrame):
        return schools, []
    base, wards = next(iter(town.sets.items()))
    given = frame["ward_id"].astype(str)
    faults = unknown(schools.source, "ward_id", given, town.known[base], base)
    metres = frame.geometry.to_crs(town.crs).to_numpy()
    asked = schools.sound & network.placed(frame) & given.isin(wards.index).to_numpy()
    lies = pd.Series(index=range(len(frame)), dtype=object)
    lies[asked] = network.ward_of(metres[asked], wards).to_numpy(dtype=object)
    differ = lies.notna().to_numpy() & (lies.to_numpy() != given.to_numpy(dtype=object))
    apart_m = np.zeros(len(frame))
    stated = wards.geometry.reindex(given[differ]).to_numpy()
    apart_m[differ] = shapely.distance(metres[differ], stated)
    near = differ & (apart_m <= TOLERANCE_M)
    label = {code: f"{name} ({code})" for code, name in wards["ward"].items()}
    both = pd.DataFrame({"one": given.map(label).to_numpy(), "other": lies.map(label).to_numpy()})
    faults += [
        *_on_border(schools, both, near),
        *_elsewhere(schools, both, differ & ~near, apart_m),
    ]
    wrong = schools.hit(fault for fault in faults if fault.severity is Severity.ERROR)
    return dataclasses.replace(schools, sound=schools.sound & ~wrong), faults


def _on_border(schools: Checked, wards: pd.DataFrame, near: Bools) -> Iterator[Fault]:
    """Note once that some schools lie in another ward than they give, but hardly."""
    if not near.any():
        return
    first = int(np.flatnonzero(near)[0])
    yield schools.source.fault(
        "ward_on_border",
        column="ward_id",
        value=str(schools.frame["name"].iloc[first]),
        severity=Severity.WARNING,
        count=int(near.sum()),
        one=wards["one"].iloc[first],
        other=wards["other"].iloc[first],
        tolerance_m=f"{TOLERANCE_M:g}",
    )


def _elsewhere(
    schools: Checked, wards: pd.DataFrame, far: Bools, apart_m: Floats
) -> Iterator[Fault]:
    """Report every school that lies far from the ward it gives."""
    for position, row in spots(schools.frame.index, far):
        yield schools.source.fault(
            "ward_elsewhere",
            row=row,
            position=position,
            column="ward_id",
            value=str(schools.frame["name"].iloc[position]),
            one=wards["one"].iloc[position],
            other=wards["other"].iloc[position],
            apart_m=f"{apart_m[position]:.0f}",
            tolerance_m=f"{TOLERANCE_M:g}",
        )
