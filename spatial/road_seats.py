"""Who finds a seat within the longest walk when roads are opened and closed."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial import catchment, words
from spatial.assessment import Assessment
from spatial.catchment import Assignment, ChangedSeats, Question
from spatial.records import Kind, Level
from spatial.streets import Streets


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadSeats:
    """
    Seats of one level on the streets of today, and on those changed.

    Attributes
    ----------
    asked
        The question on the streets of today.
    seats
        Its optimum before and after: as many pupils seated as can be, with the least walking.
    """

    asked: Question
    seats: ChangedSeats

    @property
    def solved_share(self) -> float:
        """Return the share of the pupils whose seats were asked for again [0..1]."""
        pupils = self.asked.pupils.to_numpy(dtype=np.float64)
        every = float(pupils.sum())
        return float(pupils[self.seats.solved].sum()) / every if every else 0.0


def found(
    asked: Question, streets: Streets | None, *, before: Assignment | None = None
) -> RoadSeats:
    """
    Find who has a seat before and after.

    Parameters
    ----------
    asked
        The question of a level with its longest walk, on the streets of today.
    streets
        Those with roads opened and closed.
    before
        Its optimum, where it was found already.

    Raises
    ------
    UserError
        If it takes more memory than a model may.
    """
    now = catchment.seating(asked).best if before is None else before
    then = dataclasses.replace(asked, travel=dataclasses.replace(asked.travel, streets=streets))
    return RoadSeats(asked=asked, seats=catchment.changed(asked, now, then))


def by_ward(assessment: Assessment, level: Level, seats: RoadSeats) -> pd.DataFrame:
    """
    Count by ward of home who has no seat within the longest walk, before and after.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``ward_id``, wards whose rooms are known, in their order: ``ward``, ``pupils``,
        ``unseated_before``, ``unseated_after``, ``seated_more`` (the former less the latter:
        negative where a ward loses seats to another), ``kind``.

    Notes
    -----
    Where several ways are equally short, who of two wards goes without is one of them.
    """
    asked, wards = seats.asked, assessment.network.wards(assessment.options.units)["ward"]
    home = assessment.network.cells[assessment.options.units].astype(str).to_numpy()
    cells = pd.DataFrame(
        {
            "pupils": asked.pupils.to_numpy(dtype=np.float64),
            "unseated_before": seats.seats.before.unserved,
            "unseated_after": seats.seats.after.unserved,
        }
    )[asked.told]
    sums = cells.groupby(home[asked.told]).sum()
    known = wards[~wards.index.isin(assessment.untold(level))]
    of = sums.reindex(known.index.astype(str), fill_value=0.0)  # none where nobody lives
    table: pd.DataFrame = pd.concat([known, of], axis=1)
    table["seated_more"] = table["unseated_before"] - table["unseated_after"]
    return table.assign(kind=Kind.ASSUMED.value)


def sentence(seats: RoadSeats, wards: pd.DataFrame, *, lang: str) -> str:
    """Say who goes without a seat before and after, and of how many pupils that is told."""
    whole = wards[["pupils", "unseated_before", "unseated_after"]].sum()
    return words.say(
        "roads.seats",
        lang=lang,
        before=words.number(float(whole["unseated_before"]), lang=lang),
        after=words.number(float(whole["unseated_after"]), lang=lang),
        pupils=words.number(float(whole["pupils"]), lang=lang),
        limit=words.number(seats.asked.limit_m, lang=lang),
        share=words.percent(seats.solved_share, lang=lang),
    )
