"""
Cancelling: long work asks now and then whether anybody still waits for it.

Who starts the work says how to tell (`cancelled_when`), once and for all that runs inside. Work
with a best answer so far returns it when `is_cancelled`; work without one ends by
`check_cancelled`. Work begun without saying so is never cancelled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from spatial.errors import TruongLopError

_ASK: ContextVar[Callable[[], bool] | None] = ContextVar("cancellation", default=None)


class Cancelled(TruongLopError):  # noqa: N818 - nothing went wrong
    """Nobody waits any more; the work was left where it was."""


@contextmanager
def cancelled_when(gone: Callable[[], bool]) -> Iterator[None]:
    """
    Let the work inside end once `gone` says so.

    Parameters
    ----------
    gone
        Tells whether nobody waits any more; asked often, so it must be quick.

    Examples
    --------
    >>> with cancelled_when(lambda: True):
    ...     check_cancelled()
    Traceback (most recent call last):
        ...
    spatial.cancellation.Cancelled
    >>> check_cancelled()
    """
    before = _ASK.set(gone)
    try:
        yield
    finally:
        _ASK.reset(before)


def can_be_cancelled() -> bool:
    """Tell whether anybody may end the work at hand."""
    return _ASK.get() is not None


def is_cancelled() -> bool:
    """
    Tell whether to end now with what there is.

    Examples
    --------
    >>> is_cancelled()
    False
    >>> with cancelled_when(lambda: True):
    ...     is_cancelled()
    True
    """
    ask = _ASK.get()
    return ask is not None and ask()


def check_cancelled() -> None:
    """
    Go on, or end here.

    Raises
    ------
    Cancelled
        If nobody waits any more.
    """
    if is_cancelled():
        raise Cancelled
