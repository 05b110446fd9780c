"""
Who may do what: the one table that the screen, the store and its tests ask.

A role is held in one locality or in all. Whose a piece of work is counts as well: a planner changes
his own and what he was let, an approver decides on others'. Where nobody signs in, on one's own
machine, ownership alone counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

EVERYWHERE = ""  # in the place of a locality's key: all of them
EVERYONE = "*"  # in the place of a person: whoever signs in


class Role(StrEnum):
    """What somebody is in a locality; each may what those before may."""

    VIEWER = "viewer"
    PLANNER = "planner"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"

    def reaches(self, least: Role) -> bool:
        """Tell whether this is `least` or more."""
        order = list(Role)
        return order.index(self) >= order.index(least)


class Right(StrEnum):
    """What a piece of work is to a visitor."""

    OWNER = "owner"  # his own
    EDITOR = "editor"  # another's who let him write
    READER = "reader"  # another's
    NOBODYS = "nobodys"  # saved before there were owners, or not saved yet: to read and to copy
    FREE = "free"  # becomes his who saves it: new, or of a kind that is adopted

    @property
    def writes(self) -> bool:
        """Whether a change goes into this very work, and not into a copy."""
        return self in {Right.OWNER, Right.EDITOR}


class Deed(StrEnum):
    """What may be asked of the store."""

    READ = "read"  # open what a list or a link names
    SAVE = "save"  # a scenario, profile, outlook, zoning, recommendation
    LET = "let"  # give the working link
    UNLET = "unlet"  # take it back, with what was let by it
    JOIN = "join"  # use a working link
    TAKE_SNAPSHOT = "take_snapshot"
    END_SNAPSHOT = "end_snapshot"
    UPLOAD = "upload"
    KEEP_LOCALITY = "keep_locality"  # use uploads as a locality, new or replaced
    REMOVE_LOCALITY = "remove_locality"  # into the bin, or its newest revision away
    RESTORE_LOCALITY = "restore_locality"
    COMMENT = "comment"
    SUBMIT = "submit"  # a draft for approval
    DECIDE = "decide"  # approve, or return with a note
    GRANT = "grant"  # and revoke roles


_ANY = (Right.OWNER, Right.EDITOR, Right.READER, Right.NOBODYS, Right.FREE)
_WRITTEN = dict.fromkeys((Right.OWNER, Right.EDITOR, Right.FREE), Role.PLANNER)
_OWN = {Right.OWNER: Role.PLANNER}
# The least role that may, by whose it is. What is not here nobody may.
LEAST: Mapping[Deed, Mapping[Right, Role]] = MappingProxyType(
    {
        Deed.READ: dict.fromkeys(_ANY, Role.VIEWER),
        Deed.SAVE: _WRITTEN,
        Deed.LET: _OWN,
        Deed.UNLET: {**_OWN, Right.READER: Role.ADMINISTRATOR, Right.EDITOR: Role.ADMINISTRATOR},
        Deed.JOIN: dict.fromkeys(_ANY, Role.PLANNER),
        Deed.TAKE_SNAPSHOT: {Right.FREE: Role.PLANNER},
        Deed.END_SNAPSHOT: {**_OWN, Right.READER: Role.ADMINISTRATOR},
        Deed.UPLOAD: dict.fromkeys(_ANY, Role.PLANNER),  # who has the link of a desk works on it
        Deed.KEEP_LOCALITY: {**_OWN, Right.FREE: Role.PLANNER, Right.NOBODYS: Role.PLANNER},
        Deed.REMOVE_LOCALITY: {
            **_OWN,
            Right.NOBODYS: Role.PLANNER,
            Right.READER: Role.ADMINISTRATOR,
        },
        Deed.RESTORE_LOCALITY: _OWN,
        Deed.COMMENT: dict.fromkeys(_ANY, Role.PLANNER),
        Deed.SUBMIT: {**_OWN, Right.EDITOR: Role.PLANNER},
        # Four eyes: nobody decides on what is his.
        Deed.DECIDE: dict.fromkeys((Right.EDITOR, Right.READER, Right.NOBODYS), Role.APPROVER),
        Deed.GRANT: dict.fromkeys(_ANY, Role.ADMINISTRATOR),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """
    Whoever asks.

    Attributes
    ----------
    roles
        His roles by key of the locality, `EVERYWHERE` for all; ``None`` where nobody signs in.
    """

    roles: Mapping[str, Role] | None = None

    def role(self, locality: str | None) -> Role:
        """
        Return the greatest role held in a locality.

        Parameters
        ----------
        locality
            Its key; `EVERYWHERE` for a role in all of them, ``None`` for what belongs to none: a
            role anywhere counts.
        """
        if self.roles is None:
            return Role.APPROVER  # all but what an administrator does with others' work
        held = [
            role
            for where, role in self.roles.items()
            if locality is None or where in {EVERYWHERE, locality}
        ]
        return max(held, key=list(Role).index, default=Role.VIEWER)


ALONE = Person()  # where nobody signs in


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """
    What is asked about.

    Attributes
    ----------
    right
        What it is to whoever asks.
    locality
        As in `Person.role`.
    """

    right: Right
    locality: str | None


def least(person: Person, action: Deed, right: Right) -> Role | None:
    """Return the least role that may, ``None`` where no role helps."""
    if person.roles is None and action is Deed.DECIDE:
        return Role.APPROVER if right.writes else None  # nobody has roles: whoever was let decides
    return LEAST[action].get(right)


def may(person: Person, action: Deed, thing: Thing) -> bool:
    """
    Tell whether somebody may do something.

    Examples
    --------
    >>> planner = Person(roles={"quan12": Role.PLANNER})
    >>> may(planner, Deed.SAVE, Thing(right=Right.OWNER, locality="quan12"))
    True
    >>> may(planner, Deed.SAVE, Thing(right=Right.OWNER, locality="quan11"))
    False
    """
    needed = least(person, action, thing.right)
    return needed is not None and person.role(thing.locality).reaches(needed)
