"""Join checked tables into a `Network`, reporting whatever does not fit together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyproj import CRS

from spatial import crs, network, streets
from spatial.errors import Fault, Severity
from spatial.intake import future, lattice
from spatial.intake.check import Checked, warning
from spatial.intake.files import Source, spots
from spatial.network import Locality, Network
from spatial.records import Kind, weakest
from spatial.tables import schema

TOTALS_AGREE = 0.5  # rooms or m2; closer is rounding

Frames = Mapping[str, Checked]
_PUPILS = ("units", "ward_id", "level", "year", "pupils", "kind", "source")


@dataclass(frozen=True, kw_only=True)
class Wards:
    """
    The sets of wards in metres, the base set first.

    Attributes
    ----------
    crs
        System they are measured in.
    sets
        Wards by name of the set.
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

    def find(self, found: list[Fault]) -> None:
        """Take in more faults."""
        self.faults += found

    def rows(self, name: str) -> pd.DataFrame:
        """Return the rows of a table that have had no fault so far."""
        table = self.frames[name]
        wrong = table.hit(fault for fault in self.faults if fault.severity is Severity.ERROR)
        return table.frame[table.sound & ~wrong] if wrong.any() else table.kept


def wards(layers: Sequence[Checked], *, base: str | None) -> Wards | None:
    """
    Bring all sets of wards into one projected system.

    Parameters
    ----------
    layers
        One checked layer per set.
    base
        Name of the set that comes first; ``None`` leaves the order of the files.

    Returns
    -------
    Wards or None
        ``None`` when no ward can be used.
    """
    usable = [layer for layer in layers if layer.whole and layer.sound.any()]
    if not usable or len(usable) < len(layers):
        return None
    ordered = sorted(usable, key=lambda layer: layer.source.units != base)
    metres = crs.working_crs(ordered[0].frame)
    return Wards(
        crs=metres,
        sets={
            layer.source.units: gpd.GeoDataFrame(layer.kept).to_crs(metres).set_index("ward_id")
            for layer in ordered
        },
        known={layer.source.units: pd.Index(layer.frame["ward_id"]) for layer in ordered},
        sound=all(layer.sound.all() for layer in ordered),
    )


def join(locality: Locality, town: Wards, frames: Frames) -> tuple[Network | None, list[Fault]]:
    """
    Make a network of checked tables.

    Parameters
    ----------
    locality
        Its names.
    town
        Its wards.
    frames
        The other tables by name. Rows with a fault of their own are left out; a table that is
        missing or lacks a column is skipped, and so is whatever needs it.

    Returns
    -------
    network, faults
        The network of the sound rows, ``None`` where a table it needs is missing; every fault and
        warning found in joining.
    """
    bench = Bench(town=town, frames={name: part for name, part in frames.items() if part.whole})
    residents = _residents(bench)
    pupils = _pupils(bench)
    cells = _cells(bench)
    schools = _schools(bench)
    levels = _school_levels(bench)
    ways = _streets(bench)
    if residents is None or cells is None or schools is None or levels is None:
        return None, bench.faults
    cell_node, cell_snap_m = ways.snap(network.xy(cells)) if ways else (None, None)
    return (
        Network(
            locality=locality,
            crs=town.crs,
            ward_sets=town.sets,
            cells=cells,
            residents=residents,
            pupils=pupils,
            schools=schools,
            school_levels=levels[levels["school_id"].isin(schools.index)],
            stock=_stock(bench),
            registers=_registers(bench),
            developments=future.developments(bench.rows("developments"))
            if "developments" in bench.frames
            else (),
            streets=ways,
            cell_node=cell_node,
            cell_snap_m=cell_snap_m,
            parcels=_layer(bench, "parcels"),
            projects=_layer(bench, "projects"),
            warnings=tuple(bench.faults),
        ),
        bench.faults,
    )


