"""Store: a planner's scenarios and profiles, kept in one SQLite file, every revision of them."""

from __future__ import annotations

from spatial.store.profiles import Profiles
from spatial.store.workspace import Saved, Workspace, home

__all__ = ["Profiles", "Saved", "Workspace", "home"]
