"""Rational pupils weigh crowding against walking."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from access_towns import city, walks
from scipy.sparse import csr_array

from spatial import access

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what the peer's own imports warn of
    from access.raam import raam


def test_rational_pupils_even_out_crowding_and_walking_by_hand() -> None:
    # 30 pupils, 10 seats each way, rho 1.5: walks 0 and 1 (in tau). x/15 = (30 - x)/15 + 1
    found = access.rational_agent([30], [10, 10], walks([[0, 1000]]), tau_m=1000)
    assert found.tolist() == pytest.approx([22.5 / 15], rel=1e-9)


def test_at_the_rational_equilibrium_nobody_gains_and_pysal_access_comes_near() -> None:
    pupils, seats, metres, table = city(2)
    pupils = pupils * 1000  # the peer moves whole pupils: many of them make its steps fine
    found = access.rational_agent(pupils, seats, walks(metres), tau_m=1500)
    demand = pd.DataFrame({"demand": pupils}, index=pd.RangeIndex(60))
    supply = pd.DataFrame({"supply": seats}, index=pd.RangeIndex(9))
    peer = raam(demand, supply, table, tau=1500, max_cycles=600, half_life=40, min_step=1e-4)
    np.testing.assert_allclose(found, peer.reindex(range(60)), rtol=5e-3)
    assert (found <= peer.reindex(range(60)) + 5e-3).all()


def test_cells_without_pupils_or_schools_have_no_rational_cost() -> None:
    metres = csr_array(([100.0, 100.0], ([0, 1], [0, 0])), shape=(3, 1))
    found = access.rational_agent([10, 0, 10], [20], metres, tau_m=1000)
    assert np.isnan(found).tolist() == [False, True, True]
    assert np.isnan(access.rational_agent([0], [9], csr_array((1, 1)), tau_m=1)).all()
