"""Which requests reach the app: its own pages' alone, under a name of this machine."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from spatial.ui.server import doors, hosts
from spatial.ui.server.doors import Doors
from spatial.ui.server.limits import SERVER

NAMES = hosts.allowed("127.0.0.1")
HERE = {"host": "localhost:8501"}


def ask(
    path: str,
    method: str = "GET",
    given: dict[str, str] | None = None,
    *,
    kind: str = "http",
    extensions: dict[str, Any] | None = None,
    **fields: Any,  # noqa: ANN401 - fields of the doors
) -> list[Message]:
    """Ask at the doors; return what is sent back."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [
        (name.encode(), value.encode())
        for name, value in (HERE if given is None else given).items()
    ]
    scope = {"type": kind, "path": path, "headers": headers, "server": ("127.0.0.1", 8501)}
    scope |= {"method": method} if kind == "http" else {"extensions": extensions or {}}
    app = fields.pop("app", PlainTextResponse("in"))
    asyncio.run(Doors(app, NAMES, **fields)(scope, receive, send))
    return sent


def status(*given: Any, **more: Any) -> int:  # noqa: ANN401 - as `ask` takes them
    """Return the status of the answer."""
    return int(ask(*given, **more)[0]["status"])


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/map",
        "/static/js/main.js",
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/bidi-components/x",
        "/assets/map/map.js",
    ],
)
def test_what_a_page_asks_for_is_handed_on(path: str) -> None:
    assert status(path) == 200


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/message",
        "/_stcore/",
        "/map/_stcore/health",
        "/auth/login",
        "/oauth2callback",
    ],
)
def test_what_no_page_asks_for_is_not_there(path: str) -> None:
    assert status(path) == 404


def test_figures_about_the_server_are_there_where_they_were_opened() -> None:
    assert status("/_stcore/metrics", metrics=True) == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", ""])
def test_a_foreign_name_is_refused_before_anything_else(host: str) -> None:
    assert status("/_stcore/metrics", given={"host": host}) == 400
    assert status("/", given={}) == 400


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({}, 200),
        ({"origin": "http://localhost:8501"}, 200),
        ({"origin": "https://localhost:8501"}, 200),
        ({"origin": "http://LOCALHOST:8501"}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://localhost:9999"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "file://localhost:8501"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
    ],
)
def test_an_upload_comes_from_a_page_of_this_server_or_from_none(
    headers: dict[str, str], answer: int
) -> None:
    assert status("/_stcore/upload_file/a/b", "PUT", HERE | headers) == answer


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_reading_changes_nothing_and_may_come_from_anywhere(method: str) -> None:
    assert status("/", method, HERE | {"origin": "http://evil.example"}) == 200


@pytest.mark.parametrize(
    ("path", "method", "answer"),
    [
        ("/_stcore/upload_file/a/b", "PUT", 200),
        ("/_stcore/upload_file/a/b", "DELETE", 200),
        ("/_stcore/upload_file/a/b", "OPTIONS", 200),
        ("/_stcore/upload_file/a/b", "POST", 405),
        ("/_stcore/health", "PUT", 405),
        ("/", "POST", 405),
        ("/", "DELETE", 405),
    ],
)
def test_only_uploads_come_and_go(path: str, method: str, answer: int) -> None:
    assert status(path, method) == answer


@pytest.mark.parametrize("base", ["plan", "/plan/"])
def test_behind_a_proxy_the_same_doors_stand_below_its_prefix(base: str) -> None:
    assert status("/plan/_stcore/health", base=base) == 200
    assert status("/plan/_stcore/metrics", base=base) == 404


def test_a_refused_socket_is_closed_before_it_is_open() -> None:
    (message,) = ask("/_stcore/stream", kind="websocket", given={"host": "evil.example"})
    assert message == {"type": "websocket.close", "code": 1008}


def test_a_server_that_can_answers_a_refused_socket_in_words() -> None:
    sent = ask(
        "/_stcore/stream",
        kind="websocket",
        given={"host": "evil.example"},
        extensions={"websocket.http.response": {}},
    )
    assert sent[0]["status"] == 400


def test_one_page_too_many_is_refused_and_a_page_that_closes_makes_room() -> None:
    counts: list[int] = []
    closed: Message = {"type": "websocket.close", "code": 1000}

    async def app(_scope: object, _receive: object, send: Any) -> None:  # noqa: ANN401 - as ASGI asks
        counts.append(held._sessions)
        await send(closed)

    held = Doors(app, NAMES)

    def open_page() -> Message:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {
            "type": "websocket",
            "path": "/_stcore/stream",
            "headers": [(b"host", b"localhost")],
        }
        asyncio.run(held(scope, None, send))  # type: ignore[arg-type]
        return sent[0]

    assert open_page() == closed
    assert (counts, held._sessions) == ([1], 0)
    held._sessions = SERVER.sessions
    assert open_page() == {"type": "websocket.close", "code": 1008}
    assert held._sessions == SERVER.sessions


def test_one_browser_has_so_many_pages_open_and_leaves_the_rest_to_others() -> None:
    secrets = {who: f"{who * 20}".encode() for who in "ab"}
    opened: list[str] = []

    async def app(scope: Any, _receive: object, _send: object) -> None:  # noqa: ANN401 - as ASGI asks
        opened.append("page")
        if scope["depth"] > 1:  # every page stays open while the next one is opened
            await held(page("a", scope["depth"] - 1), None, send)  # type: ignore[arg-type]

    async def send(message: Message) -> None:
        opened.append(message["type"])

    def page(who: str, depth: int) -> dict[str, object]:
        cookie = (b"cookie", b"truonglop_visitor=" + secrets[who])
        headers = [(b"host", b"localhost"), cookie]
        return {
            "type": "websocket",
            "path": "/_stcore/stream",
            "headers": headers,
            "depth": depth,
        }

    held = Doors(app, NAMES)
    asyncio.run(held(page("a", SERVER.sessions_each + 1), None, send))  # type: ignore[arg-type]
    assert opened == ["page"] * SERVER.sessions_each + ["websocket.close"]
    held._each["a" * 20] = SERVER.sessions_each
    asyncio.run(held(page("b", 1), None, send))  # type: ignore[arg-type]
    assert opened[-1] == "page"
    assert set(held._each) == {"a" * 20}


def test_a_page_that_fails_is_counted_out_all_the_same() -> None:
    async def app(*_: object) -> None:
        raise ZeroDivisionError

    held = Doors(app, NAMES)
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", b"localhost")]}
    with pytest.raises(ZeroDivisionError):
        asyncio.run(held(scope, None, None))  # type: ignore[arg-type]
    assert held._sessions == 0


def test_every_door_below_the_core_that_is_open_is_named() -> None:
    assert all(not door.startswith("/") for door in (*doors.OPEN, *doors.OPEN_BELOW))


def test_the_doors_of_the_sign_in_open_one_by_one_where_people_sign_in() -> None:
    open_doors = ("/auth/login", "/auth/logout", "/oauth2callback")
    for path in open_doors:
        assert status(path, sign_in=open_doors) == 200
        assert status(path) == 404
    for path in ("/auth/", "/auth/other", "/oauth2callback/x"):
        assert status(path, sign_in=open_doors) == 404
