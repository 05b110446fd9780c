"""What a process gives up before it looks at a brought file; every layer the system has."""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from spatial.sandbox import landlock, seccomp
from spatial.sandbox.limits import ReadingLimits

_REFUSED = frozenset(
    {
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendmsg",
        "socket.sendto",
        "subprocess.Popen",
        "urllib.Request",
    }
)
_SYSTEM = (  # what the interpreter, the C library and the readers look at
    "/usr",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/proc/self",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/sys/devices/system/cpu",
    "/dev/urandom",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confinement:
    """
    Which layers hold a process that reads.

    Attributes
    ----------
    limits
        Ceilings of memory, processor time, output and open files set by the system.
    files
        The kernel lets it read its job and the program only, and write its own folder only.
    network
        The kernel gives it no sockets, programs or further processes.
    interpreter
        Python itself refuses connections, programs and, without `files`, files elsewhere.
    """

    limits: bool
    files: bool
    network: bool
    interpreter: bool = True


_layers: list[Confinement] = []


def held() -> Confinement | None:
    """Return what holds this process; ``None`` outside the sandbox."""
    return _layers[0] if _layers else None


def confine(
    limits: ReadingLimits, *, reads: Sequence[str], home: str, writes: Sequence[str] = ()
) -> Confinement:
    """
    Give up, for good, what reading a file does not need.

    Parameters
    ----------
    reads
        Files and folders of the job.
    home
        Its own temporary folder.
    writes
        Folders it may write to besides.
    """
    os.environ.update(TMPDIR=home, TEMP=home, TMP=home, HOME=home)
    tempfile.tempdir = home
    program = _program()
    bounded = _bound(limits)
    files = landlock.restrict([*_SYSTEM, *program, *reads], [home, *writes, "/dev/null"])
    network = seccomp.restrict()
    places = [] if files else [*_SYSTEM, *program, *reads, *writes, home]
    _listen(tuple(os.path.realpath(place) for place in places))
    _layers.append(Confinement(limits=bounded, files=files, network=network))
    return _layers[0]


def _program() -> list[str]:
    """List where Python, its packages and this project lie."""
    package = Path(__file__).parents[1]
    places = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), str(package)}
    places |= {one for one in sys.path if Path(one).name in {"site-packages", "dist-packages"}}
    return sorted(place for place in places if place not in {"/", ""})


def _bound(limits: ReadingLimits) -> bool:
    """Set the ceilings the system keeps; Windows has none, there the parent looks."""
    try:
        import resource  # noqa: PLC0415 - missing on Windows
    except ImportError:
        return False
    above = limits.memory_bytes
    ceilings = {
        resource.RLIMIT_CPU: _used_cpu_s() + limits.cpu_s,
        resource.RLIMIT_FSIZE: limits.written_bytes,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "linux":  # there it counts what a process may write to, mappings too
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        ceilings[resource.RLIMIT_DATA] = pages * resource.getpagesize() + above
    for kind, ceiling in ceilings.items():
        hard = resource.getrlimit(kind)[1]
        most = ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard)
        # at the hard limit of time the system kills without saying why, so it comes a second later
        last = most + (kind == resource.RLIMIT_CPU and most != hard)
        resource.setrlimit(kind, (most, last))
    return True


def _used_cpu_s() -> int:
    """Return the processor time this process has used, whole seconds."""
    times = os.times()
    return int(times.user + times.system)


def _listen(places: tuple[str, ...]) -> None:
    """Let the interpreter refuse what the kernel may not, and files elsewhere if it does not."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _REFUSED:
            raise PermissionError(event)
        if event == "open" and places and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            inside = any(path == place or path.startswith(place + os.sep) for place in places)
            if not inside and path != os.path.realpath(os.devnull):
                raise PermissionError(path)

    sys.addaudithook(hook)
