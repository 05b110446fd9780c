"""Store: scenarios, profiles, outlooks and headings in one SQLite file; localities as folders."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spatial.roles import Right
    from spatial.store.desks import Desk
    from spatial.store.headings import Headings
    from spatial.store.localities import KeptLocality, Localities
    from spatial.store.outlooks import Outlooks
    from spatial.store.place import home
    from spatial.store.profiles import Profiles
    from spatial.store.rights import Meanwhile, NotYours
    from spatial.store.workspace import ListedScenario, Saved, Workspace

__all__ = [
    "Desk",
    "Headings",
    "KeptLocality",
    "ListedScenario",
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
_HOMES = {
    "Desk": "desks",
    "Headings": "headings",
    "Outlooks": "outlooks",
    "Profiles": "profiles",
    **dict.fromkeys(("KeptLocality", "Localities"), "localities"),
    **dict.fromkeys(("Meanwhile", "NotYours", "Right"), "rights"),
    **dict.fromkeys(("ListedScenario", "Saved", "Workspace"), "workspace"),
    "home": "place",
}


def __getattr__(name: str) -> object:
    """Import a name when it is first asked for: the file of a first screen needs none of them."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value = globals()[name] = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value
