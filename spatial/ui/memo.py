"""An object as a key, itself and nothing else; what was made of it once is made no second time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
MOST = 512  # results kept, the latest used; most are a few rows or a piece of a page


class Same(Generic[T]):
    """
    Wrap an object so that what was made of it once can be found by it again.

    Examples
    --------
    >>> one = {"a": 1}
    >>> Same(one) == Same(one), Same(one) == Same({"a": 1})
    (True, False)
    """

    def __init__(self, one: T) -> None:
        """
        Hold an object.

        Parameters
        ----------
        one
            Anything; held as long as the key is.
        """
        self.one = one

    def __hash__(self) -> int:
        """Return the hash of the object's identity."""
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        """Tell whether another key is of the very same object."""
        return isinstance(other, Same) and other.one is self.one


@lru_cache(maxsize=MOST)
def _slot(of: tuple[Same[object], ...], name: str) -> list[Any]:  # noqa: ARG001 - the key
    """Keep the place of one result."""
    return []


def once(of: object, name: str, make: Callable[[], T], *, beside: object = None) -> T:
    """
    Make something of an object, or return what was made of it under this name before.

    The objects live as long as what was made of them: no other comes to stand under their number.

    Parameters
    ----------
    of
        What the result depends on, beside what is told by the name.
    name
        What is made, with every choice that changes it.
    beside
        A second object the result depends on.

    Examples
    --------
    >>> town = {"a": 1}
    >>> once(town, "b", lambda: 2), once(town, "b", lambda: 3)
    (2, 2)
    """
    kept = _slot((Same(of), Same(beside)), name)
    if not kept:
        kept.append(make())
    made: T = kept[0]
    return made


@dataclass(eq=False, slots=True)
class Slot:
    """The place of one result, made by whoever asks first while the others wait."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    result: list[Any] = field(default_factory=list)


class Shelf(Generic[P, T]):
    """
    A function of plain values that keeps what it returned; what it raises it raises each time.

    Parameters
    ----------
    make
        The function.
    most
        Results kept, the latest used.
    """

    def __init__(self, make: Callable[P, T], most: int) -> None:
        """Begin with nothing kept."""
        update_wrapper(self, make)
        self._make = make

        @lru_cache(maxsize=most)
        def slot(*_: P.args, **__: P.kwargs) -> Slot:
            return Slot()

        self._slot = slot

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Make the result, or return it again."""
        return self._kept(lambda: self._make(*args, **kwargs), *args, **kwargs)

    def put(self, result: T, *args: P.args, **kwargs: P.kwargs) -> T:
        """Keep what was made elsewhere of the same values, unless there is a result; return it."""
        return self._kept(lambda: result, *args, **kwargs)

    def _kept(self, make: Callable[[], T], *args: P.args, **kwargs: P.kwargs) -> T:
        place: Slot = self._slot(*args, **kwargs)  # type: ignore[arg-type]  # what is no key is a TypeError
        with place.lock:
            if not place.result:
                place.result.append(make())
        result: T = place.result[0]
        return result


def shelf(most: int) -> Callable[[Callable[P, T]], Shelf[P, T]]:
    """
    Keep what a function of plain values returns; what it raises is raised again each time.

    Streamlit's own store writes every argument out and hashes it on each look, which costs more
    than what stands behind it is then looked at for.

    Parameters
    ----------
    most
        Results kept, the latest used.

    Examples
    --------
    >>> @shelf(2)
    ... def double(number):
    ...     return [2 * number]
    >>> double(1) is double(1)
    True
    """

    def of(make: Callable[P, T]) -> Shelf[P, T]:
        return Shelf(make, most)

    return of
