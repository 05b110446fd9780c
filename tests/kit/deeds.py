"""What a reader taken over by a file would do."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import python_calamine
import yaml


class Evil:
    """Stands where a reader of the list would: any module and function."""

    def __init__(self, target: str) -> None:
        self.target = target

    def partition(self, mark: str) -> tuple[str, str, str]:
        return self.target.partition(mark)


def double(number: int) -> int:
    return 2 * number


def fill(size: int) -> int:
    return len(bytearray(size))


def spin() -> None:
    while True:
        pass


def wait() -> None:
    time.sleep(600)


def long_text(size: int) -> str:
    return "x" * size


def break_down() -> None:
    os.kill(os.getpid(), signal.SIGSEGV) if sys.platform != "linux" else os.abort()


def defect() -> float:
    return 1 / 0


def environment(name: str) -> str | None:
    return os.environ.get(name)


def _refused(deed: Callable[[], object]) -> str:
    try:
        deed()
    except OSError:
        return "refused"
    return "done"


def write_much(_: str) -> str:
    return _refused(lambda: Path(tempfile.gettempdir(), "much").write_bytes(bytes(2_000_000)))


def open_socket(_: str) -> str:
    return _refused(lambda: socket.create_connection(("127.0.0.1", 9), timeout=1))


def open_outside(path: str) -> str:
    return _refused(lambda: Path(path).read_bytes())


def write_outside(path: str) -> str:
    return _refused(lambda: Path(path).write_bytes(b"taken"))


def start_program(_: str) -> str:
    return _refused(lambda: subprocess.run([sys.executable, "-c", ""], check=False))


def fork(_: str) -> str:
    return _refused(lambda: os.fork() or os._exit(0))


def read_book(path: str) -> int:
    """Read a workbook nobody looked at."""
    sheets = python_calamine.load_workbook(path)
    return sum(len(sheets.get_sheet_by_name(name).to_python()) for name in sheets.sheet_names)


def read_yaml(path: str) -> int:
    """Read YAML nobody weighed, and walk through all of it."""
    return len(repr(yaml.safe_load(Path(path).read_bytes())))
