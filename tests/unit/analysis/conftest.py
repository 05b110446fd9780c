"""The embedded district as an analyst holds it."""

from __future__ import annotations

from collections.abc import Callable

import geopandas as gpd
import pytest

import spatial
from spatial import Network, Options


@pytest.fixture(scope="session")
def town() -> Network:
    """Give the embedded district."""
    return spatial.read_network()


@pytest.fixture(scope="session")
def found(town: Network) -> spatial.Assessment:
    """Give its assessment in 2030."""
    return spatial.assess(town, Options(year=2030))


@pytest.fixture
def frames() -> Callable[[Network], dict[str, gpd.GeoDataFrame]]:
    """Give what takes a locality apart into tables."""
    return taken_apart


def taken_apart(town: Network) -> dict[str, gpd.GeoDataFrame]:
    """Give the tables a locality cannot do without, as an analyst holds them."""
    wards = town.wards(None).reset_index()
    schools = town.schools.reset_index()
    return {
        "wards": wards[["ward_id", "ward", "geometry"]],
        "residents": town.residents,
        "schools": schools[["school_id", "name", "ownership", "geometry"]],
        "school_levels": town.school_levels[["school_id", "level", "rooms", "land_m2"]],
    }
