"""An object as a key: itself and nothing else, whatever it holds."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


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
