"""
The program's own log: one JSON object a line, of what failed and where in the program.

Nothing of a person gets in, and nothing he brought: what an exception says may quote a name, a
login or a figure of an upload, and so does a command's line; kinds of failures, files and lines of
the program, and functions quote nothing. What libraries log while the program serves, and warnings
of Python, are told the same way (`captured`): they write exceptions and values out, and addresses
with the secrets of links.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO

from spatial.errors import UserError
from spatial.store import private
from spatial.store.place import home

NAME = "truonglop.log"
SETTING, STANDARD_ERROR = "TRUONGLOP_LOG", "stderr"  # a container's lines are taken from there
_MOST = 60  # frames of one failure
_ROOTS = tuple(sorted({path for path in sys.path if path}, key=len, reverse=True))


def note(event: str, problem: BaseException | None = None) -> Path:
    """
    Add a line to the log, which the user who runs the program alone may read.

    Parameters
    ----------
    event
        What happened, in words of the program: ``page failed``.
    problem
        What was raised; its kind and where it came from are noted, never what it says.

    Returns
    -------
    Path
        The file.
    """
    line = json.dumps(record(event, problem), ensure_ascii=False) + "\n"
    file = private.folder(home()) / NAME
    file.touch(mode=private.FILE)
    private.shut(file)  # a former version left it open to others
    with file.open("a", encoding="utf-8") as log:
        log.write(line)
    if os.environ.get(SETTING, "") == STANDARD_ERROR:
        sys.stderr.write(line)
        sys.stderr.flush()
    return file


def record(event: str, problem: BaseException | None = None) -> dict[str, object]:
    """Tell an event as a line tells it: time in UTC, program, event, what was raised and where."""
    told: dict[str, object] = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "level": "info" if problem is None else "error",
        "program": f"truonglop {version('truonglop')}",
        "event": event,
    }
    if problem is not None:
        told["raised"] = [
            {"kind": f"{type(one).__module__}.{type(one).__qualname__}", "at": _places(one)}
            for one in _causes(problem)
        ]
    return told


class QuietRecord(logging.LogRecord):
    """What a library logs, as a line of ours: who said it, where, what was raised; not its text."""

    def __init__(  # noqa: PLR0913, PLR0917 - as logging makes it
        self,
        name: str,
        level: int,
        pathname: str,
        lineno: int,
        msg: object,
        args: Any,  # noqa: ANN401 - as logging's
        exc_info: Any,  # noqa: ANN401 - as logging's
        func: str | None = None,
        sinfo: str | None = None,  # noqa: ARG002 - a stack written out
        **more: object,
    ) -> None:
        """Take what a library says; of its words and values nothing is kept."""
        super().__init__(name, level, pathname, lineno, "", (), None, func, None, **more)
        raised = exc_info[1] if isinstance(exc_info, tuple) else exc_info
        said = (raised, msg, *(args if isinstance(args, tuple) else ()))
        problem = next((one for one in said if isinstance(one, BaseException)), None)
        told = record("a library says", problem)
        told |= {"level": self.levelname.lower(), "library": name}
        told |= {"at": f"{_short(pathname)}:{lineno} {func or ''}".strip()}
        self.msg = json.dumps(told, ensure_ascii=False)


@contextmanager
def captured() -> Iterator[None]:
    """While it is open, whatever any library logs, or leaves uncaught beside a page, is quiet."""
    before = logging.getLogRecordFactory(), threading.excepthook, sys.unraisablehook
    shown = warnings.showwarning
    warnings.showwarning = _warned
    logging.setLogRecordFactory(QuietRecord)
    threading.excepthook = lambda failed: _uncaught("thread failed", failed.exc_value)
    sys.unraisablehook = lambda failed: _uncaught("left uncaught", failed.exc_value)
    try:
        yield
    finally:
        warnings.showwarning = shown
        logging.setLogRecordFactory(before[0])
        threading.excepthook, sys.unraisablehook = before[1:]


def _warned(
    message: Warning | str,  # noqa: ARG001 - it may quote a value
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001 - never given one
    line: str | None = None,  # noqa: ARG001 - of the source
) -> None:
    """Write a warning of Python as a line of ours: its kind and its place, not its text."""
    told = record("a library says") | {"level": "warning", "library": "py.warnings"}
    told |= {"kind": f"{category.__module__}.{category.__qualname__}"}
    told |= {"at": f"{_short(filename)}:{lineno}"}
    with suppress(OSError, ValueError, AttributeError):  # a server without a terminal has none
        sys.stderr.write(json.dumps(told, ensure_ascii=False) + "\n")


def _uncaught(event: str, problem: BaseException | None) -> None:
    """Note what nobody caught; where the disk takes no line there is nobody to be told."""
    with suppress(OSError, UserError):
        note(event, problem)


def _causes(problem: BaseException) -> Iterator[BaseException]:
    """Give what was raised and what it came of, the last first."""
    seen: set[int] = set()
    one: BaseException | None = problem
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(problem: BaseException) -> list[str]:
    """List file, line and function of every step, the outermost first."""
    steps = traceback.extract_tb(problem.__traceback__)[-_MOST:]
    return [f"{_short(step.filename)}:{step.lineno} {step.name}" for step in steps]


def _short(file: str) -> str:
    """Name a file of the program without where it is installed, which may tell a user's name."""
    root = next((one for one in _ROOTS if file.startswith(one + os.sep)), None)
    return Path(file).name if root is None else Path(file).relative_to(root).as_posix()
