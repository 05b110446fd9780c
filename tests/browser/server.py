"""The app, started as a user would start it, on a free port and with a home of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
READY_S = 120.0  # a cold two-core machine reads the geo stack in a fraction of this
ASK_EVERY_S = 0.1
STOP_S = 10.0


Ready = Callable[[subprocess.Popen[bytes], str, Path], None]


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running app."""

    url: str
    home: Path  # its workspace files
    pid: int
    log: Path
    network_log: Path

    def left_home(self) -> list[str]:
        """List the connections the server tried to open to other machines; all were refused."""
        if not self.network_log.exists():
            return []
        return self.network_log.read_text(encoding="utf-8").splitlines()

    def words(self) -> str:
        """Give what the server printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    """Find a port nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def is_healthy(url: str) -> bool:
    """Ask Streamlit whether it serves."""
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def wait_until_healthy(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Return when the server serves; fail with its own words when it ends or takes too long."""
    tick = threading.Event()  # never set: its wait is the pause between two questions
    deadline = time.monotonic() + READY_S
    while not is_healthy(url):
        ended = process.poll() is not None
        if ended or time.monotonic() > deadline:
            what = f"ended with code {process.returncode}" if ended else f"not ready in {READY_S} s"
            words = log.read_text(encoding="utf-8", errors="replace")[-4000:]
            msg = f"the app {what}; it said:\n{words}"
            raise RuntimeError(msg)
        tick.wait(ASK_EVERY_S)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and whatever it started, politely first where the system knows how."""
    if sys.platform == "win32":
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False, timeout=STOP_S)
        return
    for how in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(process.pid, how)
            process.wait(STOP_S)


@contextmanager
def serving(  # noqa: PLR0913 - what a start may differ in
    folder: Path,
    *,
    command: Sequence[str] | None = None,
    root: Path = ROOT,
    ready: Ready | None = None,
    first: Sequence[str] = (),
    settings: Mapping[str, str] | None = None,
    again: Server | None = None,
) -> Iterator[Server]:
    """Start the app with its files in this folder; stop it at the end.

    Parameters
    ----------
    folder
        An empty folder: home, logs.
    command
        What to start instead of the app; ``{port}`` stands for the port.
    root
        Another checkout whose app is started.
    ready
        What to wait for instead of the app's own word that it serves.
    first
        What is run to its end before, in the same home: a part of set-up.
    settings
        More of the environment; ``{port}`` stands for the port.
    again
        One that has ended: this one is started in its home, under its address.
    """
    port = free_port() if again is None else int(again.url.rpartition(":")[2])
    home = folder / "home" if again is None else again.home
    log, network_log = folder / "server.log", folder / "network.log"
    home.mkdir(exist_ok=again is not None)
    start = command or [
        sys.executable,
        "-m",
        "spatial.cli",
        "serve",
        "--port={port}",
        "--no-browser",
    ]
    offline = os.pathsep.join(
        filter(None, [str(ROOT / "tests/offline"), os.environ.get("PYTHONPATH")])
    )
    surroundings = os.environ | {
        "HOME": str(home),
        "TRUONGLOP_HOME": str(home),
        "TRUONGLOP_OFFLINE": "1",
        "TRUONGLOP_NETWORK_LOG": str(network_log),
        "PYTHONPATH": offline,
        "PYTHONUTF8": "1",
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    }
    for name, value in (settings or {}).items():
        surroundings[name] = value.replace("{port}", str(port))
    with log.open("wb") as words:
        if first:
            done = {"stdin": subprocess.DEVNULL, "stdout": words, "stderr": subprocess.STDOUT}
            subprocess.run(first, cwd=root, env=surroundings, check=True, timeout=READY_S, **done)
        process = subprocess.Popen(
            [part.replace("{port}", str(port)) for part in start],
            cwd=root,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that stop() reaches Streamlit under the command line
        )
    try:
        url = f"http://127.0.0.1:{port}"
        (ready or wait_until_healthy)(process, url, log)
        yield Server(url=url, home=home, pid=process.pid, log=log, network_log=network_log)
    finally:
        stop(process)
