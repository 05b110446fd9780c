"""Peak memory of one call, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

_CODE = """
import importlib, sys
module, name = sys.argv[1].split(":")
getattr(importlib.import_module(module), name)()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) / 1024)
"""


def megabytes(call: str) -> float:
    """
    Measure the most memory a process held that did nothing else.

    Parameters
    ----------
    call
        ``module:function`` without arguments. Imports and data count: a program has both.
    """
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", _CODE, call], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])
