"""Store: scenarios, profiles, outlooks and headings in one SQLite file; localities as folders."""

from __future__ import annotations

from spatial.store.desks import Desk
from spatial.store.headings import Headings
from spatial.store.localities import KeptLocality, Localities
from spatial.store.outlooks import Outlooks
from spatial.store.profiles import Profiles
from spatial.store.revisions import home
from spatial.store.rights import Meanwhile, NotYours, Right
from spatial.store.workspace import Saved, Workspace

__all__ = [
    "Desk",
    "Headings",
    "KeptLocality",
    "Localities",
    "Meanwhile",
    "NotYours",
    "Outlooks",
    "Profiles",
    "Right",
    "Saved",
    "Workspace",
    "home",
]
