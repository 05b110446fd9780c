"""
Who may write what: every write of the store asks here, and here `spatial.roles` is asked.

A visitor is a secret in his own browser, or a person the sign-in named; the store knows only a
digest. What nobody owns was saved before there were owners: everybody may read it, and who changes
it gets a copy of his own.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import string
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spatial import roles
from spatial.errors import Fault, UserError
from spatial.roles import Deed, Person, Right, Role, Thing
from spatial.store import place
from spatial.store.database import opened

ONLY_READS = "only-reads"  # who came by the link of a snapshot: nothing in the store is ever his
NOT_SIGNED_IN = "not-signed-in"  # who comes where people sign in, before he does
_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
PERSON = "person."  # how the secret of a person begins whom the sign-in named

if TYPE_CHECKING:
    from spatial.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Visit:
    """
    Whoever asks, as the store knows him.

    Attributes
    ----------
    digest
        Of his secret; empty for nobody in particular, as of the command line.
    signed_in
        Whether the sign-in named him: then his roles count.
    """

    digest: str
    signed_in: bool = False


class NotYours(UserError):  # noqa: N818 - it carries a fault; "error" would say less
    """The work belongs to another."""

    def __init__(self, name: str) -> None:
        super().__init__(Fault(code="workspace_not_yours", value=name))


class OnlyReads(UserError):  # noqa: N818 - see above
    """The visit began with the link of a snapshot, or nobody has signed in."""

    def __init__(self, name: str, *, code: str = "reads_only") -> None:
        super().__init__(Fault(code=code, value=name))


class RoleShort(UserError):  # noqa: N818 - see above
    """It takes a greater role in this locality."""

    def __init__(self, name: str, *, least: Role) -> None:
        super().__init__(Fault(code=f"role_short_{least.value}", value=name))


class Meanwhile(UserError):  # noqa: N818 - see above
    """Another saved since the change at hand began; `revision` is his."""

    def __init__(self, name: str, *, revision: int) -> None:
        self.revision = revision
        super().__init__(Fault(code="workspace_meanwhile", value=name))


def digest(visitor: str) -> str:
    """Return what the file knows of a visitor; empty for nobody."""
    return hashlib.sha256(visitor.encode()).hexdigest() if visitor else ""


_READERS = {digest(ONLY_READS): "reads_only", digest(NOT_SIGNED_IN): "sign_in_needed"}


def login(given: str) -> str:
    """
    Return a login as it is compared: A to Z of an address small; to fold more makes two one.

    Examples
    --------
    >>> login(" An@So.example ")
    'an@so.example'
    >>> login("Straße@so.example")
    'straße@so.example'
    """
    plain = _composed(given)
    return plain.translate(_SMALL) if "@" in plain else plain


def _composed(given: str) -> str:
    """Return a login as a proxy's header is read: composed letters, nothing around them."""
    return unicodedata.normalize("NFC", given).strip()


def secret_of(person: str) -> str:
    """Return what stands for a person in the place of a browser's secret, his letters as sent."""
    return f"{PERSON}{hashlib.sha256(_composed(person).encode()).hexdigest()}"


def digests_of(person: str) -> set[str]:
    """Return the digests somebody may come under: his login as it is written, and as compared."""
    return {digest(secret_of(one)) for one in (person, login(person))}


def visit(visitor: str) -> Visit:
    """Return who a secret is."""
    return Visit(digest(visitor), signed_in=visitor.startswith(PERSON))


def refuse_reader(name: str, visitor: str) -> None:
    """
    Refuse whoever only reads, given by his digest.

    Raises
    ------
    OnlyReads
        If the visit began with the link of a snapshot, or nobody has signed in.
    """
    if (code := _READERS.get(visitor)) is not None:
        raise OnlyReads(name, code=code)


def person(store: Transaction, who: Visit) -> Person:
    """
    Return the roles somebody has; signed-in people plan as long as no role was ever given.

    Once one was, nobody in particular has none: what asks without saying for whom only reads.
    """
    if (who.signed_in or not who.digest) and store.has_roles():
        return Person(roles=store.roles_of(who.digest) if who.signed_in else {})
    return _without_roles(who)


def _without_roles(who: Visit) -> Person:
    """Return who somebody is where no role was given to anybody."""
    if who.digest in _READERS:
        return Person(roles={})
    return Person(roles={roles.EVERYWHERE: Role.PLANNER}) if who.signed_in else roles.ALONE


