"""When a search has to end: a limit of time and whoever may stop it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

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
    wanted
        Asked with each look; ``False`` ends the search.
    """

    limit_s: float
    wanted: Callable[[], bool] | None = None
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
        if not self.stopped and self.wanted is not None:
            self.stopped = not self.wanted()
        self.stopped = self.stopped or self.left_s() <= 0
        return self.stopped
