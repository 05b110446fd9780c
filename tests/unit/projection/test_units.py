"""Which units a figure is really known for."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from towns import town

from spatial.network import Network
from spatial.projection import history, units


def grown(**totals: object) -> Network:
    """Draw a town with totals beside its wards' names."""
    place = town()
    wards = place.ward_sets["wards"].assign(**totals)
    return dataclasses.replace(place, ward_sets=dict(place.ward_sets) | {"wards": wards})


def test_wards_that_were_given_their_successors_growth_are_compared_as_the_successor() -> None:
    place = town(rows=2)  # two columns of two wards, merged by column
    wards = place.ward_sets["wards"].assign(
        population_2019=[4_000, 6_000, 5_000, 5_000], population_2025=[4_400, 6_600, 7_500, 7_500]
    )
    place = dataclasses.replace(place, ward_sets=dict(place.ward_sets) | {"wards": wards})
    known = units.comparable(place, history.base(place), 2025)
    assert known.units == "merged"
    assert known.names.tolist() == ["m0", "m1"]
    assert known.join.tolist() == [[1, 1, 0, 0], [0, 0, 1, 1]]


def test_wards_with_growth_of_their_own_are_compared_themselves() -> None:
    place = grown(population_2019=[4_000, 6_000], population_2025=[4_800, 6_200])
    assert units.comparable(place, history.base(place), 2025).units == "wards"


def test_base_wards_make_up_other_units_by_the_share_of_their_cells() -> None:
    place = town()
    cells = place.cells.copy()
    cells.loc["w00-0", "merged"] = "m1"  # a quarter of the ward went elsewhere
    place = dataclasses.replace(place, cells=cells)
    join, names = units.joined(place, pd.Index(["w00", "w10"]), "merged")
    assert names.tolist() == ["m0", "m1"]
    assert join.tolist() == [[0.75, 0], [0.25, 1]]
    assert join.sum(axis=0) == pytest.approx([1, 1])


def test_units_of_one_ward_each_say_nothing_about_shares() -> None:
    # merged by column, one ward a column: that both sets grew alike proves nothing
    place = grown(population_2019=[4_000, 6_000], population_2025=[4_400, 6_600])
    assert units.comparable(place, history.base(place), 2025).units == "wards"


def test_figures_of_wards_are_added_up_along_any_axis() -> None:
    join = np.array([[1.0, 0.25, 0.0], [0.0, 0.75, 1.0]])
    figures = np.arange(12.0).reshape(2, 3, 2)
    for axis, turned in ((1, figures), (0, np.moveaxis(figures, 1, 0))):
        found = np.moveaxis(units.added(join, turned, axis=axis), axis, 1)
        assert found.tolist() == [[[0.5, 1.75], [5.5, 7.25]], [[8.0, 9.25], [16.0, 17.75]]]
    assert np.array_equal(units.added(np.eye(3), figures, axis=1), figures)
