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
    for (ward, year), part in rows[rows["ward_id"] != ""].groupby(["ward_id", "year"], sort=False):
        table = part[part["age"].notna()]
        ages: Floats | None
        split = True
        if len(table):
            ages, split = _split(table)
        else:
            structures = _structures(rows) if structures is None else structures
            ages = _of_total(float(part["people"].sum()), int(str(year)), structures)
        if ages is not None:
            kinds = [*part["kind"], Kind.ESTIMATED] if split else list(part["kind"])
            found.append((ward, year, weakest(kinds).value, ages))
    return _one_table(found) if found else pd.DataFrame(columns=COLUMNS)


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


def _split(rows: pd.DataFrame) -> tuple[Floats, bool]:
    """Split one place's rows to single ages; tell whether anything was split."""
    ordered = rows.sort_values("age")
    first = ordered["age"].to_numpy(dtype=np.int64)
    last = ordered["age_to"].fillna(ordered["age"]).to_numpy(dtype=np.int64)
    people = ordered["people"].to_numpy(dtype=float)
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
            single, _ = _split(own)
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
