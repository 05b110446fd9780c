"""Store: scenarios, profiles and outlooks in one SQLite file, every revision of them."""

from __future__ import annotations

from spatial.store.outlooks import Outlooks
from spatial.store.profiles import Profiles
from spatial.store.workspace import Saved, Workspace, home

__all__ = ["Outlooks", "Profiles", "Saved", "Workspace", "home"]
