"""A browser gets its secret with a page, keeps it, and nobody else can read or set it."""

from __future__ import annotations

import asyncio
import re

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Message

from spatial.ui.server import visitor_cookie
from spatial.ui.server.visitor_cookie import (
    VISITOR_COOKIE,
    VISITOR_FORM,
    VisitorCookie,
    secret,
)

MINE = "a" * 32


def cookies(answer: Response, cookie: str = "") -> list[str]:
    """Ask for an answer with a cookie; return the cookies set."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "headers": [(b"cookie", cookie.encode())]}
    asyncio.run(VisitorCookie(answer)(scope, receive, send))
    return [value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"]


def test_a_page_brings_a_new_browser_its_secret() -> None:
    (cookie,) = cookies(HTMLResponse("x"))
    value = cookie.partition(";")[0].partition("=")[2]
    assert re.fullmatch(VISITOR_FORM, value)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie


def test_two_browsers_get_two_secrets() -> None:
    assert cookies(HTMLResponse("x")) != cookies(HTMLResponse("x"))


def test_a_known_browser_keeps_its_secret_and_its_days_begin_anew() -> None:
    (cookie,) = cookies(HTMLResponse("x"), f"other=1; {VISITOR_COOKIE}={MINE}")
    assert cookie.startswith(f"{VISITOR_COOKIE}={MINE}; Max-Age={400 * 24 * 3600};")


def test_what_is_no_page_sets_nothing() -> None:
    assert cookies(PlainTextResponse("x")) == []


def test_cookies_of_the_app_itself_stay() -> None:
    page = HTMLResponse("x")
    page.set_cookie("xsrf", "1")
    assert len(cookies(page)) == 2


@pytest.mark.parametrize(
    ("header", "value"),
    [
        (f"{VISITOR_COOKIE}={MINE}", MINE),
        (f"a=b; {VISITOR_COOKIE}={MINE}; c=d", MINE),
        ("", ""),
        ("a=b", ""),
        (f"{VISITOR_COOKIE}=short", ""),
        (f"{VISITOR_COOKIE}={'a' * 65}", ""),
        (f'{VISITOR_COOKIE}="a;b{MINE}"', ""),
        (f"{VISITOR_COOKIE}={MINE}<script>", ""),
        (f"{VISITOR_COOKIE}=' OR 1=1 --{MINE}", ""),
        ("a\0=b; =;;;", ""),
    ],
)
def test_only_a_secret_of_our_form_is_believed(header: str, value: str) -> None:
    assert secret(header) == value


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_what_is_no_request_passes_untouched(kind: str) -> None:
    seen: list[object] = []

    async def app(scope: object, _receive: object, send: object) -> None:
        seen.extend([scope, send])

    async def send(_: Message) -> None: ...

    scope = {"type": kind}
    asyncio.run(visitor_cookie.VisitorCookie(app)(scope, None, send))  # type: ignore[arg-type]
    assert seen == [scope, send]
