"""What a map costs on its way to a browser that has none of its parts yet."""

from __future__ import annotations

import json
import re

import asked_routes
import pytest

from spatial.ui.map import bundle, sheets, wire
from spatial.ui.map.picture import MapFrame, MapPicture

_SHEET = re.compile(r"[0-9a-f]{32}")


def watch(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """
    Return a list that takes the bytes of every map sent from now on.

    They are those of the message, which no socket packs, and of every sheet it names as a server
    hands it out: packed by that server, its headers with it.
    """
    sizes: list[int] = []
    write = wire.message

    def message(picture: MapPicture, frame: MapFrame) -> dict[str, object]:
        sent = write(picture, frame)
        text = json.dumps(sent)
        named = set(_SHEET.findall(text))
        parts = [_handed_out(f"{sheets.ROUTE}/{name}.json") for name in named]
        sizes.append(len(text.encode()) + sum(parts))
        return sent

    monkeypatch.setattr(wire, "message", message)
    return sizes


def script_and_style() -> int:
    """Return the bytes of Leaflet, our own script and the style, as a server hands them out."""
    return sum(_handed_out(f"{bundle.ROUTE}/{name}") for name in bundle.files())


def _handed_out(path: str) -> int:
    """Ask for a part of a map; return all the bytes that come."""
    answer = asked_routes.ask(bundle.routes(), path)
    assert answer.status == 200, path
    return answer.sent_bytes
