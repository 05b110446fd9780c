"""
Effort: how long a search may take, and who hears how far it is.

A search ends after a number of rounds that depends on the problem alone, so the same question
gives the same answer on any machine and any number of cores. The time limit is a safety net behind
the rounds: an answer it cut short says so (`End.TIME`), and so does one somebody cancelled
(`spatial.cancellation`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from spatial.cancellation import is_cancelled


class End(StrEnum):
    """Why a search ended."""

    PROVEN = "proven"  # nothing better exists, within the tolerance of the solver
    ROUNDS = "rounds"  # every round of the search was made
    TIME = "time"  # the time limit came first
    CANCELLED = "cancelled"  # somebody stopped it


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """
    How far a search is.

    Attributes
    ----------
    stage
        Key of what is being done, e.g. ``search``, ``bound``, ``proof``.
    done
        Share of the work [0..1], estimated.
    value, bound
        The best answer so far and what no answer can beat; ``None`` before there is one.
    """

    stage: str
    done: float
    value: float | None = None
    bound: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """
    What a search may spend.

    Attributes
    ----------
    seed
        Start of the random numbers; the same seed gives the same answer.
    rounds
        Restarts of the search; ``None`` lets the problem choose.
    time_limit_s
        Wall time after which the best answer so far is returned [s].
    gap
        Relative gap at which an answer counts as proven [0..1].
    progress
        Called with each `Step`, on the thread of the search.
    """

    seed: int = 0
    rounds: int | None = None
    time_limit_s: float = 60.0
    gap: float = 0.0
    progress: Callable[[Step], None] | None = None

    def begin(self) -> Run:
        """Start the clock."""
        return Run(effort=self, ends_at=time.monotonic() + self.time_limit_s)


@dataclass
class Run:
    """A search on the clock."""

    effort: Effort
    ends_at: float
    end: End = field(default=End.ROUNDS)

    @property
    def left_s(self) -> float:
        """Time left [s], never negative."""
        return max(self.ends_at - time.monotonic(), 0.0)

    def over(self) -> bool:
        """Tell whether to stop now, and remember why."""
        if self.end in (End.TIME, End.CANCELLED):
            return True
        if is_cancelled():
            self.end = End.CANCELLED
        elif self.left_s <= 0:
            self.end = End.TIME
        return self.end in (End.TIME, End.CANCELLED)

    def tell(
        self, stage: str, done: float, *, value: float | None = None, bound: float | None = None
    ) -> None:
        """Report how far the search is."""
        if self.effort.progress is not None:
            self.effort.progress(Step(stage=stage, done=min(done, 1.0), value=value, bound=bound))
