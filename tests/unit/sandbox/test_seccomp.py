"""The filter of system calls, run as the kernel runs it: instruction by instruction."""

from __future__ import annotations

import errno
import struct
import sys

import pytest

from spatial.sandbox import seccomp

MACHINES = sorted(seccomp._REFUSED)
ALLOW, KILL = seccomp._ALLOW, seccomp._KILL
REFUSE, MISSING = (seccomp._REFUSE | code for code in (errno.EACCES, errno.ENOSYS))


def verdict(machine: str, number: int, *, flags: int = 0, architecture: int | None = None) -> int:
    """Run the filter on one call: its number, architecture and first argument."""
    arch = seccomp._ARCHITECTURE[machine] if architecture is None else architecture
    data = struct.pack("IIQQ", number, arch, 0, flags)
    program = list(struct.iter_unpack("HBBI", seccomp._program(machine)))
    register, at = 0, 0
    while True:
        code, yes, no, value = program[at]
        at += 1
        if code == seccomp._RETURN:
            return int(value)
        if code == seccomp._LOAD:
            register = struct.unpack_from("I", data, value)[0]
        elif code == seccomp._EQUAL:
            at += yes if register == value else no
        else:
            assert code == seccomp._ANY_BIT
            at += yes if register & value else no


@pytest.mark.parametrize("machine", MACHINES)
def test_every_call_of_the_list_is_refused(machine: str) -> None:
    calls = seccomp._REFUSED[machine]
    assert {verdict(machine, number) for number in calls} == {REFUSE}
    assert len(set(calls)) == len(calls)


@pytest.mark.parametrize("machine", MACHINES)
def test_every_other_call_is_allowed(machine: str) -> None:
    special = {*seccomp._REFUSED[machine], seccomp._CLONE[machine], seccomp._CLONE3}
    others = [number for number in range(500) if number not in special]
    assert {verdict(machine, number) for number in others} == {ALLOW}


@pytest.mark.parametrize("machine", MACHINES)
def test_a_thread_may_begin_and_a_process_may_not(machine: str) -> None:
    clone = seccomp._CLONE[machine]
    assert verdict(machine, clone, flags=seccomp._THREAD | 0x11) == ALLOW
    assert verdict(machine, clone, flags=0x11) == REFUSE


@pytest.mark.parametrize("machine", MACHINES)
def test_a_call_whose_flags_nobody_sees_is_said_to_be_missing(machine: str) -> None:
    """Libraries then go back to the older call, whose flags are seen."""
    assert verdict(machine, seccomp._CLONE3) == MISSING


@pytest.mark.parametrize("machine", MACHINES)
def test_the_numbers_of_another_architecture_end_the_process(machine: str) -> None:
    assert verdict(machine, 0, architecture=0x40000003) == KILL


def test_the_other_half_of_the_numbers_ends_the_process_too() -> None:
    assert verdict("x86_64", seccomp._X32 | 41) == KILL


@pytest.mark.parametrize(
    ("number", "what"),
    [(41, "socket"), (42, "connect"), (57, "fork"), (59, "execve"), (101, "ptrace")],
)
def test_what_an_attacker_needs_first_is_on_the_list(number: int, what: str) -> None:
    assert number in seccomp._REFUSED["x86_64"], what


@pytest.mark.parametrize("number", [0, 1, 3, 9, 257])
def test_reading_writing_and_memory_stay(number: int) -> None:
    assert verdict("x86_64", number) == ALLOW


def test_a_filter_fits_what_the_kernel_takes() -> None:
    """At most 4,096 instructions of eight bytes, jumps of at most 255."""
    for machine in MACHINES:
        code = seccomp._program(machine)
        assert len(code) % 8 == 0
        assert len(code) // 8 < 256


@pytest.mark.parametrize(("system", "machine"), [("win32", "AMD64"), ("linux", "riscv64")])
def test_where_there_is_no_filter_that_is_said(
    system: str, machine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(seccomp.platform, "machine", lambda: machine)
    assert seccomp.restrict() is False
