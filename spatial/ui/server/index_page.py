"""
Streamlit's own page, in the language of the link, with our script and the first screen in it.

Streamlit writes ``<html lang="en">`` whatever the page speaks; a screen reader would read
Vietnamese aloud by English rules. The script follows the language when it is switched. The first
screen is there before any script has run; a script takes it away once the app has drawn the same.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from spatial.ui.server.headers import COMPONENT
from spatial.ui.session import link_values

ROUTE = "/assets/shell"
SERVICE = "/ogc"  # as of `layer_service.ROUTE`, which the file of a first screen does not need
FOLDER = Path(__file__).parents[1] / "assets" / "shell"
GZIP = "gzip"
# The first is read at once: Streamlit's own script asks what it answers.
DEFERRED = ("numbers.js", "page.js")
SCRIPT = f'<script src=".{ROUTE}/light.js"></script>' + "".join(
    f'<script defer src=".{ROUTE}/{name}"></script>' for name in DEFERRED
)
FIRST_SCRIPT = f'<script defer src=".{ROUTE}/first.js"></script>'
FIRST_ID = "tl-first-screen"  # what the script takes away
LARGEST_QUERY_BYTES = 2_000  # no link of ours is longer
PACK_LEVEL = 6
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


def changed(page: str, lang: str, first: str = "") -> str:
    """
    Put a language, our script and a first screen into Streamlit's page.

    Examples
    --------
    >>> changed('<html lang="en"><head></head></html>', "vi")[:16]
    '<html lang="vi">'
    """
    page = page.replace('<html lang="en">', f'<html lang="{lang}">', 1)
    if first:
        page = page.replace("</body>", f"{first}</body>", 1)
    scripts = SCRIPT + FIRST_SCRIPT if first else SCRIPT
    return page.replace("</head>", f"{scripts}</head>", 1)


@dataclass(frozen=True)
class IndexPage:
    """
    Change the page on its way out; whatever else goes out is left alone.

    Attributes
    ----------
    app
        Answers.
    first
        First screen of a path and a link's parameters; empty where there is none.
    """

    app: ASGIApp
    first: Callable[[str, Mapping[str, str]], str] = lambda _path, _link: ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request."""
        plain = scope["type"] == "http" and scope["method"] == "GET"
        # Pages of the web service are whole: no first screen, no script of ours.
        path = str(scope.get("path", ""))
        if not plain or COMPONENT in path or SERVICE in path:
            await self.app(scope, receive, send)
            return
        query = bytes(scope["query_string"])[: LARGEST_QUERY_BYTES + 1]
        asked = dict(parse_qsl(query.decode("latin-1")))
        lang = link_values.language(asked)
        packs = GZIP in Headers(scope=scope).get("accept-encoding", "")

        def page(text: str) -> str:
            fits = len(query) <= LARGEST_QUERY_BYTES
            return changed(text, lang, self.first(str(scope["path"]), asked) if fits else "")

        await self.app(scope, receive, _Change(send, page, packs=packs).send)


class _Change:
    """Holds one answer back until it is whole, if it is the page."""

    def __init__(self, send: Send, change: Callable[[str], str], *, packs: bool) -> None:
        self._send, self._change, self._packs = send, change, packs
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
        came_packed = headers.get("content-encoding") == GZIP  # Streamlit packs for most browsers
        page = gzip.decompress(self._body) if came_packed else self._body
        text = await asyncio.to_thread(self._change, page.decode("utf-8"))
        body = gzip.compress(text.encode(), PACK_LEVEL) if self._packs else text.encode()
        headers.add_vary_header("Accept-Encoding")
        if self._packs:
            headers["content-encoding"] = GZIP
        elif came_packed:
            del headers["content-encoding"]
        headers["content-length"] = str(len(body))
        del headers["etag"], headers["last-modified"]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_page(start: Message) -> bool:
    """Tell whether an answer is the page, whole and as it stands."""
    headers = Headers(raw=start["headers"])
    length = int(headers.get("content-length", LARGEST_BYTES + 1))
    readable = headers.get("content-encoding", GZIP) == GZIP
    whole = start["status"] == 200 and readable  # noqa: PLR2004 - HTTP: here it is
    return whole and length <= LARGEST_BYTES and "text/html" in headers.get("content-type", "")
