"""
Localities a planner brought: plain files that intake reads like any other folder.

Every use of new data is a new revision beside the former ones, so that a page that is open goes on
reading what it began with; scenarios, profiles and outlooks belong to the key and stay.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from spatial import own_names, roles
from spatial.errors import Fault, UserError
from spatial.intake.text import names
from spatial.roles import Deed, Right
from spatial.store import locality_card, private, rights
from spatial.store.database import fault_of
from spatial.store.place import home

KEPT = 3  # revisions of a locality that stay
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BIN = ".bin"  # no key: what is in it is found by no link
BIN_DAYS = 30  # how long what was removed can be brought back


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLocality:
    """
    One kept locality.

    Attributes
    ----------
    key, name
        Its key and what it is called.
    saved_at
        When it was last replaced (UTC, ISO 8601).
    mine
        Whether the visitor may replace and remove it: his, or kept before there were owners.
    owner
        Digest of its owner's secret; empty for nobody.
    """

    key: str
    name: str
    saved_at: str
    mine: bool = True
    owner: str = ""


class Localities:
    """
    The localities kept in one folder.

    Parameters
    ----------
    root
        ``None`` takes ``localities`` in `home`.
    visitor
        Secret of whoever keeps and removes: what is another's he may only open. Empty for nobody.
    """

    def __init__(self, root: Path | None = None, *, visitor: str = "") -> None:
        self.root = root or home() / "localities"
        self.who = rights.visit(visitor)
        self.visitor = self.who.digest

    def key_of(self, name: str) -> str:
        """Return the key of the visitor's locality of a name, a new one where there is none."""
        for locality in self.saved():
            if locality.name == name and locality.owner == self.visitor:
                return locality.key
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

        Raises
        ------
        UserError
            If the name is none, the locality is another's, or the disk cannot be written.
        """
        if fault := own_names.fault_of(name):
            raise UserError(fault)
        place = self._place(key)
        self._ask(Deed.KEEP_LOCALITY, key)
        card = {
            "name": name,
            "saved_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "owner": self.visitor,
        }
        try:
            private.folder(place)
            beside = Path(tempfile.mkdtemp(prefix=".writing-", dir=self.root))
            try:
                for file, content in files.items():
                    private.write(beside / Path(file).name, content)
                private.write(beside / locality_card.KEPT, json.dumps(card).encode())
                check(beside)
                whole = place / str(max(self._revisions(place), default=0) + 1)
                beside.replace(whole)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
            for old in sorted(self._revisions(place))[:-KEPT]:
                shutil.rmtree(place / str(old), ignore_errors=True)
        except OSError as problem:
            raise fault_of(place, problem) from problem
        return whole

    def folder(self, key: str) -> Path | None:
        """Return the newest revision of a locality; ``None`` where none of that key is kept."""
        if not _KEY.fullmatch(key):
            return None
        place = self._place(key)
        newest = max(self._revisions(place), default=None)
        return None if newest is None else place / str(newest)

    def content(self, key: str, file: str) -> bytes | None:
        """Return a file of the newest revision by its plain name; ``None`` where there is none."""
        folder = self.folder(key)
        path = None if folder is None else folder / Path(file).name
        return path.read_bytes() if path is not None and path.is_file() else None

    def saved(self, *, also: Container[str] = ()) -> list[KeptLocality]:
        """
        List the visitor's localities, nobody's and those he has a role in, last replaced first.

        One whose card is broken goes by its key. Nobody in particular gets all.

        Parameters
        ----------
        also
            Keys of others' localities a link gave this visitor.
        """
        localities = self._listed(self.root)
        given = (rights.person_of(self.who).roles or {}) if self.who.signed_in else {}
        shared = {one.key for one in localities if one.key in also or one.key in given}
        return [one for one in localities if one.mine or not self.visitor or one.key in shared]

    def removed(self) -> list[KeptLocality]:
        """List what the visitor removed and may bring back."""
        bin_ = self._listed(self.root / _BIN) if self.visitor else []
        return [one for one in bin_ if one.owner == self.visitor]

    def _listed(self, root: Path) -> list[KeptLocality]:
        """List the localities of a folder, last replaced first."""
        localities = []
        for place in root.iterdir() if root.is_dir() else ():
            revisions = self._revisions(place) if _KEY.fullmatch(place.name) else []
            if revisions:
                name, at, owner = locality_card.kept(place / str(max(revisions)))
                mine = owner in {"", self.visitor}
                locality = KeptLocality(
                    key=place.name, name=name or place.name, saved_at=at, mine=mine, owner=owner
                )
                localities.append(locality)
        return sorted(localities, key=lambda one: (one.saved_at, one.key), reverse=True)

    def remove(self, key: str) -> None:
        """
        Put a locality into the bin with all its revisions; its scenarios stay in the workspace.

        Raises
        ------
        UserError
            If it is another's, or the disk cannot be written.
        """
        if not _KEY.fullmatch(key) or self.folder(key) is None:
            return
        self._ask(Deed.REMOVE_LOCALITY, key)
        place, to = self._place(key), self.root / _BIN / key
        try:
            self._own(place)
            private.folder(to.parent)
            shutil.rmtree(to, ignore_errors=True)
            place.replace(to)
            os.utime(to)  # the days of the bin begin now
        except OSError as problem:
            raise fault_of(place, problem) from problem

    def take_back(self, key: str) -> None:
        """
        Take the newest revision of a locality away; the one before it counts again.

        The only revision of a locality stays: there is none before it.

        Raises
        ------
        UserError
            If it is another's, or the disk cannot be written.
        """
        if not _KEY.fullmatch(key) or self.folder(key) is None:
            return
        self._ask(Deed.REMOVE_LOCALITY, key)
        place = self._place(key)
        *former, newest = sorted(self._revisions(place))
        if not former:
            return
        beside = self.root / f".writing-{secrets.token_hex(6)}"
        try:
            (place / str(newest)).replace(beside)  # whole or not at all
        except OSError as problem:
            raise fault_of(place, problem) from problem
        shutil.rmtree(beside, ignore_errors=True)

    def restore(self, key: str) -> None:
        """
        Bring a locality back from the bin.

        Raises
        ------
        UserError
            If it is not in the bin, not the visitor's, or the disk cannot be written.
        """
        if key not in {one.key for one in self.removed()}:
            blanks = {"days": BIN_DAYS}
            raise UserError(Fault(code="locality_gone", value=key, blanks=blanks))
        rights.allow_beside(
            Deed.RESTORE_LOCALITY, Right.OWNER, locality=key, name=key, who=self.who
        )
        place = self._place(key)
        try:
            (self.root / _BIN / key).replace(place)
        except OSError as problem:
            raise fault_of(place, problem) from problem

    def sweep(self, *, now_s: float | None = None) -> int:
        """Empty the bin of what nobody brought back, and half-written folders; count them."""
        before = (time.time() if now_s is None else now_s) - BIN_DAYS * 86_400.0
        old = [path for path in (self.root / _BIN).glob("*") if path.stat().st_mtime < before]
        for path in old:
            shutil.rmtree(path, ignore_errors=True)
        return len(old) + private.sweep(self.root, now_s=now_s)

    def _ask(self, action: Deed, key: str) -> None:
        """
        Refuse who may not do something with a locality.

        A new one is for whoever plans everywhere, for nobody has a role in it yet.
        """
        folder = self.folder(key)
        owner = "" if folder is None else locality_card.kept(folder)[2]
        right = Right.OWNER if owner == self.visitor else Right.READER
        if not owner:
            right = Right.FREE if folder is None else Right.NOBODYS
        where = roles.EVERYWHERE if folder is None else key
        try:
            rights.allow_beside(action, right, locality=where, name=key, who=self.who)
        except rights.NotYours as problem:
            raise UserError(Fault(code="locality_not_yours", value=key)) from problem

    def _own(self, place: Path) -> None:
        """Make what nobody owned the visitor's, so that he may bring it back."""
        folder = place / str(max(self._revisions(place)))
        name, at, owner = locality_card.kept(folder)
        if self.visitor and not owner:
            card = {"name": name or place.name, "saved_at": at, "owner": self.visitor}
            private.write(folder / locality_card.KEPT, json.dumps(card).encode())

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
