"""What a map costs on its way to a browser that has none of its parts yet."""

from __future__ import annotations

import gzip
import json
import re

import asked_routes
import pytest

from spatial.ui.map import sheets, wire
from spatial.ui.map.picture import MapFrame, MapPicture

_SHEET = re.compile(r"[0-9a-f]{32}")


def watch(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that takes the bytes of every map sent from now on, packed."""
    sizes: list[int] = []
    write = wire.message

    def message(picture: MapPicture, frame: MapFrame) -> dict[str, object]:
        sent = write(picture, frame)
        text = json.dumps(sent)
        routes = [sheets.route()]
        parts = [
            asked_routes.ask(routes, f"{sheets.ROUTE}/{name}.json").body
            for name in set(_SHEET.findall(text))
        ]
        sizes.append(sum(len(gzip.compress(part)) for part in [text.encode(), *parts]))
        return sent

    monkeypatch.setattr(wire, "message", message)
    return sizes
