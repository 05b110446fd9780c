"""Join who lives and learns where: residents, pupils, class registers, cells."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from spatial.errors import Fault
from spatial.intake.joining import cells as joining_cells
from spatial.intake.joining import projection_inputs
from spatial.intake.joining.tables_in_hand import Bench, place, strays, unknown

_PUPILS = ("units", "ward_id", "level", "year", "pupils", "kind", "source")


def residents(bench: Bench) -> pd.DataFrame | None:
    """Check that every ward of the base set has residents, and none is unknown."""
    if "residents" not in bench.frames:
        return None
    part = bench.frames["residents"]
    base, known = next(iter(bench.town.sets.items()))
    bench.find(unknown(part.source, "ward_id", part.frame["ward_id"], bench.town.known[base], base))
    people = part.frame.groupby("ward_id")["people"].sum()
    # a row whose number cannot be read is still a row: the ward is not without residents
    unread = part.frame.loc[~part.sound, "ward_id"]
    bare = known.index[~known.index.isin(people.index[people > 0]) & ~known.index.isin(unread)]
    bench.find(
        [
            part.source.fault("no_residents", value=f"{known['ward'][ward]} ({ward})")
            for ward in bare
        ]
    )
    whole = bench.rows("age_structure") if "age_structure" in bench.frames else None
    table, faults = projection_inputs.residents(bench.rows("residents"), part, whole)
    bench.find(faults)
    return table


def registers(bench: Bench) -> pd.DataFrame | None:
    """Check the class registers, if there are any."""
    if "registers" not in bench.frames:
        return None
    part = bench.frames["registers"]
    base = next(iter(bench.town.sets))
    codes = part.frame["ward_id"]
    bench.find(unknown(part.source, "ward_id", codes, bench.town.known[base], base))
    table, faults = projection_inputs.registers(bench.rows("registers"), part)
    bench.find(faults)
    return table


def pupils(bench: Bench) -> pd.DataFrame:
    """Check the known pupils; without any, none are known."""
    if "pupils" not in bench.frames:
        return pd.DataFrame(columns=list(_PUPILS))
    part = bench.frames["pupils"]
    base = next(iter(bench.town.sets))
    units = part.frame["units"].mask(part.frame["units"] == "", base)
    bench.find(unknown(part.source, "units", units, pd.Index(bench.town.sets), "wards"))
    for name, known in bench.town.known.items():
        named = part.frame.loc[(units == name).to_numpy(), "ward_id"]
        bench.find(unknown(part.source, "ward_id", named, known, name))
    return bench.rows("pupils").assign(units=units)[list(_PUPILS)]


def cells(bench: Bench) -> gpd.GeoDataFrame | None:
    """Place the cells in every set of wards and scale their weights to shares of their ward."""
    town = bench.town
    base, known = next(iter(town.sets.items()))
    if "cells" in bench.frames:
        part = bench.frames["cells"]
        source, every, name = part.source, part.kept, part.source.name
        cells = gpd.GeoDataFrame(every).to_crs(town.crs)
        bench.find(unknown(source, "ward_id", every["ward_id"], town.known[base], base))
        outside = place(cells, town)
        bench.find(strays(source, every["cell_id"], outside, "cell_outside", town))
        cells = cells[~outside].set_index("cell_id")
    else:
        cells = joining_cells.cells(bench)
        name = "cells"
        cells = cells[~place(cells, town)]
    if "ward_id" not in cells or (cells["ward_id"] == "").all():
        cells["ward_id"] = cells[base]
    weight = cells["weight"].astype(float)
    total = weight.groupby(cells["ward_id"]).transform("sum")
    cells["share"] = weight / total
    living = total.groupby(cells["ward_id"]).first().reindex(known.index).fillna(0)
    bench.find(
        [
            Fault(code="no_cells", file=name, value=f"{known['ward'][ward]} ({ward})")
            for ward in living.index[living <= 0]
        ]
    )
    return cells
