"""
Streamlit's own page, in the language of the link and with our script.

Streamlit writes ``<html lang="en">`` whatever the page speaks; a screen reader would read
Vietnamese aloud by English rules. The script follows the language when it is switched.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from spatial.ui.server.headers import COMPONENT
from spatial.ui.session import view as views

ROUTE = "/assets/shell"
FOLDER = Path(__file__).parents[1] / "assets" / "shell"
GZIP = "gzip"
SCRIPT = f'<script defer src=".{ROUTE}/page.js"></script>'
LARGEST_BYTES = 65_536  # Streamlit's page has 8 kB; nothing larger is held back to be changed


def routes(base: str = "") -> list[Mount]:
    """
    List the read-only folder the page's script comes from.

    Parameters
    ----------
    base
        Prefix a proxy adds to every path.
    """
    prefix = f"/{base.strip('/')}" if base.strip("/") else ""
    return [Mount(f"{prefix}{ROUTE}", StaticFiles(directory=FOLDER))]


def changed(page: str, lang: str) -> str:
    """
    Put a language and our script into Streamlit's page.

    Examples
    --------
    >>> changed('<html lang="en"><head></head></html>', "vi")[:16]
    '<html lang="vi">'
    """
    return page.replace('<html lang="en">', f'<html lang="{lang}">', 1).replace(
        "</head>", f"{SCRIPT}</head>", 1
    )


@dataclass(frozen=True)
class IndexPage:
    """Change the page on its way out; whatever else goes out is left alone."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request."""
        plain = scope["type"] == "http" and scope["method"] == "GET"
        if not plain or COMPONENT in str(scope["path"]):
            await self.app(scope, receive, send)
            return
        asked = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        await self.app(scope, receive, _Change(send, views.language(asked)).send)


class _Change:
    """Holds one answer back until it is whole, if it is the page."""

    def __init__(self, send: Send, lang: str) -> None:
        self._send, self._lang = send, lang
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Take a message of the answer."""
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._whole(self._start)

    async def _whole(self, start: Message) -> None:
        """Send the page, changed; its mark of sameness was the unchanged one's."""
        headers = MutableHeaders(scope=start)
        packed = headers.get("content-encoding") == GZIP
        page = gzip.decompress(self._body) if packed else self._body
        body = changed(page.decode("utf-8"), self._lang).encode("utf-8")
        body = gzip.compress(body, mtime=0) if packed else body
        headers["content-length"] = str(len(body))
        del headers["etag"], headers["last-modified"]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_page(start: Message) -> bool:
    """Tell whether an answer is the page, whole and as it stands."""
    headers = Headers(raw=start["headers"])
    length = int(headers.get("content-length", LARGEST_BYTES + 1))
    known = headers.get("content-encoding", GZIP) == GZIP
    whole = start["status"] == 200 and known  # noqa: PLR2004 - HTTP: here it is
    return whole and length <= LARGEST_BYTES and "text/html" in headers.get("content-type", "")
