"""Routes asked without a server: status, headers and body as a browser gets them."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import Message

from spatial.ui.server.headers import SecurityHeaders

_DATE = "date: Mon, 30 Nov 2026 00:00:00 GMT"  # the server itself puts it on


@dataclass(frozen=True)
class Answer:
    """
    What came back.

    Attributes
    ----------
    body
        Unpacked.
    sent_bytes
        Of status line, headers and body as they travel: packed where the browser can unpack.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    sent_bytes: int


def ask(routes: Sequence[BaseRoute], path: str, *, packed: bool = True) -> Answer:
    """Ask for a path; `packed` says whether the browser can unpack."""
    accept = [(b"accept-encoding", b"gzip")] if packed else []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:54321"), *accept],
        "http_version": "1.1",
        "scheme": "http",
    }
    heard: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        heard.append(message)

    app = SecurityHeaders(Starlette(routes=list(routes)))
    asyncio.run(app(scope, receive, send))
    start, *rest = heard
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    body = b"".join(part.get("body", b"") for part in rest)
    unpacked = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = "\r\n".join(["HTTP/1.1 200 OK", *lines, _DATE, "", ""])
    return Answer(start["status"], headers, unpacked, len(head) + len(body))
