"""
The roles people were given in localities, beside the work they are about.

A login is written down so that whoever administers can read the list; everywhere else the store
holds a digest. A role taken away leaves its row without a role: whoever once gave roles is never
back where everybody plans.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from spatial import own_names, roles
from spatial.errors import Fault, UserError
from spatial.roles import Deed, Right, Role, Thing
from spatial.store import copies, place, rights
from spatial.store.database import opened
from spatial.store.place import DatabaseServer, Place
from spatial.store.rows import GivenRole

LONGEST = 200  # letters of a login
_KEY = re.compile(r"[A-Za-z0-9_-]*")


class GivenRoles:
    """
    The roles kept in one store.

    Parameters
    ----------
    where
        As for every kind of work.
    visitor
        Secret of whoever gives and takes; empty for the command line.
    """

    def __init__(self, where: Place | None = None, *, visitor: str = "") -> None:
        self.place = where or place.usual()
        self.who = rights.visit(visitor)

    def listed(self) -> list[GivenRole]:
        """
        Return every role that stands.

        Raises
        ------
        UserError
            If the store cannot be read.
        """
        if not place.is_there(self.place):
            return []
        with opened(self.place) as store:
            given = store.given()
        return list({(one.login, one.locality): one for one in given}.values())

    def give(
        self, login: str, role: Role, *, locality: str = roles.EVERYWHERE, by: str = ""
    ) -> None:
        """
        Give somebody a role in a locality, in the place of the one he has there.

        Parameters
        ----------
        login
            As the sign-in or the proxy writes it; an address counts in small letters as well.
            `spatial.roles.EVERYONE` for all who sign in.
        locality
            Its key; `spatial.roles.EVERYWHERE` for all.
        by
            Who gives it, as it is written down.

        Raises
        ------
        RoleShort
            If whoever asks does not administer the locality.
        UserError
            If it is no login or no key, or the store cannot be written.
        """
        _checked(login, locality)
        self._write(login, role.value, locality, by)

    def take(self, login: str, *, locality: str = roles.EVERYWHERE, by: str = "") -> None:
        """
        Take away the role somebody has in a locality.

        Raises
        ------
        RoleShort
            If whoever asks does not administer the locality.
        UserError
            If he has none there, or the store cannot be written.
        """
        name = _checked(login, locality)
        if not any(one.login == name and one.locality == locality for one in self.listed()):
            blanks = {"locality": locality or "*"}
            raise UserError(Fault(code="role_none", value=name, blanks=blanks))
        self._write(login, "", locality, by)

    def _write(self, login: str, role: str, locality: str, by: str) -> None:
        """Write a row for each way the login may come, if whoever asks may."""
        thing = Thing(right=Right.NOBODYS, locality=locality)
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        name = rights.login(login)
        everyone = name == roles.EVERYONE
        persons = {name} if everyone else rights.digests_of(login)
        with opened(self.place, write=True) as store:
            store.hold("roles", name)
            asks = rights.person(store, self.who)
            rights.demand(asks, Deed.GRANT, thing, name=name, who=self.who)
            for person in persons | store.persons_of(name, locality=locality):
                store.give(
                    GivenRole(
                        person=person,
                        locality=locality,
                        role=role,
                        login=name,
                        given_at=at,
                        given_by=by,
                    )
                )
        if not isinstance(self.place, DatabaseServer):
            copies.make(self.place)  # a repair must never bring back the roles of before


def _checked(login: str, locality: str) -> str:
    """Return a login as it is compared, once it and the key are looked at."""
    name = rights.login(login)
    faults = []
    if own_names.fault_of(name, longest=LONGEST) is not None:
        faults.append(Fault(code="role_login", value=name[:LONGEST]))
    if not _KEY.fullmatch(locality):
        faults.append(Fault(code="role_locality", value=locality))
    if faults:
        raise UserError(faults)
    return name
