"""Read by Python at start-up when this folder is on PYTHONPATH: the app under test stays offline.

Attempts to leave are written, a line each, to the file named by ``TRUONGLOP_NETWORK_LOG``.
"""

import os
from pathlib import Path

import network_guard


def _note(what: str) -> None:
    log = os.environ.get("TRUONGLOP_NETWORK_LOG")
    if log:
        with Path(log).open("a", encoding="utf-8") as lines:
            lines.write(what + "\n")


# Only the app is asked for by name: `pytest` has this folder on its path too, but guards itself.
if os.environ.get("TRUONGLOP_OFFLINE") == "1":
    network_guard.install(_note)