def demand(asks: Person, action: Deed, thing: Thing, *, name: str, who: Visit) -> None:
    """
    Let somebody do something, or say why not.

    Raises
    ------
    OnlyReads
        If the visit began with the link of a snapshot, or nobody asks where roles were given.
    RoleShort
        If it takes a greater role.
    NotYours
        If no role helps: it is another's.
    """
    refuse_reader(name, who.digest)
    by_command = action is Deed.GRANT and not who.digest  # he holds the store in his hands
    if by_command or roles.may(asks, action, thing):
        return
    least = roles.least(asks, action, thing.right)
    if least is not None and asks.roles is not None and not who.digest:
        raise OnlyReads(name, code="sign_in_needed")
    if least is None or not who.signed_in:
        raise NotYours(name)
    raise RoleShort(name, least=least)


def person_of(who: Visit) -> Person:
    """Return the roles somebody has; the store is not opened for a browser's own secret."""
    if (who.signed_in or not who.digest) and place.is_there(usual := place.usual()):
        with opened(usual) as store:
            return person(store, who)
    return _without_roles(who)


def allow_beside(
    action: Deed, right: Right, *, locality: str | None, name: str, who: Visit
) -> None:
    """
    Let somebody do something with what is a file beside the store.

    Raises
    ------
    NotYours, OnlyReads, RoleShort
        As in `demand`.
    """
    demand(person_of(who), action, Thing(right=right, locality=locality), name=name, who=who)


def of(store: Transaction, kind: str, name: str, visitor: str) -> Right:
    """Return what a piece of work is to a visitor, given by his digest."""
    whose = store.ownership(kind, name)
    if whose is None:
        return Right.NOBODYS
    if visitor and hmac.compare_digest(whose.owner, visitor):
        return Right.OWNER
    return Right.EDITOR if store.is_editor(kind, name, visitor) else Right.READER


def allow(store: Transaction, action: Deed, kind: str, name: str, who: Visit) -> None:
    """
    Let somebody do something with a piece of work, in the transaction that does it.

    Raises
    ------
    NotYours, OnlyReads, RoleShort
        As in `demand`.
    """
    right = of(store, kind, name, who.digest)
    thing = Thing(right=right, locality=store.locality_of(kind, name) or None)
    demand(person(store, who), action, thing, name=name, who=who)


def ask(  # noqa: PLR0913 - one question: what, which, who, where, how
    store: Transaction,
    kind: str,
    name: str,
    who: Visit,
    *,
    free: bool,
    shared: bool = False,
    locality: str,
    action: Deed = Deed.SAVE,
) -> None:
    """
    Let a save pass, and make who saves what is free (new, or nobody's yet) its owner.

    Parameters
    ----------
    shared
        Whether it is of a kind that belongs to all who plan: then nobody becomes its owner.
    locality
        Key of the locality it is saved for; the one it was saved for before is asked about too.

    Raises
    ------
    NotYours, OnlyReads, RoleShort
        As in `demand`.
    """
    right = Right.FREE if shared else of(store, kind, name, who.digest)
    becomes_his = free and right is Right.NOBODYS
    if becomes_his or (right is Right.NOBODYS and not who.digest):
        right = Right.FREE
    asks, before = person(store, who), store.locality_of(kind, name)
    for key in {locality, locality if before is None else before}:
        demand(asks, action, Thing(right=right, locality=key or None), name=name, who=who)
    if becomes_his and who.digest:
        store.own(kind, name, who.digest)


def owned(store: Transaction, kind: str, visitor: str) -> dict[str, bool]:
    """Tell of each owned piece of a kind whether it is the visitor's."""
    return {name: owner == visitor for name, owner in store.owners(kind).items()}


def work_key(store: Transaction, kind: str, name: str, who: Visit) -> str:
    """Return the secret that lets others write, made when the owner first asks for it."""
    store.hold(kind, name)
    allow(store, Deed.LET, kind, name, who)
    whose = store.ownership(kind, name)
    if whose is not None and whose.work_key is not None:
        return whose.work_key
    key = secrets.token_urlsafe(12)
    store.lock_with(kind, name, key)
    return key


def join(store: Transaction, kind: str, name: str, who: Visit, given: str) -> bool:
    """Let a visitor write who has the secret."""
    store.hold(kind, name)
    allow(store, Deed.JOIN, kind, name, who)
    whose = store.ownership(kind, name)
    key = None if whose is None else whose.work_key
    if not who.digest or key is None or not hmac.compare_digest(key.encode(), given.encode()):
        return False
    store.let(kind, name, who.digest)
    return True


def close(store: Transaction, kind: str, name: str, who: Visit) -> None:
    """Take back the secret and what was let by it."""
    store.hold(kind, name)
    allow(store, Deed.UNLET, kind, name, who)
    store.lock_with(kind, name, None)
    store.unlet(kind, name)
