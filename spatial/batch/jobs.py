"""Jobs: which places a text names, and which locality is put under which command."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spatial import communes
from spatial.communes import pack
from spatial.errors import Fault, UserError
from spatial.intake.single import locality_bytes

EVERY_PROVINCE = "toan-quoc"  # where a place is named: each province of the pack by itself
EMBEDDED_DISTRICT = "quan-12"
EMBEDDED_CITY = "tp-hcm"
CITY_PROVINCE = "79"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPlace:
    """
    A locality of a batch: a folder of files, or communes of the pack.

    Attributes
    ----------
    key
        Short name, plain letters; part of the path of its results.
    name
        What it is called in what is said.
    folder
        Where its files are; ``None`` for communes of the pack and for the embedded district.
    codes
        Communes of the pack.
    digest
        Hash of what it holds.
    """

    key: str
    name: str
    folder: Path | None = None
    codes: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchJob:
    """
    One locality under one command.

    Attributes
    ----------
    arguments
        Options as the command line takes them; ``aid:NAME`` stands for a file of `aids`.
    aids
        Files that go with the job, by name.
    """

    place: BatchPlace
    command: str
    arguments: tuple[str, ...] = ()
    aids: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """Name the job in what is said."""
        return " ".join((self.place.name, "·", self.command, *self.arguments))


def places(text: str, *, around: Path) -> list[BatchPlace]:
    """
    Find the localities a text names.

    Parameters
    ----------
    text
        A folder, a pattern of folders (``tinh/*``), `EVERY_PROVINCE`, the district or city that
        comes with the program, or the name or code of a commune or province of the pack.
    around
        What relative folders start from.

    Raises
    ------
    UserError
        If nothing is named so.
    """
    if (around / text).is_dir():
        return [_folder((around / text).resolve())]
    if glob.has_magic(text):
        start = Path(Path(text).anchor or around)
        pattern = text.removeprefix(Path(text).anchor)
        found = sorted(path for path in start.glob(pattern) if path.is_dir())
        if not found:
            raise UserError(Fault(code="job_place", value=text))
        return [_folder(path.resolve()) for path in found]
    if text == EMBEDDED_DISTRICT:
        return [BatchPlace(key=EMBEDDED_DISTRICT, name=EMBEDDED_DISTRICT, digest="embedded")]
    if text == EVERY_PROVINCE:
        return [_carried(communes.resolve(each.code)) for each in communes.provinces()]
    if text == EMBEDDED_CITY:
        return [_carried(communes.resolve(CITY_PROVINCE))]
    if "/" in text or "\\" in text:
        raise UserError(Fault(code="missing_folder", value=text))
    return [_carried(communes.resolve(text))]


def unmistakable(found: Iterable[BatchPlace]) -> dict[BatchPlace, str]:
    """Give every locality a short name of its own: a second of the same key is numbered."""
    keys: dict[BatchPlace, str] = {}
    taken: dict[str, int] = {}
    for place in found:
        if place not in keys:
            taken[place.key] = count = taken.get(place.key, 0) + 1
            keys[place] = place.key if count == 1 else f"{place.key}-{count}"
    return keys


def _folder(path: Path) -> BatchPlace:
    """Take a folder of the planner's own."""
    return BatchPlace(
        key=_plain(path.name), name=path.name, folder=path, digest=locality_bytes.digest(path)
    )


def _carried(codes: Iterable[str]) -> BatchPlace:
    """Take communes of the pack."""
    chosen = communes.choice(codes)
    return BatchPlace(key=chosen.key, name=chosen.name, codes=chosen.codes, digest=pack.digest())


def _plain(name: str) -> str:
    """Write a folder's name with the letters every disk takes."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.") or "dia-ban"
