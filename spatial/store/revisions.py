"""
Revisions in the one file a workspace is kept in: each save is a new one, nothing is overwritten.

A page refresh, a crash or a colleague's second tab loses no work: the newest revision opens, the
older ones stay.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from spatial.errors import Fault, UserError
from spatial.roles import Deed, Right
from spatial.store import copies, place, rights
from spatial.store.database import opened
from spatial.store.place import Place
from spatial.store.rows import KeptRevision, Signature

if TYPE_CHECKING:
    from spatial.store.transaction import Transaction

T = TypeVar("T")


class Revisions:
    """
    One kind of work, kept as text; every kind is a class of its own over this one.

    Parameters
    ----------
    where
        SQLite file, made on the first save, or a server's database. ``None`` takes the usual one.
    visitor
        Secret of whoever saves: what is new is his, what is another's he may only read. Empty for
        nobody: what is new belongs to nobody.

    Attributes
    ----------
    table, key
        Name of the kind and of what tells its pieces apart: words of ours, never a planner's.
    adopts
        Whether what nobody owns becomes his who changes it first; else he gets a copy.
    shared
        Whether whoever plans writes it, and nobody owns it.
    """

    table: ClassVar[str]
    key: ClassVar[str]
    adopts: ClassVar[bool] = False
    shared: ClassVar[bool] = False

    def __init__(self, where: Place | None = None, *, visitor: str = "") -> None:
        self.place = where or place.usual()
        self.who = rights.visit(visitor)
        self.visitor = self.who.digest

    def new_id(self) -> str:
        """Return an id nobody can guess: it is all a link needs to open what is kept under it."""
        return secrets.token_urlsafe(9)

    def right(self, name: str) -> Right:
        """
        Return what the visitor may do with a piece of work.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        if not place.is_there(self.place):
            return Right.NOBODYS
        with opened(self.place) as store:
            return rights.of(store, self.table, name, self.visitor)

    def _save(  # noqa: PLR0913 - one save: what, where, from which, by whom and why
        self,
        name: str,
        body: str,
        *,
        locality: str,
        began: int | None = None,
        called: str = "",
        reason: str = "",
        action: Deed = Deed.SAVE,
    ) -> int:
        """
        Save a text as the next revision.

        Parameters
        ----------
        name
            What tells it apart from others of its kind.
        locality
            Key of the locality it belongs to; empty where it belongs to all.
        began
            Revision the change began from, 0 for none; ``None`` does not ask.
        called, reason
            As in `Signature`.
        action
            What whoever saves must be allowed.

        Raises
        ------
        rights.NotYours
            If it belongs to another who did not let the visitor write.
        rights.Meanwhile
            If another saved since `began`.
        UserError
            If the file cannot be written.
        """
        with opened(self.place, write=True) as store:
            store.hold(self.table, name)
            last = store.last(self.table, name)
            rights.ask(
                store,
                self.table,
                name,
                self.who,
                free=last == 0 or self.adopts,
                shared=self.shared,
                locality=locality,
                action=action,
            )
            self._guard(store, name)
            if began is not None and began != last:
                raise rights.Meanwhile(name, revision=last)
            signature = Signature(author=self.visitor, called=called, reason=reason)
            store.append(
                self.table,
                name,
                revision=last + 1,
                locality=locality,
                body=body,
                signature=signature,
            )
            self._beside(store, name, body, locality=locality)
        copies.keep_up(self.place)
        return last + 1

    def _guard(self, store: Transaction, name: str) -> None:
        """Refuse, in its transaction, a save that rights alone allow; of most kinds none is."""

    def _beside(self, store: Transaction, name: str, body: str, *, locality: str) -> None:
        """Write what stands beside a revision, in its transaction; of most kinds nothing does."""

    def revision(self, name: str, *, locality: str) -> int:
        """
        Return the newest revision of a name, 0 for none.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        newest = self._kept(name, locality=locality)
        return 0 if newest is None else newest.revision

    def decoded(self, name: str, body: str, decode: Callable[[str], T]) -> T:
        """
        Read what a text holds.

        Raises
        ------
        UserError
            If it is not what this version writes: a field it does not know, one that is missing.
        """
        try:
            return decode(body)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as problem:
            text = str(problem).replace("\n", " ")[:80]
            fault = Fault(code="workspace_body", value=name, blanks={"reason": text})
            raise UserError(fault) from problem

    def _newest(self, name: str, *, locality: str) -> str | None:
        """
        Return the newest text of a name, nothing if none was saved for the locality.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        revision = self._kept(name, locality=locality)
        return None if revision is None else revision.body

    def _kept(self, name: str, *, locality: str) -> KeptRevision | None:
        """Return the newest revision of a name, nothing if none was saved for the locality."""
        if not place.is_there(self.place):
            return None
        with opened(self.place) as store:
            return store.newest(self.table, name, locality=locality)

    def _each(self, name: str, *, locality: str, most: int) -> list[KeptRevision]:
        """
        Return the newest revisions of a name, newest first, with who saved them.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        if not place.is_there(self.place):
            return []
        with opened(self.place) as store:
            return store.each(self.table, name, locality=locality, most=most)

    def _all(self, *, locality: str) -> list[KeptRevision]:
        """
        Return the newest of every name of a locality, by name.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        if not place.is_there(self.place):
            return []
        with opened(self.place) as store:
            return store.all(self.table, locality=locality)
