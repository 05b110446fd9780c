"""What a locality says of itself, written as the file intake reads; and whose it is."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import yaml

from spatial import own_yaml
from spatial.locality import Locality

FILE = "locality.yaml"
KEPT = ".kept.json"  # hidden: it is no table


def describe(locality: Locality, *, key: str, base: str) -> bytes:
    """
    Write what a locality says of itself as a ``locality.yaml``.

    Parameters
    ----------
    locality
        Its names, notice, labels of units and sources.
    base
        Set of wards that comes first.
    """
    said = {
        "locality": key,
        "name": dict(locality.name),
        "demonstration": locality.demonstration,
        "province": locality.province,
        **({} if locality.rooms_known else {"rooms_known": False}),
        "notice": dict(locality.notice),
        "default_units": base,
        "units": {units: {"label": dict(label)} for units, label in locality.units.items()},
        "presets": {name: asdict(preset) for name, preset in locality.presets.items()},
        "attribution": list(locality.attribution),
        **({"joined_wards": joined} if (joined := [*map(list, locality.joined_wards)]) else {}),
    }
    return str(yaml.safe_dump(said, allow_unicode=True, sort_keys=False)).encode()


def of_folder(folder: Path, locality: Locality, *, base: str) -> bytes:
    """
    Give the ``locality.yaml`` of a folder as it stands; of one without what it is read as.

    A copy under another name would else be called after its own folder, and its rooms to come be
    read as none.
    """
    file = folder / FILE
    if file.is_file():
        return file.read_bytes()
    return describe(locality, key=locality.key, base=base)


def keyed(card: bytes, *, key: str) -> bytes:
    r"""
    Give a ``locality.yaml`` of our own another key, all else as it stands.

    Examples
    --------
    >>> keyed(b"locality: xa-1\nrooms_known: false\n", key="cho-1a2b3c")
    b'locality: cho-1a2b3c\nrooms_known: false\n'
    """
    said = own_yaml.read(card.decode()) | {"locality": key}
    return str(yaml.safe_dump(said, allow_unicode=True, sort_keys=False)).encode()


def kept(folder: Path) -> tuple[str, str, str]:
    """Read a revision's name, day and owner; blanks where they cannot be read."""
    try:
        card = json.loads((folder / KEPT).read_text(encoding="utf-8"))
        return str(card["name"]), str(card["saved_at"]), str(card.get("owner", ""))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "", "", ""
