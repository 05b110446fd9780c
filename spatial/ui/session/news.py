"""
What colleagues saved in a scenario, taken up by one page for all that show it.

A save is assessed and drawn by the first page that meets it, and found made by the others. Where
colleagues save faster than pages are drawn each page would meet another save and find nothing made:
while others wait to be drawn, a page shows what one of them took up a moment ago.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cache

from spatial.store.workspace import SignedRevision

NEW_S = 5.0  # what was taken up no longer ago is new enough: pages look at one another that often
MOST = 64  # scenarios held


@dataclass(slots=True)
class TakenUp:
    """What was taken up of one scenario last, and when [s]; whoever reads on has the lock."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    saved: SignedRevision | None = None
    at_s: float = 0.0


class News:
    """
    What was last taken up of each scenario.

    Parameters
    ----------
    clock
        Tells the time [s].
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing taken up."""
        self._clock = clock
        self._lock = threading.Lock()
        self._held: OrderedDict[Hashable, TakenUp] = OrderedDict()

    def since(
        self,
        scenario: Hashable,
        *,
        shown: int,
        newest: int,
        busy: bool,
        read: Callable[[], SignedRevision | None],
    ) -> SignedRevision | None:
        """
        Return what a page takes up now; ``None`` for nothing.

        Parameters
        ----------
        scenario
            What tells it apart from all others of the server.
        shown, newest
            Revision the page shows, and the newest one: the store gave it to this visitor, so he
            may see what is not newer.
        busy
            Whether other pages wait to be drawn.
        read
            Reads the newest; asked by one page at a time.
        """
        held = self._of(scenario)
        with held.lock:
            saved = held.saved
            may_see = saved is not None and saved.revision <= newest
            if not (busy and may_see and self._clock() - held.at_s < NEW_S):
                if newest <= shown:
                    return None
                saved = held.saved = read()
                held.at_s = self._clock()
        return saved if saved is not None and saved.revision > shown else None

    def _of(self, scenario: Hashable) -> TakenUp:
        """Return the place of a scenario; the one asked for longest ago gives way."""
        with self._lock:
            held = self._held.setdefault(scenario, TakenUp())
            self._held.move_to_end(scenario)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        return held


@cache
def news() -> News:
    """Return what was taken up on this server."""
    return News()
