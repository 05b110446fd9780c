"""
Norm profiles of the planners' own, beside the scenarios: each save is a new revision.

A profile is kept as the text a planner may also export, so that what was saved years ago is read
by the same door, with the same faults, as a file.
"""

from __future__ import annotations

from collections.abc import Container

from spatial.errors import Fault, UserError
from spatial.store import place, rights
from spatial.store.database import opened
from spatial.store.kinds import SavedKind, as_it_is

_REMOVED = ""  # the body of a profile taken off the list; its earlier revisions stay


class Profiles(SavedKind[str]):
    """The profiles kept in one file, as `spatial.norms.write_profile` writes them."""

    table = "profiles"
    key = "name"
    adopts = True
    unknown = "workspace_unknown"
    encode = decode = staticmethod(as_it_is)

    def remove(self, name: str, *, locality: str) -> int:
        """Take a profile off the list by a last, empty revision; return that revision."""
        return self.save(name, _REMOVED, locality=locality)

    def saved(self, *, locality: str, also: Container[str] = ()) -> dict[str, str]:
        """
        Return the newest text of every profile of a locality, by name.

        Parameters
        ----------
        locality
            Key of the locality.
        also
            Names of others' profiles a link gave this visitor. Nobody in particular gets all.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        revisions = self._all(locality=locality)
        owned = self._owned()
        return {
            one.name: one.body
            for one in revisions
            if one.body != _REMOVED and (owned.get(one.name, True) or one.name in also)
        }

    def removed(self, *, locality: str) -> list[str]:
        """
        Name the profiles of the visitor that were taken off the list.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        owned = self._owned()
        revisions = self._all(locality=locality)
        return [
            one.name for one in revisions if one.body == _REMOVED and owned.get(one.name, False)
        ]

    def restore(self, name: str, *, locality: str) -> int:
        """
        Save the last text of a removed profile again; return the revision.

        Raises
        ------
        UserError
            If there is none, it is another's, or the file cannot be written.
        """
        with opened(self.place) as store:
            last = store.newest(self.table, name, locality=locality, besides=_REMOVED)
        if last is None:
            raise UserError(Fault(code="workspace_unknown", value=name))
        return self.save(name, last.body, locality=locality)

    def _owned(self) -> dict[str, bool]:
        """Tell of each owned profile whether it is the visitor's; nothing for nobody."""
        if not self.visitor or not place.is_there(self.place):
            return {}
        with opened(self.place) as store:
            return rights.owned(store, self.table, self.visitor)