def _unknown(
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


def _residents(bench: Bench) -> pd.DataFrame | None:
    """Check that every ward of the base set has residents, and none is unknown."""
    if "residents" not in bench.frames:
        return None
    part = bench.frames["residents"]
    base, known = next(iter(bench.town.sets.items()))
    bench.find(
        _unknown(part.source, "ward_id", part.frame["ward_id"], bench.town.known[base], base)
    )
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
    found, faults = future.residents(bench.rows("residents"), part, whole)
    bench.find(faults)
    return found


def _registers(bench: Bench) -> pd.DataFrame | None:
    """Check the class registers, if there are any."""
    if "registers" not in bench.frames:
        return None
    part = bench.frames["registers"]
    base = next(iter(bench.town.sets))
    codes = part.frame["ward_id"]
    bench.find(_unknown(part.source, "ward_id", codes, bench.town.known[base], base))
    found, faults = future.registers(bench.rows("registers"), part)
    bench.find(faults)
    return found


def _pupils(bench: Bench) -> pd.DataFrame:
    """Check the known pupils; without any, none are known."""
    if "pupils" not in bench.frames:
        return pd.DataFrame(columns=list(_PUPILS))
    part = bench.frames["pupils"]
    base = next(iter(bench.town.sets))
    units = part.frame["units"].mask(part.frame["units"] == "", base)
    bench.find(_unknown(part.source, "units", units, pd.Index(bench.town.sets), "wards"))
    for name, known in bench.town.known.items():
        named = part.frame.loc[(units == name).to_numpy(), "ward_id"]
        bench.find(_unknown(part.source, "ward_id", named, known, name))
    return bench.rows("pupils").assign(units=units)[list(_PUPILS)]


def _cells(bench: Bench) -> gpd.GeoDataFrame | None:
    """Place the cells in every set of wards and scale their weights to shares of their ward."""
    town = bench.town
    base, known = next(iter(town.sets.items()))
    if "cells" in bench.frames:
        part = bench.frames["cells"]
        source, every, name = part.source, part.kept, part.source.name
        cells = gpd.GeoDataFrame(every).to_crs(town.crs)
        bench.find(_unknown(source, "ward_id", every["ward_id"], town.known[base], base))
        outside = _place(cells, town)
        bench.find(_outside(source, every["cell_id"], outside, "cell_outside", town))
        cells = cells[~outside].set_index("cell_id")
    else:
        cells = lattice.cells(known)
        name = "cells"
        bench.find([warning("cells_made", name, count=len(cells))])
        cells = cells[~_place(cells, town)]
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


def _place(layer: gpd.GeoDataFrame, town: Wards) -> NDArray[np.bool_]:
    """Write the ward of every place in every set; say which places lie outside one of them."""
    outside = np.zeros(len(layer), dtype=bool)
    for units, known in town.sets.items():
        found = network.ward_of(layer.geometry.to_numpy(), known)
        layer[units] = found.to_numpy()
        outside |= found.isna().to_numpy()
    return outside


def _outside(
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


def _schools(bench: Bench) -> gpd.GeoDataFrame | None:
    """Place the schools in every set of wards."""
    if "schools" not in bench.frames:
        return None
    part = bench.frames["schools"]
    schools = gpd.GeoDataFrame(part.kept).to_crs(bench.town.crs)
    outside = _place(schools, bench.town)
    bench.find(_outside(part.source, part.kept["school_id"], outside, "school_outside", bench.town))
    columns = ["name", "ownership", "kind", "source", *bench.town.sets, "geometry"]
    return gpd.GeoDataFrame(schools[~outside].set_index("school_id")[columns])


def _school_levels(bench: Bench) -> pd.DataFrame | None:
    """Check that stocks and schools name each other."""
    if "school_levels" not in bench.frames:
        return None
    part = bench.frames["school_levels"]
    if "schools" in bench.frames:
        known = pd.Index(bench.frames["schools"].frame["school_id"])
        bench.find(_unknown(part.source, "school_id", part.frame["school_id"], known, "schools"))
        bare = known.difference(pd.Index(part.frame["school_id"]))
        if len(bare):
            named = ", ".join(bare[:5])
            bench.find([warning("no_levels", part.source.name, count=len(bare), schools=named)])
    columns = [*schema()["school_levels"].columns]
    return bench.rows("school_levels")[columns].reset_index(drop=True).assign(proposed=False)


def _stock(bench: Bench) -> pd.DataFrame:
    """Return the known totals of rooms and land; say where the schools do not add up to them."""
    if "stock" not in bench.frames:
        return pd.DataFrame()
    part = bench.frames["stock"]
    stock = bench.rows("stock").set_index("level")[["rooms", "land_m2", "kind", "source"]]
    if "school_levels" in bench.frames:
        sums = bench.rows("school_levels").groupby("level")[["rooms", "land_m2"]].sum()
        for level, known in stock.iterrows():
            for name in ("rooms", "land_m2"):
                counted = sums[name].get(level, 0)
                if abs(counted - known[name]) > TOTALS_AGREE:
                    blanks = {
                        "level": level,
                        "counted": f"{counted:g}",
                        "known": f"{known[name]:g}",
                    }
                    bench.find([warning("totals_differ", part.source.name, name=name, **blanks)])
    return stock


def _streets(bench: Bench) -> streets.Streets | None:
    """Make the street graph; without it, distances are straight lines and a warning says so."""
    if not {"street_nodes", "street_edges"} <= bench.frames.keys():
        bench.find([warning("no_streets", "street_edges", detour=streets.DETOUR)])
        return None
    at = gpd.GeoDataFrame(bench.rows("street_nodes")).to_crs(bench.town.crs)
    part = bench.frames["street_edges"]
    position = pd.Index(at["node_id"])
    every = pd.Index(bench.frames["street_nodes"].frame["node_id"])
    for column in ("from_node", "to_node"):
        bench.find(_unknown(part.source, column, part.frame[column], every, "street_nodes"))
    edges = bench.rows("street_edges")
    edges = edges[edges["from_node"].isin(position) & edges["to_node"].isin(position)]
    return streets.connect(
        network.xy(at),
        position.get_indexer(edges["from_node"]),
        position.get_indexer(edges["to_node"]),
        edges["length_m"].to_numpy(dtype=float),
        kind=weakest(edges["kind"].unique()) if len(edges) else Kind.ASSUMED,
    )


def _layer(bench: Bench, name: str) -> gpd.GeoDataFrame | None:
    """Return an optional layer in metres, indexed by its key."""
    if name not in bench.frames:
        return None
    table = bench.rows(name)
    return gpd.GeoDataFrame(table).to_crs(bench.town.crs).set_index(table.columns[0])
