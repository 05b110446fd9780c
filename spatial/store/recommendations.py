"""Recommended networks beside the scenarios, so that a search is never lost with its page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from spatial.errors import Fault, UserError
from spatial.store.revisions import Revisions


class Recommendations(Revisions):
    """The recommendations kept in one file, the same as the scenarios'."""

    table = "recommendations"
    key = "recommendation_id"

    def save(self, name: str, tree: Mapping[str, Any], *, locality: str) -> int:
        """
        Save a recommendation as its next revision.

        Parameters
        ----------
        name
            From `new_id`.
        tree
            Values JSON can carry.
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
        return self._save(name, json.dumps(tree, ensure_ascii=False), locality=locality)

    def load(self, name: str, *, locality: str) -> dict[str, Any]:
        """
        Return the newest revision of a recommendation.

        Raises
        ------
        UserError
            If none of that id was saved for the locality.
        """
        row = self._newest(name, locality=locality)
        if row is None:
            raise UserError(Fault(code="recommendation_unknown", value=name))
        return self.decoded(name, row, dict)
