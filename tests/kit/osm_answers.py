"""
Servers of OpenStreetMap on this machine: they answer in the shapes their manuals document.

Nominatim: nominatim.org/release-docs/latest/api/Output (JSON). Overpass: the JSON of
dev.overpass-api.de/output_formats.html, and the lines of ``/api/status`` of its manual,
overpass-doc/en/preface/commons. Ids and places are invented; nothing here was asked of a server.

Compared field by field with answers others recorded of the real servers. Overpass 0.7.55.3 (2018)
in robisim74/STRADA, tests/mock-data/overpass.ts, and 0.7.57.1 (2022) in the tests of the loader of
GispoCoding/tarmo: the same four fields around, the same two in ``osm3s``, nodes before the ways
through them, ``tags`` only where there are any. Nominatim, a university of Hồ Chí Minh City asked
for by its address, in a comment of a geocoding service (``jsonv2``, where ``class`` is called
``category``), and a city in India (``json``): the same fields in the same order; numbers of places
are numbers, coordinates and boxes are text of seven decimals. ``geojson`` is there where polygons
are asked for. A recorded ``/api/status`` was not looked for; its
lines follow the manual alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

WEST, SOUTH, EAST, NORTH = 106.60, 10.84, 106.62, 10.86
RING = [[WEST, SOUTH], [EAST, SOUTH], [EAST, NORTH], [WEST, NORTH], [WEST, SOUTH]]
PLACE: list[dict[str, Any]] = [
    {
        "place_id": 100149,
        "licence": "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
        "osm_type": "relation",
        "osm_id": 2587287,
        "lat": "10.8500000",
        "lon": "106.6100000",
        "class": "boundary",
        "type": "administrative",
        "place_rank": 12,
        "importance": 0.41,
        "addresstype": "suburb",
        "name": "Phường Trung Mỹ Tây",
        "display_name": "Phường Trung Mỹ Tây, Thành phố Hồ Chí Minh, Việt Nam",
        "boundingbox": [f"{side:.7f}" for side in (SOUTH, NORTH, WEST, EAST)],
        "geojson": {"type": "Polygon", "coordinates": [RING]},
    }
]
_NODES = {
    1: (106.605, 10.850),
    2: (106.610, 10.850),
    3: (106.615, 10.850),
    4: (106.610, 10.855),
    11: (106.6100, 10.8510),
    12: (106.6102, 10.8510),
    13: (106.6102, 10.8512),
}
STREETS = [
    {"type": "way", "id": 501, "nodes": [1, 2, 3], "tags": {"highway": "residential"}},
    {"type": "way", "id": 502, "nodes": [2, 4], "tags": {"highway": "footway"}},
]
SCHOOL = {
    "type": "node", "id": 21, "lat": 10.852, "lon": 106.611,
    "tags": {"amenity": "school", "name": "Trường Tiểu học Quang Trung"},
}  # fmt: skip
BUILDING = {
    "type": "way", "id": 601, "nodes": [11, 12, 13, 11],
    "tags": {"building": "yes", "building:levels": "3"},
}  # fmt: skip
_ABOUT = ("highway", "amenity", "building", "boundary")
_STATUS = """\
Connected as: 1234567890
Current time: 2026-11-28T00:00:00Z
Announced endpoint: gall.openstreetmap.de/
Rate limit: 2
{line}
Currently running queries (pid, space limit, time limit, start time):
"""
FREE = "2 slots available now."
# dev.overpass-api.de/output_formats.html: an error after the answer was begun is a remark in it
TIMED_OUT = 'runtime error: Query timed out in "query" at line 1 after 181 seconds.'
BUSY = "Slot available after: {at}, in {seconds} seconds."


def overpass(*elements: dict[str, Any]) -> dict[str, Any]:
    """Answer with elements and the nodes their ways run through."""
    used = sorted({node for each in elements for node in each.get("nodes", ())})
    nodes = [
        {"type": "node", "id": node, "lat": _NODES[node][1], "lon": _NODES[node][0]}
        for node in used
    ]
    return {
        "version": 0.6,
        "generator": "Overpass API 0.7.62.8 e802775f",
        "osm3s": {
            "timestamp_osm_base": "2026-11-27T23:59:00Z",
            "copyright": "The data included in this document is from www.openstreetmap.org. "
            "The data is made available under ODbL.",
        },
        "elements": [*nodes, *elements],
    }


def status(line: str) -> str:
    """Answer how many may be asked, as ``/api/status`` does."""
    return _STATUS.format(line=line)


@dataclass
class OsmServer:
    """
    What a server was asked, and what it answers besides.

    Attributes
    ----------
    asked
        ``place``, ``status``, or what an Overpass query is about, in order.
    agents
        Who asked, as said in the requests.
    refusals
        HTTP codes the next answers have instead, by what is asked.
    slots
        Lines on free slots, each once; then there are some.
    remarks
        Why the next answers hold only a part, by what is asked; each once.
    unknown
        Whether no place has the name.
    """

    url: str = ""
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    refusals: dict[str, list[int]] = field(default_factory=dict)
    slots: list[str] = field(default_factory=list)
    remarks: dict[str, str] = field(default_factory=dict)
    unknown: bool = False

    def answer(self, path: str, body: str) -> tuple[int, str]:
        """Answer a request: code and text."""
        about = "status" if path.endswith("/status") else "place"
        if body:
            query = parse_qs(body)["data"][0]
            about = next(word for word in _ABOUT if f"['{word}'" in query or f'["{word}"' in query)
        self.asked.append(about)
        if self.refusals.get(about):
            return self.refusals[about].pop(0), "{}"
        if about == "status":
            return 200, status(self.slots.pop(0) if self.slots else FREE)
        if about == "place":
            return 200, json.dumps([] if self.unknown else PLACE)
        elements = {"highway": STREETS, "amenity": [SCHOOL], "building": [BUILDING]}
        if about in self.remarks:  # with status 200, and what was found by then
            return 200, json.dumps(overpass() | {"remark": self.remarks.pop(about)})
        return 200, json.dumps(overpass(*elements.get(about, [])))


@contextmanager
def serving() -> Iterator[OsmServer]:
    """Serve on this machine until the end of a block."""
    records = OsmServer()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send("")

        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            self._send(self.rfile.read(size).decode())

        def _send(self, body: str) -> None:
            records.agents.add(self.headers["User-Agent"])
            code, text = records.answer(self.path.partition("?")[0], body)
            content = text.encode()
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing: the records tell."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    records.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield records
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
