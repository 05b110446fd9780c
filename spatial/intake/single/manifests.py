"""Manifests of exports read back, and the hashes of what an export reads."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spatial import yaml_text
from spatial.errors import Fault, InputFaults

FILE = "manifest.json"
_OPTION = re.compile(r"[a-z_]+\.[0-9]{1,4}")
LARGEST_INPUT = 300_000  # bytes carried along; a larger one is only hashed
PACKED_FROM = 50_000  # bytes; what is larger is carried compressed
LARGEST_PACKED = 300_000  # bytes of it compressed: a manifest is read up to a megabyte
LARGEST_UNPACKED = 20_000_000  # bytes a compressed input may come to
MOST_FILES = 5_000
_PLAIN = re.compile(r"[^/\\\x00-\x1f]{1,200}")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestInput:
    """
    A file a command was given beside the locality.

    Attributes
    ----------
    option
        Name of the parameter it was given by.
    folder
        Name of the folder it lay in, where a folder was given; empty for a file.
    name, sha256
        Plain name, and hash of the content.
    content
        The content; ``None`` where it was too large to be carried along.
    """

    option: str
    folder: str
    name: str
    sha256: str
    content: bytes | None

    def written(self) -> dict[str, str | bool | None]:
        """Return it as JSON carries it; compressed where large, hashed alone where too large."""
        content, packed = self.content, False
        if content is not None and len(content) > PACKED_FROM:
            content, packed = zlib.compress(content, 9), True
            if len(content) > LARGEST_PACKED or len(self.content or b"") > LARGEST_UNPACKED:
                content, packed = None, False
        return {
            "option": self.option,
            "folder": self.folder,
            "name": self.name,
            "sha256": self.sha256,
            "content": None if content is None else base64.b64encode(content).decode(),
            **({"packed": True} if packed else {}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportManifest:
    """What an export was made from, and the hashes of what it made."""

    program: str
    day: str
    lang: str
    command: tuple[str, ...]
    key: str
    locality: Mapping[str, str]
    inputs: tuple[ManifestInput, ...]
    norms: tuple[dict[str, Any], ...]
    files: Mapping[str, str]


def digests(folder: Path) -> dict[str, str]:
    """
    Hash the files of a folder.

    Parameters
    ----------
    folder
        A locality.

    Returns
    -------
    dict
        SHA-256 by the path below the folder; programs and caches are left out.
    """
    files = sorted(one for one in folder.rglob("*") if one.is_file())[:MOST_FILES]
    return {
        one.relative_to(folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in files
        if one.suffix not in {".py", ".pyc"}
    }


def inputs_of(option: str, place: Path) -> tuple[ManifestInput, ...]:
    """Carry a file along, or the files directly in a folder."""
    if place.is_dir():
        files = sorted(one for one in place.iterdir() if one.is_file())[:MOST_FILES]
        return tuple(_input(option, place.name, one) for one in files)
    return (_input(option, "", place),) if place.is_file() else ()


def _input(option: str, folder: str, file: Path) -> ManifestInput:
    """Carry one file along if it is small."""
    content = file.read_bytes()
    return ManifestInput(
        option=option,
        folder=folder,
        name=file.name,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content if len(content) <= LARGEST_INPUT else None,
    )


def content(path: Path) -> bytes:
    """Read a file whole."""
    return path.read_bytes()


def read_manifest(path: Path) -> ExportManifest:
    """
    Read a manifest.

    Raises
    ------
    InputFaults
        If it is none, or something in it is not what `spatial.export.manifest` writes.
    """
    if not path.is_file():
        raise InputFaults(Fault(code="missing_file", value=str(path)))
    tree = yaml_text.read_file(path)
    if not isinstance(tree, dict) or "manifest" not in tree:
        raise InputFaults(Fault(code="manifest_none", file=path.name))
    try:
        return _manifest(tree)
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error) as problem:
        blanks = {"reason": f"{type(problem).__name__}: {problem}"[:200]}
        fault = Fault(code="manifest_unreadable", file=path.name, blanks=blanks)
        raise InputFaults(fault) from problem


def _manifest(tree: Any) -> ExportManifest:  # noqa: ANN401 - what a file says
    """Build a manifest, every part checked."""
    if tree["manifest"] != 1:
        msg = f"manifest {tree['manifest']!r}"
        raise ValueError(msg)
    if not tree["files"]:
        msg = "files: {}"
        raise ValueError(msg)
    return ExportManifest(
        program=_text(tree["program"]),
        day=_text(str(tree["day"])),
        lang=_text(tree["lang"]),
        command=tuple(_text(one) for one in tree["command"]),
        key=_text(tree["locality"]["key"]),
        locality=_hashes(tree["locality"]["files"], plain=False),
        inputs=tuple(_read_input(one) for one in tree["inputs"]),
        norms=tuple({**one, "norm_id": _text(one["norm_id"])} for one in tree["norms"]),
        files=_hashes(tree["files"], plain=True),
    )


def _text(value: object) -> str:
    """Take a text and nothing else."""
    if not isinstance(value, str):
        msg = f"{value!r} is no text"
        raise TypeError(msg)
    return value


def _hashes(tree: Mapping[str, str], *, plain: bool) -> dict[str, str]:
    """Take names with hashes."""
    for name, digest in tree.items():
        if not _HASH.fullmatch(digest) or (plain and not _PLAIN.fullmatch(name)):
            msg = f"{name!r}: {digest!r}"
            raise ValueError(msg)
    return dict(tree)


def _unpacked(content: bytes) -> bytes:
    """Unpack a compressed input, never more of it than may be in it."""
    reader = zlib.decompressobj()
    try:
        found = reader.decompress(content, LARGEST_UNPACKED)
    except zlib.error as problem:
        raise ValueError(str(problem)) from problem
    if not reader.eof or reader.unused_data:
        msg = f"packed: more than {LARGEST_UNPACKED} bytes, or cut off"
        raise ValueError(msg)
    return found


def _read_input(one: Mapping[str, Any]) -> ManifestInput:
    """Take an input whose content is what its hash says."""
    content = None
    if one["content"] is not None:
        content = base64.b64decode(one["content"], validate=True)
        if one.get("packed", False):
            content = _unpacked(content)
    names = [one["name"], *([one["folder"]] if one["folder"] else [])]
    odd = [name for name in names if not _PLAIN.fullmatch(name) or name in {".", ".."}]
    wrong = content is not None and hashlib.sha256(content).hexdigest() != one["sha256"]
    # its number names a folder where it is laid out
    if odd or wrong or not _OPTION.fullmatch(_text(one["option"])):
        msg = f"{one['name']!r}"
        raise ValueError(msg)
    return ManifestInput(
        option=_text(one["option"]),
        folder=_text(one["folder"]),
        name=_text(one["name"]),
        sha256=_text(one["sha256"]),
        content=content,
    )
