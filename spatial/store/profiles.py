"""
Norm profiles of the planners' own, beside the scenarios: each save is a new revision.

A profile is kept as the text a planner may also export, so that what was saved years ago is read
by the same door, with the same faults, as a file.
"""

from __future__ import annotations

from spatial.store.revisions import Revisions

_REMOVED = ""  # the body of a profile taken off the list; its earlier revisions stay


class Profiles(Revisions):
    """The profiles kept in one file, the same as the scenarios'."""

    table = "profiles"
    key = "name"

    def save(self, name: str, text: str, *, locality: str) -> int:
        """
        Save a profile as its next revision.

        Parameters
        ----------
        name
            Name of the profile.
        text
            The profile as `spatial.norms.write_profile` writes it.
        locality
            Key of the locality it belongs to.

        Returns
        -------
        int
            The revision.

        Raises
        ------
        UserError
            If the file cannot be written.
        """
        return self._save(name, text, locality=locality)

    def remove(self, name: str, *, locality: str) -> int:
        """Take a profile off the list by a last, empty revision; return that revision."""
        return self.save(name, _REMOVED, locality=locality)

    def saved(self, *, locality: str) -> dict[str, str]:
        """
        Return the newest text of every profile of a locality, by name.

        Raises
        ------
        UserError
            If the file cannot be read.
        """
        found = self._all(locality=locality)
        return {one.name: one.body for one in found if one.body != _REMOVED}
