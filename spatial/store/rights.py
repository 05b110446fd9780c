"""
Who may write what: its owner, and whom the owner lets.

A visitor is a secret in his own browser; the file knows only its digest. What nobody owns was saved
before there were owners: everybody may read it, and who changes it gets a copy of his own.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from enum import StrEnum
from typing import TYPE_CHECKING

from spatial.errors import Fault, UserError

ONLY_READS = "only-reads"  # who came by the link of a snapshot: nothing in the store is ever his

if TYPE_CHECKING:
    from spatial.store.transaction import Transaction


class Right(StrEnum):
    """What a visitor may do with a piece of work."""

    OWNER = "owner"  # write, and let others write
    EDITOR = "editor"  # write: the owner let him
    READER = "reader"  # read and copy: it is another's
    NOBODYS = "nobodys"  # read and copy: saved before there were owners, or not saved yet

    @property
    def writes(self) -> bool:
        """Whether a change goes into this very work, and not into a copy."""
        return self in {Right.OWNER, Right.EDITOR}


class NotYours(UserError):  # noqa: N818 - it carries a fault; "error" would say less
    """The work belongs to another."""

    def __init__(self, name: str) -> None:
        super().__init__(Fault(code="workspace_not_yours", value=name))


class OnlyReads(UserError):  # noqa: N818 - see above
    """The visit began with the link of a snapshot."""

    def __init__(self, name: str) -> None:
        super().__init__(Fault(code="reads_only", value=name))


class Meanwhile(UserError):  # noqa: N818 - see above
    """Another saved since the change at hand began; `revision` is his."""

    def __init__(self, name: str, *, revision: int) -> None:
        self.revision = revision
        super().__init__(Fault(code="workspace_meanwhile", value=name))


def digest(visitor: str) -> str:
    """Return what the file knows of a visitor; empty for nobody."""
    return hashlib.sha256(visitor.encode()).hexdigest() if visitor else ""


_READER = digest(ONLY_READS)


def refuse_reader(name: str, visitor: str) -> None:
    """
    Refuse whoever only reads, given by his digest; the first thing every door that writes asks.

    Raises
    ------
    OnlyReads
        If the visit began with the link of a snapshot.
    """
    if visitor == _READER:
        raise OnlyReads(name)


def of(store: Transaction, kind: str, name: str, visitor: str) -> Right:
    """Return what a visitor, given by his digest, may do."""
    whose = store.ownership(kind, name)
    if whose is None:
        return Right.NOBODYS
    if visitor and hmac.compare_digest(whose.owner, visitor):
        return Right.OWNER
    return Right.EDITOR if store.is_editor(kind, name, visitor) else Right.READER


def ask(store: Transaction, kind: str, name: str, visitor: str, *, free: bool) -> None:
    """
    Let a save pass, and make who saves what is free (new, or nobody's yet) its owner.

    Raises
    ------
    NotYours
        If the visitor may only read.
    OnlyReads
        If he may read alone, and have no copy of his own either.
    """
    refuse_reader(name, visitor)
    right = of(store, kind, name, visitor)
    if free and right is Right.NOBODYS:
        if visitor:
            store.own(kind, name, visitor)
        return
    if right is Right.READER or (right is Right.NOBODYS and visitor):
        raise NotYours(name)


def owned(store: Transaction, kind: str, visitor: str) -> dict[str, bool]:
    """Tell of each owned piece of a kind whether it is the visitor's."""
    return {name: owner == visitor for name, owner in store.owners(kind).items()}


def work_key(store: Transaction, kind: str, name: str, visitor: str) -> str:
    """Return the secret that lets others write, made when the owner first asks for it."""
    store.hold(kind, name)
    whose = store.ownership(kind, name)
    if whose is None or of(store, kind, name, visitor) is not Right.OWNER:
        raise NotYours(name)
    if whose.work_key is not None:
        return whose.work_key
    key = secrets.token_urlsafe(12)
    store.lock_with(kind, name, key)
    return key


def join(store: Transaction, kind: str, name: str, visitor: str, given: str) -> bool:
    """Let a visitor write who has the secret."""
    refuse_reader(name, visitor)
    store.hold(kind, name)
    whose = store.ownership(kind, name)
    key = None if whose is None else whose.work_key
    if not visitor or key is None or not hmac.compare_digest(key.encode(), given.encode()):
        return False
    store.let(kind, name, visitor)
    return True


def close(store: Transaction, kind: str, name: str, visitor: str) -> None:
    """Take back the secret and what was let by it."""
    store.hold(kind, name)
    if of(store, kind, name, visitor) is not Right.OWNER:
        raise NotYours(name)
    store.lock_with(kind, name, None)
    store.unlet(kind, name)
