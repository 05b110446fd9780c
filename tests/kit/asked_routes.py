"""Routes asked without a server: status, headers and body as a browser gets them."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import Message


@dataclass(frozen=True)
class Answer:
    """What came back, the body unpacked."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(routes: Sequence[BaseRoute], path: str, *, packed: bool = True) -> Answer:
    """Ask for a path; `packed` says whether the browser can unpack."""
    accept = [(b"accept-encoding", b"gzip")] if packed else []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": accept,
        "http_version": "1.1",
        "scheme": "http",
    }
    heard: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        heard.append(message)

    asyncio.run(Starlette(routes=list(routes))(scope, receive, send))
    start, *rest = heard
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    body = b"".join(part.get("body", b"") for part in rest)
    unpacked = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
    return Answer(start["status"], headers, unpacked)
