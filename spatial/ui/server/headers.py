"""
What every answer tells the browser to refuse.

The page may load nothing from elsewhere and be shown in no foreign frame. Scripts come from files
of this server alone. A component in a frame of its own may ask for nothing besides.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from spatial.ui.server import streamlit_page

COMPONENT = "/component/"
PARTS = ("/assets/map/", "/assets/geo/", "/assets/streets/")  # of maps: no page, no frame
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), "
        "accelerometer=(), gyroscope=(), magnetometer=(), midi=(), display-capture=()"
    ),
}
_PART = (
    "default-src 'self'; object-src 'none'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def inline_hashes() -> tuple[str, ...]:
    """Return the marks of the scripts Streamlit writes into its page itself."""
    scripts = _INLINE.findall(streamlit_page.text())
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def policy(path: str, host: str) -> str:
    """
    Write the content security policy of an answer.

    Parameters
    ----------
    path
        Path of the request.
    host
        Name and port it was asked under, already looked at; older browsers do not count a
        WebSocket to the own server as ``'self'``.

    Returns
    -------
    str
        For a part of a map the shortest that refuses all a page is refused and more: a city's
        first map has nine of them, and every letter travels nine times.
    """
    if any(folder in path for folder in PARTS):
        return _PART
    in_frame = COMPONENT in path
    scripts = () if in_frame else inline_hashes()
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(("'self'", *scripts)),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self' blob:",
        "connect-src": "'none'" if in_frame else f"'self' ws://{host} wss://{host}",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "frame-ancestors": "'self'" if in_frame else "'none'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def of(path: str, host: str) -> dict[str, str]:
    """Return every header of an answer."""
    return {**FIXED, "Content-Security-Policy": policy(path, host)}


@dataclass(frozen=True)
class SecurityHeaders:
    """Put the headers on whatever goes out, refusals too."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request, and mark its answer."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        given = of(str(scope["path"]), _host(scope))

        async def marked(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                headers = MutableHeaders(scope=message)
                headers.update(given)
                del headers["server"]
            await send(message)

        await self.app(scope, receive, marked)


def _host(scope: Scope) -> str:
    """Return the host asked for, with nothing in it that could end the rule it stands in."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    text = host.decode("latin-1")
    return text if re.fullmatch(r"[\w.\-\[\]:]+", text, re.ASCII) else "localhost"


async def broken(request: Request, _: Exception) -> PlainTextResponse:
    """Answer for a defect of ours: one line, no traceback, the same headers."""
    headers = of(request.url.path, _host(request.scope))
    return PlainTextResponse("The program met a fault.\n", status_code=500, headers=headers)
