"""Residents by cell: how many people of some ages live where, in any year."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.network import Network

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class ResidentsByCell:
    """
    Residents by cell, ready to be asked for any ages in any year.

    Between known years the figure is interpolated; before the first and after the last the nearest
    known year stands.
    """

    def __init__(self, network: Network) -> None:
        table, cells = network.residents, network.cells
        wards = pd.Index(network.wards(None).index)
        self.years: Ints = np.unique(table["year"].to_numpy(dtype=np.int64))
        age = table["age"].to_numpy(dtype=np.int64)
        self._people = np.zeros((len(wards), len(self.years), int(age.max()) + 1))
        place = (
            wards.get_indexer(table["ward_id"]),
            np.searchsorted(self.years, table["year"].to_numpy(dtype=np.int64)),
            age,
        )
        np.add.at(self._people, place, table["people"].to_numpy(dtype=float))
        self._ward = wards.get_indexer(cells["ward_id"])
        self._share = cells["share"].to_numpy(dtype=float)

    def count(self, year: int, ages: tuple[int, int]) -> Floats:
        """Count the residents of some ages, both ends counted, in every cell [people]."""
        known = self._people[:, :, ages[0] : ages[1] + 1].sum(axis=2)
        after = int(np.clip(np.searchsorted(self.years, year), 0, len(self.years) - 1))
        before = after if self.years[after] <= year else max(after - 1, 0)
        span = self.years[after] - self.years[before]
        toward = (year - self.years[before]) / span if span else 0.0
        in_ward = (1 - toward) * known[:, before] + toward * known[:, after]
        return np.asarray(in_ward[self._ward] * self._share)
