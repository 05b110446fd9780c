"""Who reads next: so many at once, one of each visitor, whoever was served longest ago first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_LOOK_S = 0.1  # between two looks whether who waits has left


class Left(Exception):  # noqa: N818 - nobody waits any more
    """The visitor has gone, or told the work to stop."""


@dataclass
class Turns:
    """
    A fair queue.

    Attributes
    ----------
    places
        How many read at once.
    """

    places: int
    _free: threading.Condition = field(default_factory=threading.Condition)
    _waiting: list[tuple[str, object]] = field(default_factory=list)
    _reading: set[str] = field(default_factory=set)
    _served: dict[str, int] = field(default_factory=dict)
    _count: int = 0

    @contextmanager
    def turn(self, name: str, gone: Callable[[], bool]) -> Iterator[None]:
        """
        Wait for a turn and hold it.

        Parameters
        ----------
        gone
            Whether he has left.

        Raises
        ------
        Left
            If he leaves while he waits.
        """
        ticket = (name, object())
        with self._free:
            self._waiting.append(ticket)
            try:
                while self._next() is not ticket:
                    if gone():
                        raise Left
                    self._free.wait(_LOOK_S)
                self._reading.add(name)
                self._count += 1
                self._served[name] = self._count
            finally:
                self._waiting.remove(ticket)
                self._forget()
                self._free.notify_all()
        try:
            yield
        finally:
            with self._free:
                self._reading.discard(name)
                self._forget()
                self._free.notify_all()

    def waiting(self) -> int:
        """Count those who wait."""
        with self._free:
            return len(self._waiting)

    def _next(self) -> tuple[str, object] | None:
        """Return the ticket whose turn it is, if there is a place."""
        able = [ticket for ticket in self._waiting if ticket[0] not in self._reading]
        if len(self._reading) >= self.places or not able:
            return None
        return min(able, key=lambda ticket: self._served.get(ticket[0], 0))

    def _forget(self) -> None:
        """Forget when visitors were served who neither wait nor read, once nobody waits."""
        if not self._waiting:
            self._served = {name: self._served[name] for name in self._reading}
