"""
Whose page is drawn next: one after the other, in the order they asked.

Python runs one thread at a time. Pages drawn at once hand it to each other hundreds of times each,
wherever one reads the store or a column, and all of them end as late as the last: twenty drawn one
after the other stand after half that time on the average, and the first of them at once.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

PLACES = 2  # pages drawn at once: while one reads the store the other goes on
LONGEST_S = 0.5  # a page that takes longer keeps nobody else from beginning


class PageTurns:
    """
    The pages being drawn and those waiting for it, a thread each.

    Parameters
    ----------
    places
        Pages drawn at once.
    clock
        Tells the time [s].
    """

    def __init__(self, places: int = PLACES, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nobody."""
        self._places, self._clock = places, clock
        self._waiting: deque[int] = deque()
        self._since_s: dict[int, float] = {}  # pages being drawn
        self._moved = threading.Condition()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Draw a page once it is its turn."""
        me = threading.get_ident()
        with self._moved:
            self._waiting.append(me)
            try:
                while (left_s := self._left_s(me)) is None or left_s > 0:
                    self._moved.wait(left_s)
                self._since_s[me] = self._clock()
            finally:
                self._waiting.remove(me)
                self._moved.notify_all()
        try:
            yield
        finally:
            with self._moved:
                del self._since_s[me]
                self._moved.notify_all()

    def others(self) -> int:
        """
        Count the pages waiting or begun a moment ago, beside the one of this thread.

        One drawn for longer keeps nobody from beginning, so it counts no more.
        """
        me = threading.get_ident()
        with self._moved:
            now_s = self._clock()
            begun = [one for one, since_s in self._since_s.items() if now_s - since_s < LONGEST_S]
            return sum(one != me for one in (*self._waiting, *begun))

    def _left_s(self, me: int) -> float | None:
        """Return how long until a page begins [s]; ``None`` where others are before it."""
        if self._waiting[0] != me:
            return None
        now_s = self._clock()
        keeping = sorted(LONGEST_S - (now_s - since_s) for since_s in self._since_s.values())
        keeping = [left_s for left_s in keeping if left_s > 0]
        return 0.0 if len(keeping) < self._places else keeping[len(keeping) - self._places]


@cache
def turns() -> PageTurns:
    """Return the turns of this server."""
    return PageTurns()
