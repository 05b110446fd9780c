"""What an action costs beside time: bytes over the wire, time and memory of the server."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Page, WebSocket

THEIRS = "/static/"  # Streamlit's own files, the same for every app
MAP = ("/assets/map/", "/assets/geo/")  # script, style and data of a map


@dataclass
class Wire:
    """
    Bytes that came to a page.

    Attributes
    ----------
    messages
        Over the socket.
    files
        Over HTTP, as packed as they travelled; what the browser kept from before counts nothing.
    theirs, map
        Those of them that are Streamlit's own, and those that are the map's.
    outside
        Addresses asked for that are not this machine's.
    """

    messages: int = 0
    files: int = 0
    theirs: int = 0
    map: int = 0

    def __init__(self, page: Page) -> None:
        self.outside: list[str] = []
        self._of: dict[str, str] = {}
        page.on("websocket", self._socket)
        session: CDPSession = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)

    def clear(self) -> None:
        """Begin to count anew."""
        self.messages = self.files = self.theirs = self.map = 0

    @property
    def own(self) -> int:
        """All that is not Streamlit's own."""
        return self.messages + self.files - self.theirs

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._message)

    def _message(self, body: str | bytes) -> None:
        self.messages += len(body)

    def _asked(self, event: dict[str, object]) -> None:
        request = event["request"]
        url = str(request["url"]) if isinstance(request, dict) else ""
        self._of[str(event["requestId"])] = url
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            self.outside.append(url)

    def _came(self, event: dict[str, object]) -> None:
        size = int(float(str(event["encodedDataLength"])))
        self.files += size
        path = urlsplit(self._of.get(str(event["requestId"]), "")).path
        if THEIRS in path:
            self.theirs += size
        elif any(folder in path for folder in MAP):
            self.map += size


def family(pid: int) -> dict[int, dict[str, str]]:
    """Return the status of the server's processes by their id; Linux only."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text("utf-8")
        except OSError:
            continue  # it ended while we looked
        lines = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
        if pid in (int(lines["Pid"]), int(lines["PPid"])):
            found[int(lines["Pid"])] = lines
    return found


def memory_mb(pid: int) -> float:
    """Return what the server itself holds [MB]."""
    return int(family(pid)[pid]["VmRSS"].split()[0]) / 1024


def cpu_s(pid: int) -> float:
    """Return the processor time the server has used so far [s]."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
