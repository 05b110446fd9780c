"""Planners' outlooks on the future, beside the scenarios: each save is a new revision."""

from __future__ import annotations

from spatial.errors import Fault, UserError
from spatial.store.revisions import Revisions


class Outlooks(Revisions):
    """The outlooks kept in one file, the same as the scenarios'."""

    table = "outlooks"
    key = "outlook_id"

    def save(self, outlook_id: str, text: str, *, locality: str, began: int | None = None) -> int:
        """
        Save an outlook as its next revision.

        Parameters
        ----------
        outlook_id
            From `new_id`.
        text
            The outlook as `spatial.export.outlook.text` writes it.
        locality
            Key of the locality it belongs to.
        began
            Revision the change began from, 0 for none; ``None`` does not ask.

        Returns
        -------
        int
            The revision.

        Raises
        ------
        NotYours
            If it is another's.
        Meanwhile
            If another saved since `began`.
        UserError
            If the file cannot be written.
        """
        return self._save(outlook_id, text, locality=locality, began=began)

    def load(self, outlook_id: str, *, locality: str) -> str:
        """
        Return the newest text of an outlook.

        Raises
        ------
        UserError
            If no such outlook was saved for the locality.
        """
        found = self._newest(outlook_id, locality=locality)
        if found is None:
            raise UserError(Fault(code="outlook_unknown", value=outlook_id))
        return str(found)
