"""The system's Chromium under Playwright, every way out of the machine shut and watched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Route,
    WebSocket,
    WebSocketRoute,
)

# The same places are in scripts/setup.sh.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FETCHED = ".cache/ms-playwright/chromium-*/chrome-linux*/chrome"  # where a user asked for it
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # pipelines run as root, where the sandbox cannot start
    "--disable-gpu",
    "--disable-dev-shm-usage",  # a container's /dev/shm is too small for a map
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The browser's own errands (updates, safe browsing) find no address either.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
WEB_SCHEMES = frozenset({"http", "https", "ws", "wss", "ftp"})


def find() -> str | None:
    """Find a Chromium that runs; Ubuntu's package may be a stub that does not."""
    fetched = (str(path) for path in sorted(Path.home().glob(FETCHED)))
    for name in (os.environ.get("TRUONGLOP_CHROMIUM"), *NAMES, *fetched):
        path = shutil.which(name) if name else None
        if path is None:
            continue
        answer = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60)
        if answer.returncode == 0:
            return path
    return None


def launch(playwright: Playwright, path: str) -> Browser:
    """Start that Chromium with an empty profile."""
    return playwright.chromium.launch(executable_path=path, headless=True, args=list(ARGUMENTS))


def is_outside(url: str) -> bool:
    """Tell whether a request would leave the machine; ``data:`` and ``blob:`` do not."""
    parts = urlsplit(url)
    return parts.scheme in WEB_SCHEMES and parts.hostname not in LOCAL_HOSTS


@dataclass
class Visit:
    """One visitor's browser window, and what went on behind it."""

    context: BrowserContext
    page: Page
    outside: list[str] = field(default_factory=list)  # requests that tried to leave, all aborted
    errors: list[str] = field(default_factory=list)  # uncaught errors of the page's scripts
    console: list[str] = field(default_factory=list)  # what the page's scripts complained about
    sockets: list[str] = field(
        default_factory=list
    )  # opened and closed: one that closes loses work


def visit(browser: Browser, *, width: int, height: int, languages: Sequence[str]) -> Visit:
    """Open a window that remembers nothing, of a size [CSS px], for these languages."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=languages[0],
        timezone_id="Asia/Ho_Chi_Minh",
        service_workers="block",  # a worker could make requests of its own, unseen
        accept_downloads=True,
        reduced_motion="reduce",
    )
    seen = Visit(context=context, page=context.new_page())

    def abort(route: Route) -> None:
        seen.outside.append(f"{route.request.method} {route.request.url}")
        route.abort("blockedbyclient")

    def refuse(socket: WebSocketRoute) -> None:
        seen.outside.append(f"WEBSOCKET {socket.url}")
        socket.close()

    def listen(page: Page) -> None:
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.on("console", complain)
        page.on("websocket", follow)

    def follow(socket: WebSocket) -> None:
        seen.sockets.append(f"opened {socket.url}")
        socket.on("close", lambda _: seen.sockets.append(f"closed {socket.url}"))

    def complain(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            seen.console.append(f"{message.type}: {message.text}")

    context.route(is_outside, abort)
    context.route_web_socket(is_outside, refuse)
    context.on("page", listen)
    listen(seen.page)
    return seen
