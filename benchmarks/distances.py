"""Distances on road-like graphs, beside networkx and the bare scipy calls."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from functools import partial
from pathlib import Path

import networkx as nx
import numpy as np
from scipy.sparse.csgraph import dijkstra

from benchmarks.measure import Row, busy, shown
from benchmarks.peak import megabytes
from spatial import streets
from spatial.records import Kind

SCHOOLS = 200
_MISSING = 0.2  # share of a lattice's segments real streets leave out


def roads(nodes: int, *, seed: int = 0) -> streets.Streets:
    """Draw a road-like graph: a jittered lattice with a fifth of its segments left out."""
    random = np.random.default_rng(seed)
    side = int(np.sqrt(nodes))
    row, column = np.divmod(np.arange(side * side), side)
    xy = np.column_stack([column, row]) * 100.0 + random.uniform(-30, 30, (side * side, 2))
    right = np.flatnonzero(column < side - 1)
    up = np.flatnonzero(row < side - 1)
    start, end = np.r_[right, up], np.r_[right + 1, up + side]
    kept = random.random(len(start)) > _MISSING
    start, end = start[kept], end[kept]
    metres = np.hypot(*(xy[start] - xy[end]).T) * random.uniform(1.0, 1.1, len(start))
    whole = streets.connect(xy, start, end, metres, kind=Kind.ASSUMED)
    return streets.graph.along_curve(streets.graph.largest_part(whole))


def asked(given: streets.Streets, schools: int) -> streets.Travel:
    """Put a cell on every node and schools on some."""
    every = np.arange(len(given.xy))
    some = np.random.default_rng(1).choice(every, schools, replace=False)
    return streets.Travel(given.xy, given.xy[some], given, every, np.zeros(len(every)))


def by_networkx(given: streets.Streets, travel: streets.Travel) -> object:
    """Find every node's nearest school the way networkx does, its graph already made."""
    graph = nx.from_scipy_sparse_array(given.graph)
    sources = set(given.snap(travel.schools_xy)[0].tolist())
    return partial(nx.multi_source_dijkstra_path_length, graph, sources)


def by_pandana(given: streets.Streets, travel: streets.Travel) -> dict[str, float] | None:
    """Ask pandana from cold, in a Python that has it; nothing where none is named."""
    python = os.environ.get("TRUONGLOP_PANDANA")
    if not python:
        return None
    edges = given.graph.tocoo()
    once = edges.row < edges.col
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.npz"
        np.savez(
            file,
            x=given.xy[:, 0],
            y=given.xy[:, 1],
            start=edges.row[once],
            end=edges.col[once],
            metres=edges.data[once],
            school_x=travel.schools_xy[:, 0],
            school_y=travel.schools_xy[:, 1],
        )
        peer = Path(__file__).with_name("pandana_peer.py")
        done = subprocess.run(  # noqa: S603 - a Python the caller named, our own script
            [python, str(peer), str(file)], capture_output=True, text=True, check=True
        )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def nearest(nodes: int, *, peer: bool) -> list[Row]:
    """Find every node's nearest of 200 schools."""
    given = roads(nodes)
    travel = asked(given, SCHOOLS)
    node = given.snap(travel.schools_xy)[0]
    ours = busy(travel.nearest, runs=5)
    bare = busy(
        lambda: dijkstra(given.graph, indices=node, min_only=True, return_predecessors=True), runs=5
    )
    size = f"{len(given.xy):,} nodes, {SCHOOLS} schools"
    rows = [
        Row(
            task="nearest school",
            size=size,
            ours=shown(ours),
            goal="≤ 1.3 × bare",
            peer="bare scipy",
            peers=shown(bare),
            ratio=f"{bare / ours:.2f}",
        )
    ]
    if peer:
        theirs = busy(by_networkx(given, travel), runs=1, warm=0)
        rows.append(
            Row(
                task="nearest school",
                size=size,
                ours=shown(ours),
                goal="≥ 15 ×",
                peer="networkx",
                peers=shown(theirs),
                ratio=f"{theirs / ours:.0f}",
            )
        )
    cold = by_pandana(given, travel) if peer else None
    if cold is not None:
        rows.append(
            Row(
                task="nearest school",
                size=size,
                ours=shown(ours),
                goal="≥ 100 ×",
                peer="pandana, from cold",
                peers=shown(cold["cpu_s"]),
                ratio=f"{cold['cpu_s'] / ours:.0f}",
            )
        )
    return rows


def all_pairs() -> None:
    """Find all pairs of 500 schools and 150,000 nodes within 5 km (for the memory it takes)."""
    asked(roads(150_000), 500).within(5000.0)


def within() -> list[Row]:
    """Find all pairs within 5 km, beside the bare bounded searches."""
    given = roads(150_000)
    travel = asked(given, 500)
    node = given.snap(travel.schools_xy)[0]

    def bare() -> None:
        for first in range(0, len(node), 32):
            dijkstra(given.graph, indices=node[first : first + 32], limit=5000.0)

    ours, theirs = busy(lambda: travel.within(5000.0), runs=3), busy(bare, runs=3)
    return [
        Row(
            task="all pairs within 5 km",
            size=f"500 schools, {len(given.xy):,} nodes, {travel.within(5000.0).nnz:,} pairs",
            ours=f"{shown(ours)}, {megabytes('benchmarks.distances:all_pairs'):.0f} MB",
            goal="≤ 1.5 × bare, ≤ 400 MB",
            peer="bare bounded searches",
            peers=shown(theirs),
            ratio=f"{theirs / ours:.2f}",
        )
    ]


def rows() -> list[Row]:
    """Return every line."""
    return [*nearest(100_000, peer=True), *nearest(1_000_000, peer=True), *within()]
