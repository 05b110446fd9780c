"""Processes that wait with the readers loaded, seen from the program that asks them."""

from __future__ import annotations

import atexit
import contextlib
import os
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import psutil

from spatial.sandbox.messages import END, ENDING, FORK, NUMBER

_KEPT = frozenset({"LANG", "LC_ALL", "PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TZ", "WINDIR"})
# Every driver of the installed GDAL that no file of a planner needs; one that follows paths or
# addresses written in a file (OGR_VRT, GDALG, WFS, HTTP …) is thus not there at all.
_NO_DRIVERS = (
    "MEM,PCIDSK,PDS4,VICAR,PDF,MBTiles,EEDA,OGCAPI,GDALG,LVBAG,S57,DGN,OGR_VRT,CSV,GML,GPX,KML,"
    "GeoJSONSeq,ESRIJSON,TopoJSON,OGR_GMT,SQLite,WAsP,OpenFileGDB,DXF,GeoRSS,VFK,PGDUMP,OSM,"
    "GPSBabel,OGR_PDS,WFS,OAPIF,EDIGEO,Idrisi,ODS,XLSX,Elasticsearch,Carto,AmigoCloud,SXF,Selafin,"
    "JML,PLSCENES,CSW,VDV,MVT,NGW,MapML,GTFS,PMTiles,JSONFG,MiraMonVector,ADBC,AVCBin,AVCE00,"
    "AIVector,HTTP"
)
_SET = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # others reserve what the limit of memory counts
    "CPL_CURL_ENABLE_VSIMEM": "NO",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
    "GDAL_DRIVER_PATH": "disable",
    "GDAL_HTTP_MAX_RETRY": "0",
    "GDAL_HTTP_TIMEOUT": "1",
    "GDAL_SKIP": _NO_DRIVERS,
    "LIBKML_RESOLVE_STYLE": "NO",  # a style may stand at an address
    "OGR_SKIP": _NO_DRIVERS,
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PROJ_NETWORK": "OFF",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONPATH": str(Path(__file__).parents[2]),
    "PYTHONUTF8": "1",
}
_CHILD = "spatial.sandbox.child"
FORKS = sys.platform == "linux"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """
    How a process ended.

    Attributes
    ----------
    signal
        Number of the signal that ended it; 0 for none.
    peak_bytes
        Most memory it held, 0 where unknown.
    """

    signal: int
    peak_bytes: int = 0


class Worker(Protocol):
    """A process that does one job."""

    stream: BinaryIO

    def send(self, content: bytes) -> None:
        """Hand the job over."""

    def resident_bytes(self) -> int:
        """Return the memory it holds now."""

    def end(self) -> Ending:
        """End it if it has not ended, and forget it."""


class Gone(Exception):  # noqa: N818 - begun anew by whoever meets it
    """The waiting process is not there any more."""


def environment() -> dict[str, str]:
    """Return the variables of a process that reads: no secret, no proxy of ours among them."""
    return {name: value for name, value in os.environ.items() if name.upper() in _KEPT} | _SET


def _start(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    """Start a process of this module's child."""
    command = [sys.executable, "-m", _CHILD, *arguments]
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return] # noqa: S603 - our own interpreter and module
        command,
        env=environment(),
        stderr=subprocess.DEVNULL,
        **options,
    )


def _resident(pid: int) -> int:
    """Return the memory of a process, 0 if it has ended."""
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


class Zygote:
    """The waiting process that forks itself for every job."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = _start(
                "fork",
                str(theirs.fileno()),
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # an interrupt at the terminal is ours to answer
            )
        self._lock = threading.Lock()

    def ask(self, message: bytes, handle: int | None = None) -> bytes:
        """
        Ask the waiting process.

        Raises
        ------
        Gone
            If it has ended.
        """
        try:
            with self._lock:
                socket.send_fds(self._control, [message], [] if handle is None else [handle])
                answer = self._control.recv(64)
        except OSError as problem:
            raise Gone from problem
        if not answer:
            raise Gone
        return answer

    def close(self) -> None:
        """Let it end, and all it began."""
        self._control.close()
        self.process.kill()
        self.process.wait()


class Forked:
    """A fork of the waiting process."""

    def __init__(self, zygote: Zygote) -> None:
        self._zygote = zygote
        self._socket, theirs = socket.socketpair()
        try:
            with theirs:
                (self.pid,) = NUMBER.unpack(zygote.ask(FORK, theirs.fileno()))
        except Gone:
            self._socket.close()
            raise
        self.stream = cast("BinaryIO", self._socket.makefile("rb"))

    def send(self, content: bytes) -> None:
        """Hand the job over."""
        self._socket.sendall(content)

    def resident_bytes(self) -> int:
        """Return the memory it holds now."""
        return _resident(self.pid)

    def end(self) -> Ending:
        """End it if it has not ended, and forget it."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        try:
            answer = self._zygote.ask(END + NUMBER.pack(self.pid))
        except Gone:
            return Ending(signal=0)
        finally:
            self._socket.close()
        status, peak_bytes, _ = ENDING.unpack(answer)
        return Ending(
            signal=os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, peak_bytes=peak_bytes
        )


class Started:
    """A process of its own, started before there was a job."""

    def __init__(self) -> None:
        self.process = _start("one", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.stream = cast("BinaryIO", self.process.stdout)

    def send(self, content: bytes) -> None:
        """Hand the job over."""
        pipe = cast("BinaryIO", self.process.stdin)
        pipe.write(content)
        pipe.flush()

    def resident_bytes(self) -> int:
        """Return the memory it holds now."""
        return _resident(self.process.pid)

    def end(self) -> Ending:
        """End it if it has not ended, and forget it."""
        self.process.kill()
        code = self.process.wait()
        with contextlib.suppress(OSError):
            cast("BinaryIO", self.process.stdin).close()
        return Ending(signal=max(-code, 0))


class Waiting:
    """What waits: one forking process on Linux, elsewhere one idle process after another."""

    def __init__(self, *, forks: bool = FORKS) -> None:
        self._forks = forks
        self._lock = threading.Lock()
        self._zygote: Zygote | None = None
        self._idle: list[Started] = []
        self._pid = os.getpid()

    def warm(self) -> None:
        """Have a process ready; returns at once."""
        with self._lock:
            if self._forks and self._zygote is None:
                self._zygote = Zygote()
            elif not self._forks and not self._idle:
                self._idle.append(Started())

    def take(self) -> Worker:
        """Return a process for one job."""
        self.warm()
        if not self._forks:
            with self._lock:
                worker = self._idle.pop() if self._idle else Started()
            self.warm()
            return worker
        zygote = self._zygote
        try:
            return Forked(cast("Zygote", zygote))
        except Gone:
            with self._lock:
                if self._zygote is zygote:
                    cast("Zygote", zygote).close()
                    self._zygote = Zygote()
            return Forked(cast("Zygote", self._zygote))

    def close(self) -> None:
        """End whatever waits."""
        if os.getpid() != self._pid:
            return
        with self._lock:
            if self._zygote is not None:
                self._zygote.close()
                self._zygote = None
            while self._idle:
                worker = self._idle.pop()
                worker.end()
                worker.stream.close()


WAITING = Waiting()
atexit.register(WAITING.close)
