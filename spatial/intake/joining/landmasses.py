"""The landmasses of a locality, and what there is to say of them."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import numpy as np

from spatial import network
from spatial.intake.checking.check import warning
from spatial.intake.joining.tables_in_hand import Bench
from spatial.streets import Landmasses, Streets
from spatial.streets.landmasses import MAIN, STRAIT_M, find

_NAMED = 5


def of_cells(
    bench: Bench,
    cells: gpd.GeoDataFrame,
    ways: Streets | None,
    joined: Sequence[Sequence[str]],
) -> Landmasses | None:
    """
    Find on which landmass everybody lives; say which wards are parted from the largest by water.

    Parameters
    ----------
    cells
        Indexed by ``cell_id``, in metres, with their ``ward_id``.
    joined
        Groups of wards that are one land by the word of ``locality.yaml``.
    """
    wards = next(iter(bench.town.sets.values()))
    known = set(map(str, wards.index))
    strange = sorted({ward for group in joined for ward in group} - known)
    if strange and bench.town.sound:
        listed = ", ".join(strange[:_NAMED])
        bench.find([warning("joined_wards_unknown", "locality.yaml", wards=listed)])
    land = find(wards, network.xy(cells), streets=ways, joined=joined)
    if land is None:
        return None
    living = cells["ward_id"].to_numpy()
    off = set(living) - set(living[land.cells == MAIN])
    parted = [ward for ward in wards.index if ward in off]
    if parted:
        names = ", ".join(map(str, wards["ward"].reindex(parted[:_NAMED])))
        blanks = {
            "count": len(parted),
            "wards": names + (" …" if len(parted) > _NAMED else ""),
            "lands": len(np.unique(land.cells)),
            "metres": f"{STRAIT_M:g}",
        }
        bench.find([warning("lands_apart", "wards", **blanks)])
    return land
