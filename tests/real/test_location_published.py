"""Published instances with known optima, a few of each family; the rest are in the benchmark."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import shortest_path

from spatial.location import capacitated_p_median, facility_location, p_median
from spatial.solver.effort import Effort, End


def _numbers(file: Path) -> list[float]:
    return [float(word) for word in file.read_text().split()]


def _pmed(folder: Path, name: str) -> tuple[np.ndarray, int]:
    """Read the edges; of repeated ones the last stands."""
    numbers = np.array(_numbers(folder / f"{name}.txt"), dtype=int)
    size, edges, p = numbers[:3]
    length = {}
    for a, b, metres in numbers[3 : 3 + 3 * edges].reshape(-1, 3).tolist():
        length[a - 1, b - 1] = length[b - 1, a - 1] = metres
    pair = np.array(list(length))
    graph = coo_array((list(length.values()), (pair[:, 0], pair[:, 1])), shape=(size, size))
    return shortest_path(graph.tocsr().astype(float), directed=False), int(p)


@pytest.mark.parametrize(
    ("name", "optimum"), [("pmed1", 5819), ("pmed7", 5631), ("pmed13", 4374), ("pmed15", 1729)]
)
def test_the_published_p_median_is_found_and_proven(shared: Path, name: str, optimum: int) -> None:
    walk, p = _pmed(shared / "bench" / "pmed", name)
    found = p_median(walk, p)
    assert found.value == optimum == found.bound
    assert found.end is End.PROVEN


@pytest.mark.parametrize(
    ("name", "optimum"), [("cap61", 932615.75), ("cap64", 1045650.25), ("cap74", 1034976.975)]
)
def test_the_published_facility_location_is_found_and_proven(
    shared: Path, name: str, optimum: float
) -> None:
    numbers = _numbers(shared / "bench" / "cap" / f"{name}.txt")
    sites, customers = int(numbers[0]), int(numbers[1])
    site = np.array(numbers[2 : 2 + 2 * sites]).reshape(sites, 2)
    rows = np.array(numbers[2 + 2 * sites :]).reshape(customers, sites + 1)
    found = facility_location(rows[:, 1:], demand=rows[:, 0], modules=site[:, 0], prices=site[:, 1])
    assert found.value == pytest.approx(optimum, abs=1e-3)
    assert found.bound == pytest.approx(optimum, abs=1e-3)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_published_capacitated_median_is_within_half_a_percent(
    shared: Path, number: int
) -> None:
    numbers = _numbers(shared / "bench" / "cpmp" / f"pmedcap1_{number}.txt")
    best, size, p, room = numbers[1], int(numbers[2]), int(numbers[3]), numbers[4]
    rows = np.array(numbers[5 : 5 + 4 * size]).reshape(size, 4)
    walk = np.floor(np.hypot(*(rows[:, None, 1:3] - rows[None, :, 1:3]).transpose(2, 0, 1)))
    found = capacitated_p_median(
        walk, p, demand=rows[:, 3], capacity=np.full(size, room), effort=Effort(rounds=150)
    )
    assert best <= found.value <= 1.005 * best
    assert found.bound <= best
    assert (np.bincount(found.assigned, rows[:, 3], size) <= room).all()
