"""What a locality says of itself, written as the file intake reads."""

from __future__ import annotations

from dataclasses import asdict

import yaml

from spatial.network import Locality


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
    }
    return str(yaml.safe_dump(said, allow_unicode=True, sort_keys=False)).encode()
