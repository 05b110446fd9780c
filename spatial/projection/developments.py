"""Housing and industry: people who come with dwellings and jobs, where and when they are built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from spatial import crs, network
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.projection import rates
from spatial.projection.rates import AGES
from spatial.records import Development

Floats = NDArray[np.float64]
RESIDENTS = "residents"
NOWHERE = -1


@dataclass(frozen=True, kw_only=True)
class PlacedDevelopment:
    """
    A development in its ward, with the people it brings when complete.

    Attributes
    ----------
    source
        What the planner entered.
    ward
        Position of its ward among the base wards.
    cell
        Position of the nearest cell, `NOWHERE` where it spreads over its ward.
    people
        People by age when complete and certain [people], shape (86,).
    """

    source: Development
    ward: int
    cell: int
    people: Floats


def place(
    town: Network, given: Sequence[Development], residents: Floats
) -> tuple[PlacedDevelopment, ...]:
    """
    Find where developments lie and whom they bring.

    Parameters
    ----------
    given
        Housing and industry to come.
    residents
        Ages of the locality's people [people], shape (86,).

    Returns
    -------
    tuple of PlacedDevelopment
        In the order given.

    Raises
    ------
    UserError
        With every development of an unknown sort, outside the wards, or with impossible years or
        shares.
    """
    faults = [fault for one in given for fault in _faults(one)]
    wards = [_ward(town, one) for one in given]
    faults += [
        Fault(code="development_outside", value=one.name)
        for one, ward in zip(given, wards, strict=True)
        if ward == NOWHERE
    ]
    if faults:
        raise UserError(faults)
    return tuple(
        PlacedDevelopment(
            source=one,
            ward=ward,
            cell=NOWHERE if one.lon is None or one.lat is None else _cell(town, one),
            people=one.units * _yield(one) * ages(one.sort, residents),
        )
        for one, ward in zip(given, wards, strict=True)
    )


def _faults(development: Development) -> list[Fault]:
    """List what is impossible about a development."""
    sorts = rates.assumptions()["developments"]
    faults = []
    if development.sort not in sorts:
        blanks = {"name": development.name, "known": ", ".join(sorts)}
        faults.append(Fault(code="development_sort", value=development.sort, blanks=blanks))
    shares = (development.additional, development.chance)
    possible = (
        development.units >= 0
        and development.first_year <= development.last_year
        and development.delay_years >= 0
    )
    if not possible or any(not 0 <= share <= 1 for share in shares):
        faults.append(Fault(code="development_impossible", value=development.name))
    return faults


def _yield(development: Development) -> float:
    """People a unit brings."""
    if development.people_per_unit is not None:
        return development.people_per_unit
    return float(rates.assumptions()["developments"][development.sort]["people_per_unit"])


def ages(sort: str, residents: Floats) -> Floats:
    """Return the share of newcomers by age, shape (86,), sum one."""
    name = rates.assumptions()["developments"][sort]["ages"]
    if name == RESIDENTS:
        return np.asarray(residents / residents.sum())
    shares = np.zeros(AGES)
    for part in rates.assumptions()["age_profiles"][name]:
        first, last = part["ages"]
        shares[first : last + 1] += part["share"] / (last - first + 1)
    return np.asarray(shares / shares.sum())


def _point(town: Network, development: Development) -> shapely.Point:
    """Bring a place into the locality's system."""
    point = gpd.GeoSeries(
        [shapely.Point(development.lon or 0.0, development.lat or 0.0)], crs=crs.WGS84
    )
    metres: shapely.Point = point.to_crs(town.crs).iloc[0]
    return metres


def _ward(town: Network, development: Development) -> int:
    """Position of the ward a development lies in."""
    wards = town.wards(None)
    if development.lon is None or development.lat is None:
        return int(wards.index.get_indexer([development.ward_id])[0])
    at = network.ward_of(np.array([_point(town, development)], dtype=object), wards)
    return int(wards.index.get_indexer(at)[0])


def _cell(town: Network, development: Development) -> int:
    """Position of the cell nearest to a development."""
    at = np.array(_point(town, development).coords[0])
    return int(((network.xy(town.cells) - at) ** 2).sum(axis=1).argmin())


def taken_up(development: Development, years: NDArray[np.int64], *, delay: Floats) -> Floats:
    """
    Share of a development taken up by the end of each year.

    Parameters
    ----------
    years
        Years asked for, shape (n,).
    delay
        Delay [years], shape (m, 1) or (1,).

    Returns
    -------
    numpy.ndarray
        In [0, 1], shape (m, n) or (n,).

    Examples
    --------
    >>> tower = Development(development_id="a", name="a", sort="house", units=10,
    ...                     first_year=2027, last_year=2028)
    >>> taken_up(tower, np.array([2026, 2027, 2028]), delay=np.zeros(1)).tolist()
    [0.0, 0.5, 1.0]
    """
    span = development.last_year - development.first_year + 1
    return np.asarray(np.clip((years - delay - development.first_year + 1) / span, 0.0, 1.0))


def newcomers(
    placed: tuple[PlacedDevelopment, ...], years: NDArray[np.int64], wards: int, known_to: int
) -> Floats:
    """
    Count the people developments are expected to add, shape (years, wards, 86).

    Notes
    -----
    ``units x people per unit x additional x chance x share taken up``; what was taken up by the
    last known total is in that total already.
    """
    added = np.zeros((len(years), wards, AGES))
    for development in placed:
        source = development.source
        delay = np.array([source.delay_years])
        up = taken_up(source, years, delay=delay)
        before = taken_up(source, np.array([known_to]), delay=delay)
        new = np.maximum(up - before, 0.0) * source.additional * source.chance
        added[:, development.ward] += new[:, None] * development.people
    return added
