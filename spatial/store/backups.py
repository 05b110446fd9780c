"""
Everything that was saved in one file, checked by bringing it back before it is called done.

The file is a zip: the rows of the store as a SQLite file, the kept localities as they lie on the
disk, and a list of both with their digests. It goes from any store to any: from a file to a
department's database, and back.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from spatial import schema
from spatial.errors import Fault, UserError
from spatial.store import database, private, server, transfer
from spatial.store.place import DatabaseServer, Place
from spatial.store.rows import VERSION

ENDING = ".zip"
STORE, LOCALITIES, LIST = "workspace.sqlite", "localities", "backup.json"
_FORM = 1  # of the list
_BLOCK = 1 << 20  # bytes read at once


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupList:
    """
    What a backup holds.

    Attributes
    ----------
    form, version
        Form of this list, and version of the tables.
    saved_at
        When it was made (UTC, ISO 8601).
    tables
        Of each table, how many rows and a digest of them.
    files
        Digest of each member of the zip.
    """

    form: int
    version: int
    saved_at: str
    tables: dict[str, tuple[int, str]]
    files: dict[str, str]

    @property
    def localities(self) -> int:
        """How many localities are in it, those in the bin not counted."""
        parts = (PurePosixPath(name).parts for name in self.files)
        return len({part[1] for part in parts if part[0] == LOCALITIES and part[1] != ".bin"})

    @property
    def revisions(self) -> int:
        """How many revisions of scenarios are in it."""
        return self.tables["revisions"][0]


def make(file: Path, place: Place, localities: Path) -> BackupList:
    """
    Write a backup, and bring it back beside it for a trial; only then it gets its name.

    Parameters
    ----------
    file
        Where to; one that is there is replaced.
    place
        Store to keep.
    localities
        Folder of the kept localities.

    Raises
    ------
    UserError
        If the name does not end in ``.zip``, a store or disk fails, or the trial differs.
    """
    if file.suffix.lower() != ENDING:
        raise UserError(Fault(code="backup_ending", value=file.name))
    try:
        private.folder(file.absolute().parent)
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=file.absolute().parent) as scratch:
            beside = Path(scratch) / "backup.zip"
            listed = _write(beside, place, localities, Path(scratch))
            trial = Path(scratch) / "trial"
            if unpack(beside, trial) != listed:
                raise UserError(Fault(code="backup_differs", value=file.name))
            put(trial / STORE, trial / "brought-back.sqlite", listed)
            beside.replace(file)
    except OSError as problem:
        raise database.fault_of(file, problem) from problem
    return listed


def _write(beside: Path, place: Place, localities: Path, scratch: Path) -> BackupList:
    """Write the zip, without its name."""
    rows = scratch / STORE
    opened = server.moment(place) if isinstance(place, DatabaseServer) else database.opened(place)
    with opened as store:
        tables = transfer.facts(store.connection)
        transfer.to_file(store.connection, rows)
    private.write(beside, b"")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        members = {STORE: rows} | {
            f"{LOCALITIES}/{path.relative_to(localities).as_posix()}": path
            for path in _kept(localities)
        }
        files = {name: _add(archive, name, path) for name, path in members.items()}
        listed = BackupList(
            form=_FORM,
            version=VERSION,
            saved_at=datetime.now(UTC).isoformat(timespec="seconds"),
            tables=tables,
            files=files,
        )
        archive.writestr(LIST, json.dumps(_plain(listed), ensure_ascii=False, indent=1))
    with beside.open("rb") as written:
        os.fsync(written.fileno())
    return listed


def _kept(localities: Path) -> Iterator[Path]:
    """List the files of the localities; what a save is writing at this moment is none yet."""
    for path in sorted(localities.rglob("*")) if localities.is_dir() else ():
        first = path.relative_to(localities).parts[0]
        if path.is_file() and not path.is_symlink() and not first.startswith(private.WRITING):
            yield path


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> str:
    """Put a file into the zip; return the digest of what was put."""
    seen = hashlib.sha256()
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while block := source.read(_BLOCK):
            seen.update(block)
            target.write(block)
    return seen.hexdigest()


def _plain(listed: BackupList) -> Mapping[str, object]:
    """Return the list as JSON can carry it."""
    return {name: getattr(listed, name) for name in BackupList.__slots__}


def unpack(file: Path, folder: Path) -> BackupList:
    """
    Unpack a backup into a folder of its own, every member compared with the list.

    Raises
    ------
    UserError
        If it is no backup, of a newer version, or not what its list says.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            listed = schema.decode(BackupList, archive.read(LIST).decode())
            if listed.version > VERSION:
                raise database.newer(file, listed.version)
            if {*archive.namelist()} != {*listed.files, LIST} or listed.form != _FORM:
                raise UserError(Fault(code="backup_form", value=file.name))
            for name, digest in listed.files.items():
                if _take(archive, name, folder / _safe(file, name)) != digest:
                    raise UserError(Fault(code="backup_form", value=file.name))
    except FileNotFoundError as problem:
        raise UserError(Fault(code="missing_file", value=file.name)) from problem
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as problem:
        raise UserError(Fault(code="backup_form", value=file.name)) from problem
    return listed


