"""Residents by single year of age from what an office has: single years, bands, or totals alone."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import interpolation
from spatial.records import Kind, weakest

Floats = NDArray[np.float64]

COLUMNS = ["ward_id", "year", "age", "people", "kind"]
BAND = interpolation.BAND


def single_years(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Bring residents to single years of age.

    Parameters
    ----------
    rows
        ``ward_id`` (empty: the whole locality), ``year``, ``age`` (first age of a band; missing:
        all ages together), ``age_to`` (last age of a band; missing or equal: a single year, or the
        open age if it is the oldest), ``people`` [people], ``kind``.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, wards only, single ages. Every band and every total keeps its people.

    Notes
    -----
    Bands of five years from age 0 on are split by Sprague's multipliers, others evenly. A ward with
    a total alone takes the ages of the whole locality's rows of the same year, or of the nearest
    year with any, or without those of the wards that have ages; it is then estimated. A ward whose
    ages nobody can tell stays out.
    """
    found: list[tuple[object, object, str, Floats]] = []  # columns at once: a frame a ward is dear
    structures: dict[int, Floats] | None = None  # asked for where a ward has a total alone
    placed = rows[rows["ward_id"] != ""]
    first, last, people = _figures(placed)
    kind = placed["kind"].to_numpy(dtype=object)
    wards, years = placed["ward_id"].to_numpy(dtype=object), placed["year"].to_numpy()
    for at in _places(placed):
        aged = at[~np.isnan(first[at])]
        ward, year = wards[at[0]], years[at[0]]
        ages: Floats | None
        split = True
        if len(aged):
            ages, split = _split(first[aged], last[aged], people[aged])
        else:
            structures = _structures(rows) if structures is None else structures
            ages = _of_total(float(np.nansum(people[at])), int(str(year)), structures)
        if ages is not None:
            kinds = [*kind[at], Kind.ESTIMATED] if split else list(kind[at])
            found.append((ward, year, weakest(kinds).value, ages))
    return _one_table(found) if found else pd.DataFrame(columns=COLUMNS)


def _figures(rows: pd.DataFrame) -> tuple[Floats, Floats, Floats]:
    """Return first age, last age and people of each row; no age for all ages together."""
    first = rows["age"].to_numpy(dtype=float, na_value=np.nan)
    last = rows["age_to"].to_numpy(dtype=float, na_value=np.nan)
    people = rows["people"].to_numpy(dtype=float, na_value=np.nan)
    return first, np.where(np.isnan(last), first, last), people


def _places(rows: pd.DataFrame) -> list[NDArray[np.int64]]:
    """List the rows of each ward and year, as they first appear: a frame for each is dear."""
    if rows.empty:
        return []
    number = rows.groupby(["ward_id", "year"], sort=False).ngroup().to_numpy()
    order = np.argsort(number, kind="stable")
    order = order[number[order] >= 0]  # a row without a year is of none
    return np.split(order, np.flatnonzero(np.diff(number[order])) + 1)


def _one_table(found: list[tuple[object, object, str, Floats]]) -> pd.DataFrame:
    """Put ward, year, kind and people by single age into one table."""
    wards, years, kinds, people = zip(*found, strict=True)
    count = [len(ages) for ages in people]
    return pd.DataFrame(
        {
            "ward_id": np.repeat(np.array(wards, dtype=object), count),
            "year": np.repeat(np.array(years), count),
            "age": np.concatenate([np.arange(size) for size in count]),
            "people": np.concatenate(people),
            "kind": np.repeat(np.array(kinds, dtype=object), count),
        }
    )


def _split(starts: Floats, ends: Floats, people: Floats) -> tuple[Floats, bool]:
    """Split one place's rows to single ages; tell whether anything was split."""
    order = np.argsort(starts)
    first, last = starts[order].astype(np.int64), ends[order].astype(np.int64)
    people = people[order]
    found = np.zeros(int(last.max()) + 1)
    banded = (last - first + 1 == BAND) & (first == BAND * np.arange(len(first)))
    bands = int(np.argmin(banded)) if not banded.all() else len(banded)
    if bands:
        found[: bands * BAND] = interpolation.single_ages(people[:bands])
    for start, end, count in zip(first[bands:], last[bands:], people[bands:], strict=True):
        found[start : end + 1] += count / (end - start + 1)
    return found, bool((last > first).any())


def _structures(rows: pd.DataFrame) -> dict[int, Floats]:
    """Shares by single age by year: the whole locality's, else of all wards that have ages."""
    table = rows[rows["age"].notna()]
    whole = table[table["ward_id"] == ""]
    found = {}
    for year, part in (whole if len(whole) else table).groupby("year"):
        width = int(part["age_to"].fillna(part["age"]).max()) + 1
        ages = np.zeros(width)
        for _, own in part.groupby("ward_id"):
            single, _ = _split(*_figures(own))
            ages[: len(single)] += single
        if ages.sum() > 0:
            found[int(str(year))] = ages / ages.sum()
    return found


def _of_total(total: float, year: int, structures: dict[int, Floats]) -> Floats | None:
    """Give a total the ages of the nearest year."""
    if not structures:
        return None
    nearest = min(structures, key=lambda known: (abs(known - year), known))
    return np.asarray(total * structures[nearest])
