"""
Uploads of one visit, in a folder of their own: bounded, looked at before they are kept.

The sender's name never becomes a path: what stays of it is one plain part, and only forms a
locality can hold are taken.
"""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from spatial.errors import Fault
from spatial.intake import apart
from spatial.intake.answers import settings
from spatial.intake.answers.settings import Settings
from spatial.intake.reading.find import KNOWN, OTHER_BOOKS, OTHER_FORM
from spatial.roles import Deed, Right
from spatial.store import private, rights, uploads
from spatial.store.database import fault_of
from spatial.store.place import home
from spatial.store.uploads import BESIDE, FORMS, ROOM, TAKEN, Room, plain

FORMS_IN = "bieu-mau"  # where intake looks for one form per school
BORROWED = "co-san"  # where the tables of the locality in use stand; shown before their names
_SHAPES = frozenset({".shp", ".tab", ".mif"})  # a zip of these is one layer
_ID = re.compile(r"[A-Za-z0-9_-]{8,40}")


class Desk:
    """
    The uploads of one visit.

    Parameters
    ----------
    desk_id
        From `new_id`.
    root
        Folder of all desks; ``None`` takes ``uploads`` in `home`.
    visitor
        Secret of whoever uploads: all his desks together have a ceiling of their own.

    Raises
    ------
    ValueError
        If the id is none of ours.
    """

    def __init__(
        self, desk_id: str, *, root: Path | None = None, room: Room = ROOM, visitor: str = ""
    ) -> None:
        if not _ID.fullmatch(desk_id):
            raise ValueError(desk_id)
        self.root = root or home() / "uploads"
        self.room = room
        self.who = rights.visit(visitor)
        self.visitor = self.who.digest
        self.folder = self.root / desk_id

    @staticmethod
    def new_id() -> str:
        """Return an id nobody can guess."""
        return secrets.token_urlsafe(12)

    def files(self) -> list[Path]:
        """List what was uploaded, by name."""
        places = [place for place in (self.folder, self.folder / FORMS_IN) if place.is_dir()]
        return sorted(
            path
            for place in places
            for path in place.iterdir()
            if path.is_file() and path.suffix.lower() in TAKEN
        )

    def size(self) -> int:
        """Return how much was uploaded [bytes]."""
        return sum(path.stat().st_size for path in self.files())

    def put(self, given: str, content: bytes) -> list[Fault]:
        """
        Take an upload; a zip is unpacked, unless it holds one layer.

        Parameters
        ----------
        given
            What the sender calls it.

        Returns
        -------
        list of Fault
            Why it, or a member of it, was refused; empty when all was taken.

        Raises
        ------
        UserError
            If the disk cannot be written.
        """
        name = plain(given)
        suffix = Path(name).suffix.lower()
        if suffix in OTHER_BOOKS:
            return [Fault(code=OTHER_FORM, file=name, value=suffix)]
        if suffix not in TAKEN:
            return [Fault(code="upload_form", file=name or "?", value=suffix or "?")]
        if len(content) > self.room.file_bytes:
            return [self._too_big(name, len(content))]
        with self._landing() as landing:
            file = landing / name
            private.write(file, content)
            refused = apart.refusals({name: file})
            if refused:
                return list(refused)
            if suffix == ".zip":
                return self._unpack(file, landing / "unpacked")
            return self._take({name: file})

    def _too_big(self, name: str, size: int) -> Fault:
        """Say that a file is too big."""
        blanks = {"size": size // 1_000_000 + 1, "most": self.room.file_bytes // 1_000_000}
        return Fault(code="too_big", file=name, blanks=blanks)

    def _unpack(self, archive: Path, place: Path) -> list[Fault]:
        """Take a zip: as it is where it holds one layer, else what is in it."""
        stop = apart.unpacked(archive, place)
        if stop is not None:
            return [stop]
        files = {
            plain(path.name): path
            for path in sorted(place.rglob("*"))
            if path.is_file() and path.suffix.lower() in TAKEN - {".zip"}
        }
        shapes = [name for name in files if Path(name).suffix.lower() in _SHAPES]
        tables = [name for name in files if Path(name).suffix.lower() in KNOWN | FORMS]
        if shapes and len(tables) == 1:
            return self._take({archive.name: archive})
        if not tables:
            return [Fault(code="upload_empty_zip", file=archive.name)]
        return list(apart.refusals(files)) or self._take(files)

    def _take(self, files: Mapping[str, Path]) -> list[Fault]:
        """Move files in, as many as there is room for."""
        there = {path.name: path.stat().st_size for path in self.files()}
        total, faults = sum(there.values()), []
        full = uploads.Fullness.of(self.root, self.visitor, room=self.room)
        self._make()
        for name, path in files.items():
            size = path.stat().st_size
            blanks = {
                "files": self.room.files,
                "most": self.room.total_bytes // 1_000_000,
            }
            if name not in there and len(there) >= self.room.files:
                faults.append(Fault(code="upload_many", file=name, blanks=blanks))
            elif total - there.get(name, 0) + size > self.room.total_bytes:
                faults.append(Fault(code="upload_full", file=name, blanks=blanks))
            elif (fault := full.refuse(name, size - there.get(name, 0))) is not None:
                faults.append(fault)
            else:
                full = full.grown(size - there.get(name, 0))
                total += size - there.get(name, 0)
                there[name] = size
                to = self._place(name)
                path.replace(to)
                private.shut(to)  # a zip may say otherwise
        return faults

    def _make(self) -> None:
        """Make the folder, and write down once whose it is."""
        private.folder(self.folder)
        if self.visitor and not (self.folder / uploads.OWNER).exists():
            private.write(self.folder / uploads.OWNER, self.visitor.encode())

    def _ask(self) -> None:
        """Refuse whoever may not upload; the desk is his who has its link."""
        rights.allow_beside(
            Deed.UPLOAD, Right.FREE, locality=None, name=self.folder.name, who=self.who
        )

    def _place(self, name: str) -> Path:
        """Return where an upload goes: forms into a folder of their own."""
        if Path(name).suffix.lower() not in FORMS:
            return self.folder / name
        private.folder(self.folder / FORMS_IN)
        return self.folder / FORMS_IN / name

    def remove(self, name: str) -> None:
        """Remove one upload, with what belongs to it."""
        self._ask()
        if name not in {path.name for path in self.files()}:
            return
        file = self._place(name)
        if file.suffix.lower() in _SHAPES:
            for part in self.folder.glob(f"{_escaped(file.stem)}.*"):
                if part.suffix.lower() in BESIDE:
                    part.unlink(missing_ok=True)
        file.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove everything."""
        self._ask()
        shutil.rmtree(self.folder, ignore_errors=True)

    def answers(self) -> Settings:
        """Return what the planner confirmed about the uploads."""
        return settings.read(self.folder)

    def answer(self, answers: Settings) -> None:
        """Keep what the planner confirmed."""
        with self._landing() as landing:
            file = landing / settings.NAME
            private.write(file, answers.text().encode())
            self._make()
            file.replace(self.folder / settings.NAME)

    def borrow(self, files: Mapping[str, bytes], about: bytes = b"") -> None:
        """
        Put tables of another locality beside the uploads, all or none.

        Parameters
        ----------
        files
            Bytes by plain file name; none gives back what was borrowed.
        about
            What that locality says of its sets of wards, as a ``locality.yaml``.
        """
        place, card = self.folder / BORROWED, self.folder / "locality.yaml"
        with self._landing() as landing:
            whole = landing / BORROWED
            private.folder(whole)
            for name, content in files.items():
                private.write(whole / Path(name).name, content)
            private.write(landing / card.name, about)
            shutil.rmtree(place, ignore_errors=True)
            card.unlink(missing_ok=True)
            if files:
                self._make()
                whole.replace(place)
                (landing / card.name).replace(card)

    def borrowed(self) -> list[str]:
        """List the borrowed files."""
        place = self.folder / BORROWED
        return sorted(path.name for path in place.iterdir()) if place.is_dir() else []

    @contextmanager
    def _landing(self) -> Iterator[Path]:
        """Open a folder beside the desks, gone afterwards; what fails becomes a sentence."""
        self._ask()
        try:
            private.folder(self.root)
            with tempfile.TemporaryDirectory(prefix=".landing-", dir=self.root) as landing:
                yield Path(landing)
        except OSError as problem:
            raise fault_of(self.root, problem) from problem


def _escaped(stem: str) -> str:
    """Write a stem so that a pattern finds only it."""
    return re.sub(r"([\[\]*?])", r"[\1]", stem)
