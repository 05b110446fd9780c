"""
Which requests reach Streamlit at all.

Anything asked under a foreign name, sent by a foreign page, or at a door nobody needs, ends here
with one short line; Streamlit would look up its own address outside to judge a foreign page.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from spatial.ui.server import hosts, visitor_cookie
from spatial.ui.server.limits import SERVER

CORE = "/_stcore/"
OPEN = ("health", "host-config", "stream")  # what the page itself asks for, below CORE
OPEN_BELOW = ("upload_file/", "bidi-components/")
CLOSED = ("/auth/", "/oauth2callback")  # but where people sign in
METRICS = "metrics"
READING = frozenset({"GET", "HEAD"})


@dataclass
class Doors:
    """
    Refuse what nobody of this server's pages asks.

    Attributes
    ----------
    app
        What is behind the doors.
    names
        Names the server may be asked under.
    base
        ``server.baseUrlPath``, or empty.
    metrics
        Whether figures about the server itself may be read.
    sign_in
        Doors of the sign-in that are open; none where nobody signs in.
    """

    app: ASGIApp
    names: frozenset[str]
    base: str = ""
    metrics: bool = False
    sign_in: tuple[str, ...] = ()
    _sessions: int = field(default=0, init=False)
    _each: Counter[str] = field(default_factory=Counter, init=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(refusal, scope, receive, send)
        elif scope["type"] == "websocket":
            await self._session(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the pages open at once, and those of each browser."""
        whose = _browser(scope)
        self._sessions += 1
        self._each[whose] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._sessions -= 1
            self._each[whose] -= 1
            if not self._each[whose]:
                del self._each[whose]  # nobody is remembered

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Return why a request is refused; ``None`` for one that is not."""
        method = scope.get("method", "GET")
        page = scope["type"] == "websocket"
        path = self._path(scope)
        changing = page or method not in READING
        reasons = (
            (not self._is_for_us(scope), 400, "Unknown host."),
            (changing and _is_foreign(Headers(scope=scope)), 403, "Foreign origin."),
            (not self._is_open(path), 404, "Not found."),
            (changing and not page and not _may_change(path, method), 405, "Method not allowed."),
            (page and self._sessions >= SERVER.sessions, 503, "Too many open pages."),
            (page and self._is_full(scope), 503, "Too many open pages in one browser."),
        )
        return next(((status, line) for holds, status, line in reasons if holds), None)

    def _is_full(self, scope: Scope) -> bool:
        """Tell whether a browser has as many pages open as one may; without a cookie nobody has."""
        whose = _browser(scope)
        return bool(whose) and self._each[whose] >= SERVER.sessions_each

    def _is_for_us(self, scope: Scope) -> bool:
        """Tell whether the request names this machine, once."""
        given = Headers(scope=scope).getlist("host")
        here = scope.get("server")
        name = given[0] if len(given) == 1 else None
        return hosts.is_allowed(name, self.names, here[0] if here else None)

    def _path(self, scope: Scope) -> str:
        """Return the path without the prefix a proxy adds."""
        root = f"/{self.base.strip('/')}" if self.base.strip("/") else ""
        return str(scope["path"]).removeprefix(root)

    def _is_open(self, path: str) -> bool:
        """Tell whether the page, or somebody who was let, asks for this."""
        if path.startswith(CLOSED):
            return path in self.sign_in
        if not path.startswith(CORE):
            # Streamlit answers an unknown page with the page's shell; the core has no such pages.
            return CORE not in path
        door = path.removeprefix(CORE)
        asked = OPEN if not self.metrics else (*OPEN, METRICS)
        return door in asked or door.startswith(OPEN_BELOW)


def _browser(scope: Scope) -> str:
    """Return by what a browser is known again; empty for one that keeps no cookie."""
    return visitor_cookie.secret(Headers(scope=scope).get("cookie", ""))


def _may_change(path: str, method: str) -> bool:
    """Tell whether something may be sent there: uploads come and go, nothing else does."""
    return path.startswith(f"{CORE}upload_file/") and method in {"PUT", "DELETE", "OPTIONS"}


def _is_foreign(headers: Headers) -> bool:
    """Tell whether a page of somebody else's sends this; the scheme may be a proxy's."""
    if headers.get("sec-fetch-site") == "cross-site":
        return True
    origin = headers.get("origin")
    if origin is None:  # no browser's page
        return False
    scheme, _, place = origin.partition("://")
    return scheme not in {"http", "https"} or place.lower() != headers.get("host", "").lower()


async def _refuse(why: tuple[int, str], scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with one line; a WebSocket is refused before it is opened."""
    status, line = why
    if scope["type"] == "websocket" and "websocket.http.response" not in scope.get(
        "extensions", {}
    ):
        await send({"type": "websocket.close", "code": 1008})
        return
    await PlainTextResponse(line + "\n", status_code=status)(scope, receive, send)
