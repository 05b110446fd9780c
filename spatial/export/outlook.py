"""An outlook as the file ``truonglop project --outlook`` reads."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from spatial.records import Crossing, Development, Outlook


def text(outlook: Outlook) -> str:
    """
    Write an outlook as JSON; what stands at its default is left out.

    Examples
    --------
    >>> text(Outlook(migration=0.8, participation=(("thpt", 0.9),))).split()
    ['{', '"migration":', '0.8,', '"participation":', '{', '"thpt":', '0.9', '}', '}']
    """
    tree = _plain(outlook)
    for name in ("participation", "private_share"):
        if name in tree:
            tree[name] = {str(key): share for key, share in tree[name]}
    for name in ("crossings", "developments"):
        if name in tree:
            tree[name] = [_plain(row) for row in getattr(outlook, name)]
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _plain(record: Outlook | Crossing | Development) -> dict[str, Any]:
    """Return the fields of a record that do not stand at their default."""
    return {
        field.name: getattr(record, field.name)
        for field in dataclasses.fields(record)
        if getattr(record, field.name) != field.default
    }
