"""Recommended networks beside the scenarios, so that a search is never lost with its page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from spatial import schema
from spatial.store.kinds import SavedKind


class Recommendations(SavedKind[Mapping[str, Any]]):
    """The recommendations kept in one file, as values JSON can carry."""

    table = "recommendations"
    key = "recommendation_id"
    unknown = "recommendation_unknown"

    @staticmethod
    def encode(work: Mapping[str, Any]) -> str:
        """Write the tree of a recommendation."""
        return json.dumps(work, ensure_ascii=False)

    @staticmethod
    def decode(body: str) -> dict[str, Any]:
        """Read the tree back."""
        return schema.decode(dict[str, Any], body)
