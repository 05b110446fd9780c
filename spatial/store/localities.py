"""
Localities a planner brought: plain files that intake reads like any other folder.

Every use of new data is a new revision beside the former ones, so that a page that is open goes on
reading what it began with; scenarios, profiles and outlooks belong to the key and stay.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml

from spatial.errors import Fault, UserError
from spatial.intake.text import names
from spatial.network import Locality
from spatial.store.revisions import home

KEPT = 3  # revisions of a locality that stay
LONGEST = 60  # letters of a name
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CARD = ".kept.json"  # hidden: it is no table


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One kept locality: its key, what it is called, when it was last replaced (UTC, ISO 8601)."""

    key: str
    name: str
    saved_at: str


def describe(locality: Locality, *, key: str, base: str) -> bytes:
    """
    Write what a locality says of itself as a ``locality.yaml``.

    Parameters
    ----------
    locality
        Its names, notice, labels of units and sources.
    key
        Key it gets here.
    base
        Set of wards that comes first.
    """
    said = {
        "locality": key,
        "name": dict(locality.name),
        "demonstration": locality.demonstration,
        "notice": dict(locality.notice),
        "default_units": base,
        "units": {units: {"label": dict(label)} for units, label in locality.units.items()},
        "attribution": list(locality.attribution),
    }
    return str(yaml.safe_dump(said, allow_unicode=True, sort_keys=False)).encode()


class Localities:
    """
    The localities kept in one folder.

    Parameters
    ----------
    root
        ``None`` takes ``localities`` in `home`.
    """

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or home() / "localities"

    def key_of(self, name: str) -> str:
        """Return the key of the locality of a name, a new one where there is none."""
        same = [one.key for one in self.saved() if one.name == name]
        if same:
            return same[0]
        slug = re.sub(r"[^a-z0-9]+", "-", names.fold(name)).strip("-")[:40].strip("-")
        return f"{slug or 'dia-ban'}-{secrets.token_hex(3)}"

    def keep(
        self,
        key: str,
        name: str,
        files: Mapping[str, bytes],
        *,
        check: Callable[[Path], object] = bool,
    ) -> Path:
        """
        Keep files as the next revision of a locality, whole or not at all.

        Parameters
        ----------
        key
            From `key_of`.
        name
            What the planner calls it.
        files
            Bytes by plain file name, ``locality.yaml`` among them.
        check
            Looks at the files once they are written; whatever it raises leaves all as it was.

        Returns
        -------
        pathlib.Path
            The folder.

        Raises
        ------
        UserError
            If the name is none, or the disk cannot be written.
        """
        if not name.strip() or len(name) > LONGEST or not name.isprintable():
            raise UserError(
                Fault(code="own_name", value=name[:LONGEST], blanks={"longest": LONGEST})
            )
        place = self._place(key)
        card = {"name": name, "saved_at": datetime.now(UTC).isoformat(timespec="seconds")}
        try:
            place.mkdir(parents=True, exist_ok=True)
            beside = Path(tempfile.mkdtemp(prefix=".writing-", dir=self.root))
            try:
                for file, content in files.items():
                    (beside / Path(file).name).write_bytes(content)
                (beside / _CARD).write_text(json.dumps(card), encoding="utf-8")
                check(beside)
                whole = place / str(max(self._revisions(place), default=0) + 1)
                beside.replace(whole)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
            for old in sorted(self._revisions(place))[:-KEPT]:
                shutil.rmtree(place / str(old), ignore_errors=True)
        except OSError as problem:
            blanks = {"reason": problem.strerror or type(problem).__name__}
            fault = Fault(code="cannot_write", value=str(place), blanks=blanks)
            raise UserError(fault) from problem
        return whole

    def folder(self, key: str) -> Path | None:
        """Return the newest revision of a locality; ``None`` where none of that key is kept."""
        if not _KEY.fullmatch(key):
            return None
        place = self._place(key)
        newest = max(self._revisions(place), default=None)
        return None if newest is None else place / str(newest)

    def saved(self) -> list[Kept]:
        """List the localities, last replaced first; one whose card is broken by its key."""
        if not self.root.is_dir():
            return []
        found = []
        for place in self.root.iterdir():
            folder = self.folder(place.name)
            if folder is not None:
                name, at = _card(folder)
                found.append(Kept(key=place.name, name=name or place.name, saved_at=at))
        return sorted(found, key=lambda one: (one.saved_at, one.key), reverse=True)

    def remove(self, key: str) -> None:
        """Remove a locality with all its revisions; its scenarios stay in the workspace."""
        if _KEY.fullmatch(key):
            shutil.rmtree(self._place(key), ignore_errors=True)

    def _place(self, key: str) -> Path:
        """Return the folder of a key, which must be one of ours."""
        if not _KEY.fullmatch(key):
            raise ValueError(key)
        return self.root / key

    @staticmethod
    def _revisions(place: Path) -> list[int]:
        """List the revisions of a locality."""
        if not place.is_dir():
            return []
        return [int(path.name) for path in place.iterdir() if path.name.isdecimal()]


def _card(folder: Path) -> tuple[str, str]:
    """Read a revision's name and day; blanks where they cannot be read."""
    try:
        card = json.loads((folder / _CARD).read_text(encoding="utf-8"))
        return str(card["name"]), str(card["saved_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ""
