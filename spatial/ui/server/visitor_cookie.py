"""
Know a visitor again by a secret in his own browser: what he saves is his.

The secret is a cookie no script can read. It names nobody, and the store knows only its digest.
"""

from __future__ import annotations

import re
import secrets
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

VISITOR_COOKIE = "truonglop_visitor"
BROWSER_FORM = r"[A-Za-z0-9_-]{20,64}"
PERSON_FORM = r"person\.[0-9a-f]{64}"  # of whom a proxy named: `proxy_person` alone lets it pass
VISITOR_FORM = rf"{BROWSER_FORM}|{PERSON_FORM}"
_STAYS_S = 400 * 24 * 3600  # browsers keep none longer; each visit renews it [s]


class VisitorCookie:
    """
    Give each browser its secret with the page.

    Parameters
    ----------
    app
        What answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and put the secret beside a page."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = secret(Headers(scope=scope).get("cookie", "")) or secrets.token_urlsafe(24)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("set-cookie", _cookie(given))
            await send(message)

        await self.app(scope, receive, sent)


def secret(header: str) -> str:
    """Return the secret in a ``Cookie`` header; empty where there is none of ours."""
    try:
        cookie = SimpleCookie(header).get(VISITOR_COOKIE)
    except CookieError:
        return ""
    value = "" if cookie is None else cookie.value
    return value if re.fullmatch(VISITOR_FORM, value) else ""


def _cookie(value: str) -> str:
    return f"{VISITOR_COOKIE}={value}; Max-Age={_STAYS_S}; Path=/; HttpOnly; SameSite=Lax"
