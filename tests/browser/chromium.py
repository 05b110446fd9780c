"""The system's Chromium under Playwright, every way out of the machine shut and watched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    WebSocket,
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
    # No address is found but this machine's: by no page, nor for the browser's own errands
    # (updates, safe browsing).
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
# What a page may store; not among it: the files the browser keeps to ask for them no second time.
STORED = "cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage"
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
    outside: list[str] = field(default_factory=list)  # requests that tried to leave; none could
    errors: list[str] = field(default_factory=list)  # uncaught errors of the page's scripts
    console: list[str] = field(default_factory=list)  # what the page's scripts complained about
    sockets: list[str] = field(
        default_factory=list
    )  # opened and closed: one that closes loses work
    listen: Callable[[Page], None] = field(default=lambda _: None)  # what hears of another page
    ask: Callable[[Request], None] = field(default=lambda _: None)  # what hears of every request


def settings(*, width: int, height: int, languages: Sequence[str]) -> dict[str, Any]:
    """Give what a window of a size [CSS px] for these languages is opened with."""
    return {
        "viewport": {"width": width, "height": height},
        "locale": languages[0],
        "timezone_id": "Asia/Ho_Chi_Minh",
        "service_workers": "block",  # a worker could make requests of its own, unseen
        "accept_downloads": True,
        "reduced_motion": "reduce",
    }


def visit(browser: Browser, *, width: int, height: int, languages: Sequence[str]) -> Visit:
    """Open a window that remembers nothing, of a size [CSS px], for these languages."""
    context = browser.new_context(**settings(width=width, height=height, languages=languages))
    return watched(context, context.new_page())


def watched(context: BrowserContext, page: Page) -> Visit:
    """
    Write down what the pages of a context ask for, complain about and open.

    Nothing stands between a page and the server: a browser whose requests are looked at one by
    one keeps no file it has, and reads and compiles the app's scripts anew for every page. The
    context hears of requests, not the page: a new tab asks before anybody can listen to it.
    """
    seen = Visit(context=context, page=page)

    def ask(request: Request) -> None:
        if is_outside(request.url):
            seen.outside.append(f"{request.method} {request.url}")

    def listen(page: Page) -> None:
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.on("console", complain)
        page.on("websocket", follow)

    def follow(socket: WebSocket) -> None:
        if is_outside(socket.url):
            seen.outside.append(f"WEBSOCKET {socket.url}")
        seen.sockets.append(f"opened {socket.url}")
        socket.on("close", lambda _: seen.sockets.append(f"closed {socket.url}"))

    def complain(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            seen.console.append(f"{message.type}: {message.text}")

    seen.listen, seen.ask = listen, ask
    context.on("request", ask)
    context.on("page", listen)
    listen(page)
    return seen


class ReusedWindow:
    """
    One browser window used by one visitor after the other, who each find it as new.

    The files of the app it has, and what it made of its scripts, stay: half of what opening a page
    takes. Cookies and what pages stored do not.
    """

    def __init__(self, playwright: Playwright, path: str, folder: Path, **given: Any) -> None:  # noqa: ANN401 - as Playwright takes it
        self._context = playwright.chromium.launch_persistent_context(
            folder, executable_path=path, headless=True, args=list(ARGUMENTS), **given
        )
        self._blank = self._context.pages[0]  # without a page the browser ends
        self._devtools = self._context.new_cdp_session(self._blank)

    def visit(self) -> Visit:
        """Open a page as a new visitor."""
        return watched(self._context, self._context.new_page())

    def leave(self, seen: Visit) -> None:
        """Close what a visitor opened and forget him."""
        self._context.remove_listener("page", seen.listen)
        self._context.remove_listener("request", seen.ask)
        for page in self._context.pages:
            if page != self._blank:
                page.close()
        self._context.clear_cookies()
        self._devtools.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": STORED})

    def close(self) -> None:
        """End the browser."""
        self._context.close()
