"""Planners' outlooks on the future, beside the scenarios: each save is a new revision."""

from __future__ import annotations

from spatial.store.kinds import SavedKind, as_it_is


class Outlooks(SavedKind[str]):
    """The outlooks kept in one file, as `spatial.export.outlook.text` writes them."""

    table = "outlooks"
    key = "outlook_id"
    unknown = "outlook_unknown"
    encode = decode = staticmethod(as_it_is)
