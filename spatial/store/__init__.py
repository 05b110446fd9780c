"""Store: a planner's scenarios, kept in one SQLite file, every revision of them."""

from __future__ import annotations

from spatial.store.workspace import Saved, Workspace, home

__all__ = ["Saved", "Workspace", "home"]
