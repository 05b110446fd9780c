"""
The first screen of the last start, kept for the next: a page can be answered before anything loads.

It is kept under a mark of everything it depends on, the program and the locality's files, and for
the days it is the same on. One thing changed, and it is nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from spatial import clock
from spatial.errors import UserError
from spatial.store import private
from spatial.store.place import home

FILE = "first_screen.json"
LARGEST_BYTES = 2_000_000
_PACKAGE = Path(__file__).parents[1]


def keep(fragments: Mapping[str, str], *, last: date) -> None:
    """
    Keep the first screen of each language; nothing where the disk does not take it.

    Parameters
    ----------
    last
        The last day, from today on, on which it would come out the same.
    """
    days = [clock.today().isoformat(), last.isoformat()]
    held = {"mark": mark(), "days": days, "fragments": dict(fragments)}
    record = json.dumps(held, ensure_ascii=False)
    file = home() / FILE
    beside = file.with_name(f"{private.WRITING[0]}{FILE}-{os.getpid()}")
    try:
        private.folder(file.parent)
        private.write(beside, record.encode())
        beside.replace(file)
    except OSError:
        return


def kept(*, ahead: int = 0) -> dict[str, str]:
    """
    Return the first screen by language; nothing where it is not what would be made today.

    Parameters
    ----------
    ahead
        For how many days more it must be the same.
    """
    file = home() / FILE
    try:
        if file.stat().st_size > LARGEST_BYTES:
            return {}
        record = json.loads(file.read_text(encoding="utf-8"))
        first, last = map(date.fromisoformat, record["days"])
        today = clock.today()
        within = first <= today and today + timedelta(days=ahead) <= last
        fragments = dict(record["fragments"]) if within and record["mark"] == mark() else {}
    except (OSError, ValueError, KeyError, TypeError, UserError):
        return {}
    return {str(lang): str(text) for lang, text in fragments.items()}


def mark() -> str:
    """Return a mark of the program and the locality's files."""
    given = os.environ.get("TRUONGLOP_FOLDER", "")
    packed = _PACKAGE / "_data"
    embedded = packed if packed.is_dir() else _PACKAGE.parent / "data"
    facts = [given]
    for folder in (_PACKAGE, Path(given) if given else embedded):
        facts += sorted(_facts(folder))
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def _facts(folder: Path) -> Iterator[str]:
    """Tell path, time of the last change and size of each file."""
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in files:
            path = Path(root, name)
            fact = path.stat()
            yield f"{path} {fact.st_mtime_ns} {fact.st_size}"
