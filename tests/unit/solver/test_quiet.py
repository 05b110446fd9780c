"""A command's answer is all its standard output holds."""

from __future__ import annotations

import ctypes
import os

import pytest

from spatial.solver.quiet import quiet


def test_what_a_compiled_library_prints_does_not_reach_the_answer(
    capfd: pytest.CaptureFixture[str],
) -> None:
    libc = ctypes.CDLL(None)
    os.write(1, b"before ")
    with quiet():
        libc.printf(b"a line of its own\n")
        os.write(1, b"another")
    os.write(1, b"after")
    assert capfd.readouterr().out == "before after"
