"""
Parts of a question of seats: whole regions of walks, as many as a bound takes.

Walks are looked at for a few schools at a time, never all at once; what they join is a region
(`spatial.catchment.regions`). A part holds whole regions, so that whoever solves it comes to what
solving all at once comes to.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from spatial.catchment.arrays import Floats, Ints
from spatial.catchment.assignment import Assignment, units
from spatial.catchment.best import SolutionScale, read, units_of
from spatial.catchment.question import Question
from spatial.catchment.rule import DUST
from spatial.streets import between, to_schools


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatPart:
    """
    Some regions of a question.

    Attributes
    ----------
    cells, schools
        Their positions in the question, ascending.
    """

    cells: Ints
    schools: Ints

    def of(self, whole: Question) -> Question:
        """Return the part of a question, with no more streets than it takes."""
        return Question(
            pupils=whole.pupils.iloc[self.cells],
            seats=whole.seats.iloc[self.schools],
            travel=between(whole.travel, self.cells, self.schools, limit_m=whole.limit_m),
            cell_ward=None if whole.cell_ward is None else whole.cell_ward[self.cells],
            school_ward=None if whole.school_ward is None else whole.school_ward[self.schools],
            limit_m=whole.limit_m,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionParts:
    """
    A question cut into parts no walk joins.

    Attributes
    ----------
    parts
        In the order of their first cell.
    scale, scale_home
        By what each is solved: over all walks, and over those inside the pupils' own wards.
    """

    parts: tuple[SeatPart, ...]
    scale: SolutionScale
    scale_home: SolutionScale


def cut(asked: Question, *, largest: int) -> QuestionParts | None:
    """
    Cut a question into parts.

    Parameters
    ----------
    largest
        Cells times schools a part holds at most; a region that holds more is a part by itself.

    Returns
    -------
    QuestionParts or None
        ``None`` where all is small enough, or where walks join everything.
    """
    cells, schools = len(asked.pupils), len(asked.seats)
    if cells * schools <= largest or not np.isfinite(asked.limit_m):
        return None
    people = asked.pupils.to_numpy(dtype=np.float64)
    scale = units_of(people, asked.seats.to_numpy(dtype=np.float64))
    lived = units(people, scale) > 0
    label, dearest_cm, at_home_cm = _labels(asked, lived, step=max(1, largest // max(1, cells)))
    groups = _groups(label[:cells][lived], label[cells:], largest=largest)
    if len(groups) < 2:  # noqa: PLR2004 - nothing to hand out
        return None
    parts = tuple(
        SeatPart(
            cells=np.flatnonzero(np.isin(label[:cells], group) & lived),
            schools=np.flatnonzero(np.isin(label[cells:], group)),
        )
        for group in groups
    )
    return QuestionParts(
        parts=parts,
        scale=SolutionScale(units=scale, dearest_cm=dearest_cm),
        scale_home=SolutionScale(units=scale, dearest_cm=at_home_cm),
    )


def _groups(of_cells: Ints, of_schools: Ints, *, largest: int) -> list[list[int]]:
    """Put regions with pupils and schools into groups, in the order of their first cell."""
    those, at, cells = np.unique(of_cells, return_index=True, return_counts=True)
    schools = np.bincount(
        of_schools, minlength=int(max(those.max(initial=0), of_schools.max())) + 1
    )
    groups: list[list[int]] = []
    held = np.zeros(2, dtype=np.int64)
    for one in np.argsort(at):
        more = np.array([cells[one], schools[those[one]]])
        if not more[1]:  # nobody there reaches a school
            continue
        if not groups or (held + more).prod() > largest:
            groups.append([])
            held = np.zeros(2, dtype=np.int64)
        groups[-1].append(int(those[one]))
        held += more
    return groups


def _labels(asked: Question, lived: np.ndarray, *, step: int) -> tuple[Ints, float, float]:
    """
    Give the region of every cell, then school; the longest walk of all, and inside wards [cm].

    Parameters
    ----------
    lived
        Cells with pupils, shape (n,): the others join nothing.
    step
        Schools whose walks are held at once.
    """
    cells, schools = len(asked.pupils), len(asked.seats)
    label = np.arange(cells + schools)
    dearest_cm = at_home_cm = 0.0
    for start in range(0, schools, step):
        some = np.arange(start, min(start + step, schools))
        near = dataclasses.replace(
            asked,
            seats=asked.seats.iloc[some],
            travel=to_schools(asked.travel, some),
            school_ward=None if asked.school_ward is None else asked.school_ward[some],
        )
        dearest_cm = max(dearest_cm, read(near.pairs).top)
        at_home_cm = max(at_home_cm, read(near.pairs_at_home).top)
        pairs = near.pairs.tocoo()
        tied = lived[pairs.row]
        one, other = label[pairs.row[tied]], label[cells + some[pairs.col[tied]]]
        ties = coo_array((np.ones(len(one), np.int8), (one, other)), shape=(len(label),) * 2)
        _, joined = connected_components(ties, directed=False)
        label = joined[label].astype(np.int64)
    return label, dearest_cm, at_home_cm


def joined(whole: Question, found: list[tuple[SeatPart, Assignment]], *, unit: int) -> Assignment:
    """
    Put the answers of all parts together.

    Parameters
    ----------
    whole
        The question they are parts of.
    unit
        Units of a pupil the answers were solved in; 0 where a rule was followed in pupils.
    """
    people = whole.pupils.to_numpy(dtype=np.float64)
    unserved = _nobody_seated(people, unit)
    seats = np.array(whole.seats, dtype=np.float64)
    if unit:
        seats = np.floor(np.round(seats * unit, 3)) / unit
    prices = np.zeros(len(seats))
    cell, school = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    pupils, metres = [np.empty(0)], [np.empty(0)]
    for part, answer in found:
        cell.append(part.cells[answer.cell])
        school.append(part.schools[answer.school])
        pupils.append(answer.pupils)
        metres.append(answer.distance_m)
        unserved[part.cells] = answer.unserved
        prices[part.schools] = answer.prices_cm
        seats[part.schools] = answer.seats
    cells, schools = np.concatenate(cell), np.concatenate(school)
    order = np.lexsort((schools, cells))
    answers = [answer for _, answer in found]
    return Assignment(
        cell=cells[order],
        school=schools[order],
        pupils=np.concatenate(pupils)[order],
        distance_m=np.concatenate(metres)[order],
        unserved=unserved,
        seats=seats,
        prices_cm=prices,
        outside_cm=max(one.outside_cm for one in answers),
        road=answers[0].road,
        rounds=max(one.rounds for one in answers),
        arcs=sum(one.arcs for one in answers),
        pairs=sum(one.pairs for one in answers),
    )


def _nobody_seated(people: Floats, unit: int) -> Floats:
    """Return the pupils of cells no walk leads from, as each way of solving writes them."""
    if not unit:
        return np.where(people <= DUST, 0.0, people)
    whole = units(people, unit)
    each = np.divide(people, whole, out=np.zeros_like(people), where=whole > 0)
    return np.where(whole > 0, whole * each, people)
