"""
Sessions: how a school's rooms are shared in a day, and what fewer shifts or smaller classes take.

A room holds one class all day, or two classes in two shifts of half a day. So pupils beyond the
seats at the norm are not children without a place: they sit in shifts, or in larger classes. The
norm's rooms per class (`spatial.norms`) says what must be built for; this says what rooms can hold.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial import rounding
from spatial.errors import Fault, UserError
from spatial.records import LEVELS, Level

# Classes a room holds in a day taught in shifts, assumed; preschool children stay all day.
SHIFTS = {level: 1 if level is Level.MAM_NON else 2 for level in LEVELS}
LARGEST_CLASS = 100  # pupils; a larger one is a slip
WHOLE = ""  # ward_id of the whole locality


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """
    The levers.

    Attributes
    ----------
    class_size
        Pupils per class aimed at, > 0.
    today_share, share
        Share of classes taught two sessions a day, today and aimed at [0..1].
    """

    class_size: float
    today_share: float
    share: float = 1.0

    def __post_init__(self) -> None:
        faults = [
            Fault(code="share_outside", value=str(value))
            for value in (self.today_share, self.share)
            if not 0 <= value <= 1
        ]
        if not 0 < self.class_size <= LARGEST_CLASS:
            blanks = {"least": 1, "most": LARGEST_CLASS}
            value = str(self.class_size)
            faults.append(
                Fault(code="option_out_of_bounds", column="class_size", value=value, blanks=blanks)
            )
        if faults:
            raise UserError(faults)


def rooms_per_class(level: Level, share: float) -> float:
    """
    Return the rooms a class takes when a share of all classes has a room of its own.

    Examples
    --------
    >>> rooms_per_class(Level.TIEU_HOC, 0.5)
    0.75
    """
    return share + (1 - share) / SHIFTS[level]


def places_in_shifts(rooms: float, class_size: float, level: Level) -> float:
    """
    Return the pupils that rooms hold when every one is used in shifts.

    Examples
    --------
    >>> places_in_shifts(817, 35, Level.TIEU_HOC)
    57190.0
    """
    return float(rooms * class_size * SHIFTS[level])


def table(wards: pd.DataFrame, level: Level, levers: Sessions) -> pd.DataFrame:
    """
    Answer, ward by ward, how many rooms smaller classes and fewer shifts take.

    Parameters
    ----------
    wards
        Indexed by ``ward_id``; reads ``pupils`` and ``rooms_have`` of one level.
    levers
        Class size, share of two-session classes today and aimed at.

    Returns
    -------
    pandas.DataFrame
        The wards, then the whole locality as `WHOLE`: ``pupils``, ``rooms_have``,
        ``seats_two_session`` and ``places_in_shifts`` at the class size [pupils],
        ``pupils_beyond_seats``, ``pupils_beyond_shifts``, ``class_size_today`` (pupils a class when
        all sit in the rooms there are at today's share; missing without rooms),
        ``share_possible`` (two-session classes the rooms allow at the class size),
        ``rooms_for_class_size`` (more rooms that bring classes to the size at today's share) and
        ``rooms_for_share`` (further ones that bring the share to the one aimed at), whole rooms.
        All is missing where the rooms are not known; the locality is then of the other wards.

    Notes
    -----
    ``classes = pupils / size``; ``rooms = classes (s + (1 - s) / shifts)``;
    ``size today = pupils (s + (1 - s) / shifts) / rooms``. The locality's row is need less stock
    of the sums; a ward's spare rooms teach nobody in another, so the wards may add up to more.
    """
    sums = wards[["pupils", "rooms_have"]].astype(float)
    told = sums[sums["rooms_have"].notna()].sum(min_count=1)
    whole = pd.DataFrame([told], index=pd.Index([WHOLE], name=wards.index.name))
    rows = pd.concat([sums, whole])
    pupils, rooms = rows["pupils"].to_numpy(), rows["rooms_have"].to_numpy()
    size, shifts = levers.class_size, SHIFTS[level]
    today = rooms_per_class(level, levers.today_share)
    classes = pupils / size
    smaller = _whole_rooms(classes * today - rooms)
    both = _whole_rooms(classes * rooms_per_class(level, levers.share) - rooms)
    return rows.assign(
        seats_two_session=rooms * size,
        places_in_shifts=rooms * size * shifts,
        pupils_beyond_seats=np.maximum(pupils - rooms * size, 0),
        pupils_beyond_shifts=np.maximum(pupils - rooms * size * shifts, 0),
        class_size_today=np.divide(
            pupils * today, rooms, out=np.full_like(pupils, np.nan), where=rooms > 0
        ),
        share_possible=_possible(classes, rooms, shifts),
        rooms_for_class_size=smaller,
        rooms_for_share=np.maximum(both - smaller, 0),
    )


def _possible(classes: np.ndarray, rooms: np.ndarray, shifts: int) -> np.ndarray:
    """Return the share of classes that can have a room of their own, the rest in shifts."""
    per_class = np.divide(rooms, classes, out=np.ones_like(rooms), where=classes > 0)
    if shifts == 1:
        return np.asarray(np.minimum(per_class, 1.0))
    return np.asarray(np.clip((per_class - 1 / shifts) / (1 - 1 / shifts), 0, 1))


def _whole_rooms(short: np.ndarray) -> np.ndarray:
    """Round rooms missing up: part of a class takes a whole room; none missing is none."""
    rooms = [np.nan if np.isnan(value) else max(rounding.up(value), 0) for value in short]
    return np.array(rooms, dtype=float if np.isnan(short).any() else np.int64)