def _safe(file: Path, name: str) -> PurePosixPath:
    """Return where a member goes: the store, or below the localities, nowhere else."""
    path = PurePosixPath(name)
    strange = {"..", "."} & {*path.parts} or "\\" in name or ":" in name or path.is_absolute()
    if strange or (name != STORE and (path.parts[0] != LOCALITIES or len(path.parts) < 3)):  # noqa: PLR2004 - folder, locality, file
        raise UserError(Fault(code="backup_form", value=file.name))
    return path


def _take(archive: zipfile.ZipFile, name: str, to: Path) -> str:
    """Unpack a member; return the digest of what was unpacked."""
    private.folder(to.parent)
    seen = hashlib.sha256()
    private.write(to, b"")
    with archive.open(name) as source, to.open("wb") as target:
        while block := source.read(_BLOCK):
            seen.update(block)
            target.write(block)
    return seen.hexdigest()


def put(rows: Path, place: Place, listed: BackupList) -> None:
    """
    Put the rows of a backup into a store, in one transaction that stands only if they are the same.

    Parameters
    ----------
    rows
        The SQLite file of an unpacked backup, of this or a former version.

    Raises
    ------
    UserError
        If a store cannot be opened or what was put differs from the list.
    """
    with database.opened(rows) as own:  # one of a former version is brought up to date here
        told = transfer.facts(own.connection)
    if listed.version == VERSION and told != listed.tables:
        raise UserError(Fault(code="backup_differs", value=rows.name))
    with database.opened(place, write=True) as store:
        transfer.from_file(rows, store.connection)
        if transfer.facts(store.connection) != told:
            raise UserError(Fault(code="backup_differs", value=place.name))


def is_empty(place: Place, localities: Path) -> bool:
    """Tell whether nothing was saved yet."""
    if next(_kept(localities), None) is not None:
        return False
    if not isinstance(place, DatabaseServer) and not place.exists():
        return True
    with database.opened(place) as store:
        return not any(count for count, _ in transfer.facts(store.connection).values())


def restore(file: Path, place: Place, localities: Path, *, replace: bool) -> BackupList:
    """
    Bring a backup back, whole or not at all.

    Parameters
    ----------
    replace
        Whether what is there may go; else a store that holds anything is refused.

    Raises
    ------
    UserError
        If the file is no backup, the store is not empty, or anything fails on the way.
    """
    root = private.folder(localities.parent)
    try:
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=root) as scratch:
            listed = unpack(file, Path(scratch) / "new")
            if not replace and not is_empty(place, localities):
                raise UserError(Fault(code="restore_not_empty", value=place.name))
            _swap(Path(scratch), place, localities, listed)
    except OSError as problem:
        raise database.fault_of(file, problem) from problem
    return listed


def _swap(scratch: Path, place: Place, localities: Path, listed: BackupList) -> None:
    """Put localities and rows in their places; where the rows fail, the localities come back."""
    new, old = scratch / "new" / LOCALITIES, scratch / f"old-{secrets.token_hex(3)}"
    private.folder(new)
    if localities.is_dir():
        localities.replace(old)
    try:
        new.replace(localities)
        put(scratch / "new" / STORE, place, listed)
    except BaseException:
        shutil.rmtree(localities, ignore_errors=True)
        if old.is_dir():
            old.replace(localities)
        raise
