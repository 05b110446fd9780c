"""The embedded district and one recommendation for it, made once for all tests of a process."""

from __future__ import annotations

from functools import cache

from spatial import read_network
from spatial.network import Network
from spatial.recommend import Recommendation, Request, recommend
from spatial.records import Level, Options

BUDGET_VND = 400e9
# What the page names when it is opened on the plan of 2024.
PLAN = Options(year=2030, units="wards_2024", profile="quan12-2024")


@cache
def town() -> Network:
    """Read the embedded district."""
    return read_network()


@cache
def recommendation() -> Recommendation:
    """Plan its lower secondary schools for 400 billion."""
    return recommend(town(), Request(levels=(Level.THCS,), budget_vnd=BUDGET_VND, points=3))
