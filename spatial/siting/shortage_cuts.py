"""
Sieges: sets of crowds that cannot all be seated, and what each says about every plan.

A siege is a lower bound on the shortage inside it that holds whatever is done. Known sieges make
the integer program of the plan; sharpened by rounding they come near to what whole schools can do,
where schools built by fractions would promise too much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from spatial.siting.model import Mask
from spatial.siting.seating import Seating
from spatial.solver.answer import Floats, Ints

CRUMB = 1e-3  # pupils: the noise of sums
SHARP = 1.0  # pupils a sharpened bound must gain at the point it is made for
SHARPENED = 40  # bounds sharpened at once, the most telling ones
STEPS = 12  # sizes tried as the step of the rounding
KEPT = 300  # bounds kept whether they bind or not
SLACK = 50.0  # pupils; beyond `KEPT`, bounds that are farther from binding are let go
WHOLE = 1e-6  # a switch is 0 or 1 within


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CutBound:
    """
    ``shortage inside >= constant - slope @ chosen`` for every plan.

    Attributes
    ----------
    siege
        Position of the siege.
    constant
        What the present seats leave of its crowds [pupils].
    slope
        What each action saves at most [pupils], shape (actions,).
    """

    siege: int
    constant: float
    slope: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CutTable:
    """
    The bounds known, over the smallest groups of crowds no siege divides.

    Attributes
    ----------
    inside
        Which groups each bound adds up, shape (b, g).
    slope, constant
        Of the bounds, shapes (b, actions) and (b,).
    pupils, stage
        Of the groups, shape (g,).
    siege
        Siege of each bound, shape (b,).
    """

    inside: csr_array
    slope: Floats
    constant: Floats
    pupils: Floats
    stage: Ints
    siege: Ints


class Sieges:
    """
    The sieges met so far.

    Parameters
    ----------
    seating
        Stages, actions and flows.
    """

    def __init__(self, seating: Seating) -> None:
        self._seating = seating
        sizes = [len(flow.pupils) for flow in seating.flows]
        self._actions = len(seating.place)
        self._start = np.r_[0, np.cumsum(sizes)]
        self._pupils = np.concatenate([flow.pupils for flow in seating.flows])
        self._stage = np.repeat(np.arange(len(sizes)), sizes)
        self._sets: list[Mask] = []
        self._known: dict[bytes, int] = {}
        self._bounds: list[CutBound] = []
        for k, size in enumerate(sizes):
            self.add(k, np.ones(size, dtype=bool))

    def add(self, k: int, crowds: Mask) -> bool:
        """Keep a siege of a stage; tell whether it is new and says anything."""
        marked = np.zeros(len(self._pupils), dtype=bool)
        marked[self._start[k] : self._start[k + 1]] = crowds
        key = np.packbits(marked).tobytes()
        if key in self._known:
            return False
        constant, slope = self._seating.besieged(k, crowds)
        most = constant + np.maximum(-slope, 0.0).sum()
        if most <= CRUMB:
            return False
        self._known[key] = len(self._sets)
        # nobody can save more than is short
        bound = CutBound(siege=len(self._sets), constant=constant, slope=np.minimum(slope, most))
        self._sets.append(marked)
        self._bounds.append(bound)
        return True

    def learn(self, chosen: Floats) -> tuple[float, bool]:
        """
        Seat a plan, also one of fractions, and keep what it shows.

        Parameters
        ----------
        chosen
            How much of each action is done [0..1], shape (actions,).

        Returns
        -------
        unseated, new
            Pupils without a seat, and whether it showed anything new.
        """
        unseated, new = 0.0, False
        for k, siege in enumerate(self._seating.sieges(chosen)):
            unseated += siege.unseated
            for crowds in (siege.crowds, *siege.parts):
                new = self.add(k, crowds) or new
        return unseated, new

    def table(self) -> CutTable:
        """Write the bounds known as one table."""
        used = sorted({bound.siege for bound in self._bounds})
        sets = np.array([self._sets[k] for k in used]).reshape(len(used), len(self._pupils))
        codes = np.random.default_rng(7).integers(0, 2**62, len(used), dtype=np.uint64)
        key = (codes[:, None] * sets).sum(axis=0, dtype=np.uint64)
        seen = np.flatnonzero(sets.any(axis=0))
        _, first, group = np.unique(key[seen], return_index=True, return_inverse=True)
        siege = np.array([bound.siege for bound in self._bounds], dtype=np.int64)
        inside = sets[:, seen[first]][np.searchsorted(used, siege)]
        return CutTable(
            inside=csr_array(inside.astype(np.float64)),
            slope=np.array([bound.slope for bound in self._bounds]).reshape(
                len(siege), self._actions
            ),
            constant=np.array([bound.constant for bound in self._bounds]),
            pupils=np.bincount(group, self._pupils[seen]).astype(np.float64),
            stage=self._stage[seen[first]].astype(np.int64),
            siege=siege,
        )

    def forget(self, slack: Floats) -> None:
        """Let go of bounds that are far from binding, if there are many; newer ones stay."""
        if len(self._bounds) > KEPT:
            asked, newer = self._bounds[: len(slack)], self._bounds[len(slack) :]
            bound = [one for one, free in zip(asked, slack, strict=True) if free < SLACK]
            self._bounds = [*bound, *newer]

    def sharpen(self, table: CutTable, chosen: Floats, short: Floats) -> bool:
        """
        Add rounded bounds a fractional plan breaks.

        Parameters
        ----------
        table
            The bounds the plan keeps.
        chosen
            The plan, shape (actions,).
        short
            Shortage of every group of the table [pupils], shape (g,).

        Returns
        -------
        bool
            Whether any was found.
        """
        held = table.inside @ short
        cuts = []
        _, first = np.unique(table.siege, return_index=True)
        for row in first.tolist():
            bound = self._bounds[row]
            best = max(
                _rounded(bound, chosen),
                key=lambda one: one.constant - one.slope @ chosen,
                default=None,
            )
            if best is not None:
                gain = float(best.constant - best.slope @ chosen - held[row])
                if gain > SHARP:
                    cuts.append((gain, best))
        cuts.sort(key=lambda one: -one[0])
        self._bounds += [bound for _, bound in cuts[:SHARPENED]]
        return bool(cuts)


def _rounded(bound: CutBound, chosen: Floats) -> list[CutBound]:
    """
    Round a bound in several ways, each valid for every plan of whole actions.

    Notes
    -----
    Mixed-integer rounding after taking some actions by their complement (Marchand and Wolsey 2001,
    doi:10.1287/opre.49.3.363.11211). With ``u + c @ y >= d`` divided by a step s and
    ``f = frac(d / s)``: ``u + s f sum (floor(c/s) + min(1, frac(c/s) / f)) y >= s f ceil(d / s)``.
    """
    active = bound.slope > CRUMB
    between = active & (chosen > WHOLE) & (chosen < 1 - WHOLE)
    steps = np.unique(bound.slope[between])[::-1][:STEPS]
    made = []
    for turned in (active & False, active & (chosen > 1 - CRUMB), active & (chosen > 0.5)):  # noqa: PLR2004 - a half
        rest = bound.constant - bound.slope[turned].sum()
        for step in steps.tolist():
            whole, f = np.divmod(rest / step, 1.0)
            if f < CRUMB:
                continue
            share = np.where(turned, -bound.slope, bound.slope) / step
            part = np.floor(share) + np.minimum(1.0, (share - np.floor(share)) / f)
            slope = step * f * np.where(turned, -part, part)
            constant = step * f * (whole + 1.0 - part[turned].sum())
            made.append(CutBound(siege=bound.siege, constant=float(constant), slope=slope))
    return made
