"""Linux: no sockets, no programs, no further processes, whatever code runs (seccomp)."""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys

_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_THREAD = 0x00010000  # CLONE_THREAD: a thread is allowed, a process is not
_X32 = 0x40000000  # the other half of the numbers of x86-64
# socket socketpair connect bind execve execveat ptrace process_vm_* fork vfork kill io_uring_setup
# bpf mount unshare setns keyctl perf_event_open userfaultfd pidfd_send_signal
_REFUSED = {
    "x86_64": (
        41,
        53,
        42,
        49,
        59,
        322,
        101,
        310,
        311,
        57,
        58,
        62,
        425,
        321,
        165,
        272,
        308,
        250,
        298,
        323,
        424,
    ),
    "aarch64": (
        198,
        199,
        203,
        200,
        221,
        281,
        117,
        270,
        271,
        129,
        425,
        280,
        40,
        97,
        268,
        219,
        241,
        282,
        424,
    ),
}
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435


def restrict() -> bool:
    """
    Give up sockets, programs and processes for good.

    Returns
    -------
    bool
        Whether the kernel holds it.
    """
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _REFUSED:
        return False
    code = _program(machine)
    held = ctypes.create_string_buffer(code, len(code))
    libc = ctypes.CDLL(None, use_errno=True)
    head = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(held)), 16
    )
    if libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return int(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(head), 0, 0)) == 0


def _program(machine: str) -> bytes:
    """Write the filter: of this architecture, none of the refused, a clone only for a thread."""

    def line(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    lines = [
        line(_LOAD, _ARCHITECTURE_AT),
        line(_EQUAL, _ARCHITECTURE[machine], yes=1),
        line(_RETURN, _KILL),
        line(_LOAD, _NUMBER_AT),
        line(_ANY_BIT, _X32, no=1),
        line(_RETURN, _KILL),
    ]
    for number in _REFUSED[machine]:
        lines += [line(_EQUAL, number, no=1), line(_RETURN, _REFUSE | errno.EACCES)]
    lines += [  # libraries go back from clone3, whose flags a filter cannot see, to clone
        line(_EQUAL, _CLONE3, no=1),
        line(_RETURN, _REFUSE | errno.ENOSYS),
        line(_EQUAL, _CLONE[machine], no=3),
        line(_LOAD, _FIRST_ARGUMENT_AT),
        line(_ANY_BIT, _THREAD, yes=1),
        line(_RETURN, _REFUSE | errno.EACCES),
        line(_RETURN, _ALLOW),
    ]
    return b"".join(lines)
