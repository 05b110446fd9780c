"""When a search has to end: a limit of time and whoever may stop it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from spatial.cancellation import is_cancelled

CLOSING = 0.05  # of the limit: what the closing bound may take after it


def _now() -> float:
    """Read the clock where it stands, so that a test may set another."""
    return time.monotonic()


@dataclass(slots=True, kw_only=True)
class Deadline:
    """
    A limit of time that every step of a search looks at.

    Attributes
    ----------
    limit_s
        Time from its making [s].
    heeds
        Whether it ends for whoever cancels (`spatial.cancellation`), too.
    """

    limit_s: float
    heeds: bool = True
    stopped: bool = False
    began_s: float = field(default_factory=_now)

    def left_s(self) -> float:
        """Return the time left [s], negative when it is over."""
        return self.limit_s - (_now() - self.began_s)

    def solver_s(self) -> float:
        """Return what a solver that cannot be interrupted may take [s], > 0."""
        return max(self.left_s(), CLOSING * self.limit_s, 0.01)

    def over(self) -> bool:
        """Tell whether to end now; once over, always over."""
        cancelled = self.heeds and is_cancelled()
        self.stopped = self.stopped or cancelled or self.left_s() <= 0
        return self.stopped
