"""One run of an app under measurement: its server, its browser, its time and its figures."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser")]

import server  # noqa: E402 - the tests' own module, on the path from here on

SETUP = ("-m", "spatial.ui.startup")  # the part of set-up that draws
SERVE = ("-m", "spatial.cli", "serve", "--port={port}", "--no-browser")


class OutOfTimeError(RuntimeError):
    """The run has taken the time it may take."""


@dataclass
class Run:
    """
    What was measured of one app.

    Attributes
    ----------
    name, root
        What it is called in messages, and its checkout.
    until
        When the run ends [s of the monotonic clock].
    figures
        Measured values by task, with their units.
    """

    name: str
    root: Path
    until: float
    figures: dict[str, list[float]] = field(default_factory=dict)

    def wait(self, what: str) -> None:
        """Say what is waited for; end when the time is over."""
        left = self.until - time.monotonic()
        sys.stderr.write(f"  {self.name}: {what} ({left:.0f} s left)\n")
        sys.stderr.flush()
        if left <= 0:
            raise OutOfTimeError(what)

    def left_ms(self) -> float:
        """Return how long anything may still take."""
        return max(1000.0 * (self.until - time.monotonic()), 1.0)

    def note(self, task: str, value: float) -> None:
        """Keep a value."""
        self.figures.setdefault(task, []).append(value)


def python(root: Path) -> str:
    """
    Return the interpreter of a checkout: with what its own lock file names.

    Raises
    ------
    RuntimeError
        If another checkout was not set up; with our packages its app would lack some of its own.
    """
    if root.resolve() == ROOT.resolve():
        return sys.executable
    for own in (root / ".venv" / "bin" / "python", root / ".venv" / "Scripts" / "python.exe"):
        if own.exists():
            return str(own)
    msg = f"{root} is not set up: run `uv sync --frozen --no-dev` there"
    raise RuntimeError(msg)


def answer(run: Run, process: subprocess.Popen[bytes], url: str, _log: Path) -> None:
    """Return when the port answers a page at all."""
    pause = 0.02
    while time.monotonic() < run.until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=run.left_ms() / 1000):  # noqa: S310 - our own port
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(pause)
    msg = f"nothing answers at {url}"
    raise RuntimeError(msg)


@contextmanager
def started(run: Run, *, prepared: bool = True) -> Iterator[server.Server]:
    """Start an app and time its port; unless it is prepared, nothing was drawn by set-up."""
    run.wait("set-up, then port" if prepared else "port")
    begun: list[float] = []

    def ready(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
        begun.append(time.perf_counter())
        answer(run, process, url, log)
        run.note("port answers after the command", time.perf_counter() - begun[0])

    drawn = prepared and (run.root / "spatial" / "ui" / "startup.py").exists()  # not in all times
    own = python(run.root)
    first = (own, *SETUP) if drawn else ()
    command = (own, *SERVE)
    with (
        tempfile.TemporaryDirectory() as folder,
        server.serving(
            Path(folder), command=command, root=run.root, ready=ready, first=first
        ) as running,
    ):
        yield running


def window(browser: Browser) -> BrowserContext:
    """Open a browser that remembers nothing; it keeps files as a planner's does."""
    return browser.new_context(
        viewport={"width": 1280, "height": 800}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
    )
