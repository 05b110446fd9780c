"""Work saved whole and read back whole: one class, of which a kind says how it is written."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from spatial.errors import Fault, UserError
from spatial.store.revisions import Revisions

T = TypeVar("T")


def as_it_is(text: str, /) -> str:
    """Keep a text that is read by the door of files of its kind."""
    return text


class SavedKind(Revisions, Generic[T]):
    """
    One kind of work kept in one file; every save is a new revision.

    Attributes
    ----------
    unknown
        Code of the fault where none of a name was saved.
    """

    unknown: ClassVar[str]

    @staticmethod
    def encode(work: T, /) -> str:
        """Write a piece of work as text."""
        raise NotImplementedError

    @staticmethod
    def decode(body: str, /) -> T:
        """Read it back; whatever is wrong with the text becomes a fault in `load`."""
        raise NotImplementedError

    def save(self, name: str, work: T, *, locality: str, began: int | None = None) -> int:
        """
        Save a piece of work as its next revision.

        Parameters
        ----------
        name
            From `new_id`, or the planner's own.
        locality
            Key of the locality it belongs to.
        began
            Revision the change began from, 0 for none; ``None`` does not ask.

        Raises
        ------
        NotYours
            If it is another's.
        Meanwhile
            If another saved since `began`.
        UserError
            If the file cannot be written.
        """
        return self._save(name, self.encode(work), locality=locality, began=began)

    def load(self, name: str, *, locality: str) -> T:
        """
        Return the newest revision.

        Raises
        ------
        UserError
            If none of that name was saved for the locality, or its text cannot be read.
        """
        body = self._newest(name, locality=locality)
        if body is None:
            raise UserError(Fault(code=self.unknown, value=name))
        return self.decoded(name, body, self.decode)
