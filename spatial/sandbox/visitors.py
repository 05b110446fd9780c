"""Whose work it is, and whether he still waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


def _never() -> bool:
    """Tell that nobody leaves."""
    return False


@dataclass(frozen=True, slots=True)
class Visitor:
    """
    Somebody files are read for.

    Attributes
    ----------
    name
        One visit of the page; empty for a command.
    gone
        Whether the visit has ended or the work was told to stop.
    """

    name: str = ""
    gone: Callable[[], bool] = _never


_bound: ContextVar[Visitor | None] = ContextVar("visitor", default=None)
_lookups: list[Callable[[], Visitor | None]] = []


def look_up(who: Callable[[], Visitor | None]) -> None:
    """Let the screen say whose thread this is, in place of what it said before."""
    _lookups[:] = [who]


def current() -> Visitor:
    """Return whose work this thread does."""
    bound = _bound.get()
    if bound is not None:
        return bound
    visitor = _lookups[0]() if _lookups else None
    return visitor or Visitor()


@contextmanager
def working_for(visitor: Visitor) -> Iterator[None]:
    """Do what follows in this thread for a visitor."""
    token = _bound.set(visitor)
    try:
        yield
    finally:
        _bound.reset(token)
