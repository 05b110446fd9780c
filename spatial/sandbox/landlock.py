"""Linux: the process itself gives up files, network and signals beyond its job (Landlock)."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same number on every architecture
_NO_NEW_PRIVS = 38
_EXECUTE, _WRITE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_ALL = (1 << 16) - 1  # from the fifth version: with control of devices
_FILE_ONLY = _EXECUTE | _WRITE | _READ_FILE | 1 << 14 | 1 << 15
_TCP_SINCE, _SCOPE_SINCE, _DEVICE_SINCE = 4, 6, 5
_BIND_CONNECT, _ABSTRACT_SIGNAL = 0b11, 0b11


def version() -> int:
    """Return the version of Landlock this kernel has, 0 for none."""
    if not hasattr(os, "O_PATH"):
        return 0
    return max(_call(_CREATE, None, 0, 1), 0)


def restrict(reads: Iterable[str], writes: Iterable[str]) -> bool:
    """
    Give up, for good, all files but these, TCP, and signals to other processes.

    Parameters
    ----------
    reads
        Files and folders that may be read.
    writes
        Folders that may be written to as well.

    Returns
    -------
    bool
        Whether the kernel holds it.
    """
    abi = version()
    if abi < 1:
        return False
    every = _ALL if abi >= _DEVICE_SINCE else _BY_ABI[abi]
    net = _BIND_CONNECT if abi >= _TCP_SINCE else 0
    scope = _ABSTRACT_SIGNAL if abi >= _SCOPE_SINCE else 0
    rules = struct.pack("QQQ", every, net, scope)[: 24 if scope else 16 if net else 8]
    ruleset = _call(_CREATE, rules, len(rules), 0)
    if ruleset < 0:
        return False
    for path in reads:
        _allow(ruleset, path, _READ_FILE | _READ_DIR | _EXECUTE)
    for path in writes:
        _allow(ruleset, path, every & ~_EXECUTE)
    libc = ctypes.CDLL(None, use_errno=True)
    held = libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and _call(_RESTRICT, ruleset, 0) == 0
    os.close(ruleset)
    return held


def _allow(ruleset: int, path: str, rights: int) -> None:
    """Allow a folder and what it holds, or a file; one that is not there needs no leave."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    held = rights if os.path.isdir(path) else rights & _FILE_ONLY  # noqa: PTH112 - a path as the kernel gets it
    _call(_ADD, ruleset, 1, struct.pack("=Qi", held, place), 0)
    os.close(place)


def _call(number: int, *arguments: bytes | int | None) -> int:
    """Call the kernel."""
    libc = ctypes.CDLL(None, use_errno=True)
    wide = [
        ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments
    ]
    return int(libc.syscall(ctypes.c_long(number), *wide))
