"""The page is answered before the app is there; all else waits, and gets the app's own answer."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from spatial.ui.server import gate, index_page, streamlit_page
from spatial.ui.server.gate import Gate

NOW = PlainTextResponse("at once")


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Live and answer as an app does."""
    if scope["type"] != "lifespan":
        await PlainTextResponse("of the app")(scope, receive, send)
        return
    assert (await receive())["type"] == "lifespan.startup"
    await send({"type": "lifespan.startup.complete"})
    assert (await receive())["type"] == "lifespan.shutdown"
    await send({"type": "lifespan.shutdown.complete"})


async def ask(entrance: ASGIApp, path: str = "/", **more: Any) -> tuple[int, str]:  # noqa: ANN401 - parts of a scope
    """Ask for a path; return status and text, 0 where nothing was answered."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
    await entrance({**scope, **more}, _nothing, send)
    body = b"".join(message.get("body", b"") for message in sent)
    return (sent[0]["status"] if sent else 0), body.decode()


async def _nothing() -> Message:
    await asyncio.sleep(0)  # who listens for the end of a visit lets others work
    return {"type": "http.request", "body": b""}


def live(
    load: Callable[[], ASGIApp], visit: Callable[[Gate], Awaitable[None]]
) -> tuple[Gate, list[str], list[str]]:
    """Let a gate live while somebody visits it; return it, what it said, and its cries."""
    said: list[str] = []
    cries: list[str] = []

    async def life() -> Gate:
        entrance = Gate(load, NOW, lambda: cries.append("failed"))
        orders: asyncio.Queue[Message] = asyncio.Queue()
        orders.put_nowait({"type": "lifespan.startup"})

        async def send(message: Message) -> None:
            said.append(message["type"])

        running = asyncio.create_task(entrance({"type": "lifespan"}, orders.get, send))
        await asyncio.sleep(0)
        await visit(entrance)
        orders.put_nowait({"type": "lifespan.shutdown"})
        await running
        return entrance

    return asyncio.run(life()), said, cries


def test_the_page_is_answered_while_the_app_is_loaded_and_the_rest_waits_for_it() -> None:
    loaded = threading.Event()

    def load() -> ASGIApp:
        assert loaded.wait(30)
        return app

    async def visit(entrance: Gate) -> None:
        assert await ask(entrance) == (200, "at once")
        waiting = asyncio.create_task(ask(entrance, "/component/a.js"))
        await asyncio.sleep(0)
        assert not waiting.done()
        loaded.set()
        assert await waiting == (200, "of the app")
        assert await ask(entrance) == (200, "of the app")  # from now on the page too

    entrance, said, cries = live(load, visit)
    assert said == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert cries == []
    assert entrance.problem is None


@pytest.mark.parametrize("path", ["/_stcore/health", "/map", "/assets/geo/a.json", "/component/x"])
def test_only_the_page_itself_is_answered_before(path: str) -> None:
    scope = {"type": "http", "method": "GET", "path": path}
    assert not gate._is_page_or_shell(scope)
    assert gate._is_page_or_shell(scope | {"path": "/"})
    assert not gate._is_page_or_shell(scope | {"path": "/", "method": "POST"})
    assert not gate._is_page_or_shell({"type": "websocket", "path": "/"})


@pytest.mark.parametrize("script", ["light.js", "numbers.js", "page.js", "first.js"])
def test_our_scripts_in_the_page_are_answered_with_it(script: str) -> None:
    """A browser shows nothing before a script in the head of the page has come."""
    path = f"{index_page.ROUTE}/{script}"
    server = {"server": ("127.0.0.1", 8501), "headers": _headers("localhost:8501")}
    assert gate._is_page_or_shell({"type": "http", "method": "GET", "path": path})
    status, body = asyncio.run(ask(gate.meanwhile("127.0.0.1"), path, **server))
    assert (status, body) == (200, (index_page.FOLDER / script).read_text("utf-8"))


def test_the_style_and_scripts_streamlit_s_page_names_are_answered_with_it() -> None:
    """It shows nothing before they have come; they lie in the package, whatever is imported."""
    server = {"server": ("127.0.0.1", 8501), "headers": _headers("localhost:8501")}
    named = re.findall(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"', streamlit_page.text())
    assert {name.rpartition(".")[2] for name in named} >= {"js", "css"}
    for name in named:
        path = f"/{name}"
        assert gate._is_page_or_shell({"type": "http", "method": "GET", "path": path})
        assert asyncio.run(ask(gate.meanwhile("127.0.0.1"), path, **server))[0] == 200


def test_behind_a_prefix_nothing_is_answered_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(gate.PREFIX, "planning")
    assert not gate._is_page_or_shell({"type": "http", "method": "GET", "path": "/"})


def test_nobody_waits_for_an_app_that_cannot_be_loaded() -> None:
    def load() -> ASGIApp:
        msg = "no library"
        raise ImportError(msg)

    async def visit(entrance: Gate) -> None:
        assert await ask(entrance, "/component/a.js") == (0, "")

    entrance, _, cries = live(load, visit)
    assert cries == ["failed"]
    assert isinstance(entrance.problem, ImportError)


def test_nor_for_one_that_says_it_cannot_start() -> None:
    async def fails(_: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.failed", "message": "no room"})

    async def visit(entrance: Gate) -> None:
        assert await ask(entrance, "/component/a.js") == (0, "")

    entrance, _, cries = live(lambda: fails, visit)
    assert cries == ["failed"]
    assert str(entrance.problem) == "no room"


def _headers(host: str) -> list[tuple[bytes, bytes]]:
    return [(b"host", host.encode())]


def test_what_answers_meanwhile_keeps_the_rules_of_the_app() -> None:
    page = gate.meanwhile("127.0.0.1")
    server = {"server": ("127.0.0.1", 8501), "headers": _headers("localhost:8501")}
    status, text = asyncio.run(ask(page, **server))
    assert status == 200
    assert '<html lang="vi">' in text
    assert asyncio.run(ask(page, query_string=b"lang=en", **server))[1].count('<html lang="en">')
    foreign = server | {"headers": _headers("evil.example")}
    assert asyncio.run(ask(page, **foreign))[0] == 400


def test_a_browser_gets_its_secret_and_its_orders_with_the_first_page() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b""}
    scope |= {"server": ("127.0.0.1", 8501), "headers": _headers("localhost:8501")}
    asyncio.run(gate.meanwhile("127.0.0.1")(scope, _nothing, send))
    names = {name.decode() for name, _ in sent[0]["headers"]}
    assert {"set-cookie", "content-security-policy", "x-frame-options"} <= names


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ({}, "vi"),
        ({"lang": "en"}, "en"),
        ({"lang": "xx"}, "vi"),
        ({"level": "thcs"}, gate.opening("vi")),
        ({"lang": "en", "ward": "w1"}, gate.opening("en")),
    ],
)
def test_the_kept_first_screen_is_shown_to_who_asks_for_nothing_else(
    link: dict[str, str], shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_kept", lambda: {"vi": "vi", "en": "en"})
    assert gate.kept("/", link) == shown


def test_without_a_kept_screen_the_page_says_that_the_app_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gate, "_kept", dict)
    assert "Đang mở" in gate.kept("/", {})
    assert "Opening" in gate.kept("/", {"lang": "en"})
    assert f'id="{index_page.FIRST_ID}"' in gate.kept("/", {})
    script = (index_page.FOLDER / "first.js").read_text(encoding="utf-8")
    assert f'"{index_page.FIRST_ID}"' in script


def test_the_gate_stands_without_a_heavy_package() -> None:
    heavy = "('pandas', 'geopandas', 'scipy', 'numba', 'streamlit', 'shapely')"
    asked = (
        "import sys, spatial.ui.server.listener as one; one.gate.meanwhile('127.0.0.1');"
        f"print(*(name for name in {heavy} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
