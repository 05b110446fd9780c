"""
Deficit: need under each norm, less what there is.

Shortages are gross: a surplus somewhere never pays for a gap elsewhere. Because of that the
shortage of the locality (as plans compute it, need less stock) and the sum of its wards' shortages
are two figures with two names. Nothing is rounded here.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.norms import Rules
from spatial.records import LEVELS, Status

Floats = NDArray[np.float64]

# Ways of counting; the others are ``class`` and ``per_10k_`` with the people counted.
PER_10K, LAND = "per_10k", "land"
WAYS = ("per_10k_pupils", "per_10k_residents", "class", LAND)
# A ward is watched from the first missing room, short from a tenth of its need, severe from three
# tenths.
WATCH_SHARE, SHORT_SHARE = 0.10, 0.30

# Columns that add up: wards to the locality, levels to the total.
ADDITIVE = (
    "pupils",
    "residents",
    "rooms_have",
    "rooms_need_per_10k_pupils",
    "rooms_need_per_10k_residents",
    "rooms_need_per_10k",
    "rooms_need_class",
    "land_have_m2",
    "land_boarders_m2",
    "land_nursery_m2",
    "land_from_floor_m2",
    "land_need_m2",
    "seats",
    "pupils_in_circle",
    "pupils_covered",
)


# Of these, what schools tell: missing in a ward whose rooms are not known. Not among them is
# ``land_boarders_m2``: boarders need land, and needs stay everybody's; nobody told adds none.
STOCK = ("rooms_have", "land_have_m2", "land_from_floor_m2", "seats")
# Of a table that was judged, what rests on the land of schools: missing where that alone is.
BY_LAND = ("land_have_m2", "land_from_floor_m2", "land_short_m2", "land_surplus_m2")
# Share of the pupils near a school, and the column that counts them.
NEAR = {"circle_share": "pupils_in_circle", "covered_share": "pupils_covered"}


def need(demand: pd.DataFrame, *, rules: Rules, share: float | None = None) -> pd.DataFrame:
    """
    Count rooms and land needed under each norm.

    Parameters
    ----------
    demand
        Indexed by (..., ``level``); reads ``pupils``, ``residents``, ``land_boarders_m2`` and
        ``land_nursery_m2``.
    share
        Share of two-session classes; ``None`` takes the profile's.

    Returns
    -------
    pandas.DataFrame
        Same index; ``rooms_need_per_10k`` [rooms] by the profile's denominator and under both,
        ``rooms_need_class`` [rooms], ``land_need_m2`` [m2], unrounded.

    Notes
    -----
    ``rooms = pupils * n / 10,000``; ``rooms = pupils / class size * rooms per class``;
    ``land = pupils * m2 per pupil + what boarders and nursery children add``.
    """
    level = pd.Index(LEVELS).get_indexer(demand.index.get_level_values("level"))
    per_10k = rules.rooms_per_10k.value / 10_000
    per_pupil = [rules.rooms_per_class(at, share) / rules.class_size[at].value for at in LEVELS]
    land_m2 = [rules.land_per_pupil_m2[at].value for at in LEVELS]
    pupils = demand["pupils"].to_numpy()
    table = pd.DataFrame(
        {
            "rooms_need_per_10k_pupils": pupils * per_10k,
            "rooms_need_per_10k_residents": demand["residents"].to_numpy() * per_10k,
            "rooms_need_class": pupils * np.array(per_pupil)[level],
            "land_need_m2": pupils * np.array(land_m2)[level]
            + demand["land_boarders_m2"].to_numpy(dtype=float)
            + demand["land_nursery_m2"].to_numpy(dtype=float),
        },
        index=demand.index,
    )
    return table.assign(rooms_need_per_10k=table[f"rooms_need_per_10k_{rules.rooms_denominator}"])


def judge(table: pd.DataFrame, *, way: str = PER_10K) -> pd.DataFrame:
    """
    Add shortages, surpluses and the status to needs and stocks.

    Parameters
    ----------
    table
        Reads the columns of `ADDITIVE`; `STOCK` may be missing.
    way
        Way of counting the status follows, as for `status_by`.

    Returns
    -------
    pandas.DataFrame
        The table with ``*_short_*`` and ``*_surplus_*`` (never negative), ``rooms_net_per_10k``
        (need less stock), ``circle_share`` and ``covered_share`` (of the pupils, those with a
        school in the circle of the service radius, and within it on foot) and ``status``. What
        follows from something missing is missing, never zero.
    """
    judged: dict[str, Floats] = {}
    have = table["rooms_have"].to_numpy(dtype=float)
    for name in ("per_10k", "per_10k_pupils", "per_10k_residents", "class"):
        gap = table[f"rooms_need_{name}"].to_numpy(dtype=float) - have
        judged[f"rooms_short_{name}"] = np.maximum(gap, 0)
        judged[f"rooms_surplus_{name}"] = np.maximum(-gap, 0)
    need_rooms = table["rooms_need_per_10k"].to_numpy(dtype=float)
    judged["rooms_net_per_10k"] = need_rooms - have
    land_have = table["land_have_m2"] + table["land_from_floor_m2"]
    land_gap = (table["land_need_m2"] - land_have).to_numpy(dtype=float)
    judged["land_short_m2"] = np.maximum(land_gap, 0)
    judged["land_surplus_m2"] = np.maximum(-land_gap, 0)
    pupils = table["pupils"].to_numpy(dtype=float)
    judged["seats_short"] = np.maximum(pupils - table["seats"].to_numpy(dtype=float), 0)
    for share, column in NEAR.items():
        judged[share] = share_near(table[column].to_numpy(dtype=float), pupils)
    whole = pd.concat([table, pd.DataFrame(judged, index=table.index)], axis=1)
    return whole.assign(status=status_by(whole, way))


def share_near(near: Floats, pupils: Floats) -> Floats:
    """
    Divide pupils near a school by all: everybody is where there are none; unknown stays unknown.

    Examples
    --------
    >>> share_near(np.array([3.0, 0.0, np.nan]), np.array([4.0, 0.0, 4.0])).tolist()
    [0.75, 1.0, nan]
    """
    share = np.divide(near, pupils, out=np.ones_like(pupils), where=pupils > 0)
    return np.where(np.isnan(near), np.nan, share)


def need_and_shortage(way: str) -> tuple[str, str]:
    """
    Name the columns a way of counting reads.

    Examples
    --------
    >>> need_and_shortage("class"), need_and_shortage("land")
    (('rooms_need_class', 'rooms_short_class'), ('land_need_m2', 'land_short_m2'))
    """
    if way == LAND:
        return "land_need_m2", "land_short_m2"
    return f"rooms_need_{way}", f"rooms_short_{way}"


def status_by(table: pd.DataFrame, way: str) -> list[str]:
    """
    Grade the rows of a table that was judged, by one way of counting.

    Parameters
    ----------
    way
        ``per_10k`` (the people the profile counts), ``per_10k_pupils``, ``per_10k_residents``,
        ``class`` or ``land``: screen and files grade by the same one, so that a ward has one word.
    """
    needed, missing = need_and_shortage(way)
    return status(table[missing].to_numpy(dtype=float), table[needed].to_numpy(dtype=float))


def status_of(row: pd.Series, way: str) -> str:
    """Grade one row of a table that was judged, as `status_by` grades them all."""
    needed, missing = need_and_shortage(way)
    return status(np.array([float(row[missing])]), np.array([float(row[needed])]))[0]


def status_key(status: str, way: str) -> str:
    """
    Return the key of a status's word: by land, what is not known is not the rooms.

    Examples
    --------
    >>> status_key("untold", "class"), status_key("untold", "land"), status_key("ok", "land")
    ('status.untold', 'explain.land_not_told', 'status.ok')
    """
    by_land = way == LAND and status == Status.UNTOLD
    return "explain.land_not_told" if by_land else f"status.{Status(status)}"


def status(short: Floats, need: Floats) -> list[str]:
    """
    Grade wards by the share of their need that is missing.

    Parameters
    ----------
    short, need
        Rooms missing and rooms needed [rooms], same shape; not a number where nobody knows.

    Returns
    -------
    list of str
        ``ok`` nothing missing, ``watch`` up to `WATCH_SHARE`, ``short`` up to `SHORT_SHARE`, else
        ``severe``; ``untold`` where what is missing is not known.
    """
    share = np.divide(short, need, out=np.zeros_like(short), where=need > 0).round(9)
    step = np.searchsorted([0.0, WATCH_SHARE, SHORT_SHARE], share, side="left")
    grades = tuple(Status)
    return [
        Status.UNTOLD.value if unknown else grades[at].value
        for unknown, at in zip(np.isnan(short), step, strict=True)
    ]


def worst(short: pd.Series, need: pd.Series) -> str:
    """
    Name the row that lacks most.

    Parameters
    ----------
    short, need
        What is missing and what is needed, indexed alike.

    Returns
    -------
    str
        The first of equals; where nothing missing is known, the row that needs most.

    Examples
    --------
    >>> worst(pd.Series({"a": 3.0, "b": np.nan}), pd.Series({"a": 5.0, "b": 9.0}))
    'a'
    >>> worst(pd.Series({"a": np.nan, "b": np.nan}), pd.Series({"a": 5.0, "b": 9.0}))
    'b'
    """
    return str((short if short.notna().any() else need).idxmax())
