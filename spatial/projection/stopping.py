"""
Stopping: long work asks now and then whether anybody still waits for it.

Who starts the work says how to tell, and work begun without saying so is never stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from spatial.errors import TruongLopError

_ASK: ContextVar[Callable[[], bool] | None] = ContextVar("stopping", default=None)


class Stopped(TruongLopError):  # noqa: N818 - nothing went wrong
    """Nobody waits any more; the work was left where it was."""


@contextmanager
def when(gone: Callable[[], bool]) -> Iterator[None]:
    """
    Let the work inside stop once `gone` says so.

    Parameters
    ----------
    gone
        Tells whether nobody waits any more; asked often, so it must be quick.

    Examples
    --------
    >>> with when(lambda: True):
    ...     heed()
    Traceback (most recent call last):
        ...
    spatial.projection.stopping.Stopped
    >>> heed()
    """
    before = _ASK.set(gone)
    try:
        yield
    finally:
        _ASK.reset(before)


def heed() -> None:
    """
    Go on, or stop here.

    Raises
    ------
    Stopped
        If nobody waits any more.
    """
    ask = _ASK.get()
    if ask is not None and ask():
        raise Stopped
