"""Processes that wait with the readers loaded: what they are given, and how they end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from spatial.sandbox import processes
from spatial.sandbox.processes import Ending, Gone, Waiting

LINUX = sys.platform == "linux"


@pytest.fixture(scope="module")
def zygote() -> Iterator[processes.Zygote]:
    """Start one waiting process for the whole file: it loads every reader."""
    if not LINUX:
        pytest.skip("forks are Linux's")
    began = processes.Zygote()
    yield began
    began.close()
    assert began.process.returncode is not None


def test_a_fork_is_forgotten_only_when_it_was_ended(zygote: processes.Zygote) -> None:
    forked = processes.Forked(zygote)
    assert forked.resident_bytes() > 1_000_000
    ended = forked.end()
    forked.stream.close()
    assert ended.peak_bytes > 1_000_000
    assert not psutil.pid_exists(forked.pid)


def test_a_process_that_waits_ends_with_its_program(zygote: processes.Zygote) -> None:
    forked = processes.Forked(zygote)
    child = psutil.Process(forked.pid)
    zygote._control.close()
    zygote.process.wait(timeout=60)
    child_gone, _ = psutil.wait_procs([child], timeout=60)
    assert child_gone
    forked.stream.close()
    forked._socket.close()


@pytest.mark.parametrize(
    "name",
    ["DEPARTMENT_PASSWORD", "HTTPS_PROXY", "LD_PRELOAD", "PYTHONSTARTUP", "TRUONGLOP_HOME", "HOME"],
)
def test_no_secret_proxy_or_switch_of_ours_is_handed_over(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "x")
    assert name not in processes.environment()


def test_language_and_path_are_kept_and_threads_held_to_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    monkeypatch.setenv("OMP_NUM_THREADS", "8")
    given = processes.environment()
    assert given["LANG"] == "vi_VN.UTF-8"
    assert given["PATH"] == os.environ["PATH"]
    assert given["OMP_NUM_THREADS"] == "1"


@pytest.mark.parametrize("driver", ["OGR_VRT", "GDALG", "WFS", "HTTP", "CSW", "PDF", "MBTiles"])
def test_drivers_that_follow_addresses_are_not_there(driver: str) -> None:
    given = processes.environment()
    assert driver in given["OGR_SKIP"].split(",")
    assert driver in given["GDAL_SKIP"].split(",")


@pytest.mark.parametrize("driver", ["GPKG", "GeoJSON", "ESRI Shapefile", "LIBKML"])
def test_drivers_of_a_planner_s_files_stay(driver: str) -> None:
    assert driver not in processes.environment()["OGR_SKIP"].split(",")


def test_nothing_is_fetched_by_the_libraries() -> None:
    given = processes.environment()
    assert given["PROJ_NETWORK"] == "OFF"
    assert given["CPL_VSIL_CURL_ALLOWED_EXTENSIONS"] == "{none}"


def test_a_process_holds_memory_and_one_that_is_gone_holds_none() -> None:
    assert processes._resident(os.getpid()) > 1_000_000
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    assert processes._resident(done.pid) == 0


@pytest.mark.skipif(not LINUX, reason="forks are Linux's")
def test_a_waiting_process_that_is_not_there_is_told() -> None:
    """Its control socket leads nowhere: asking ends at once."""
    zygote = processes.Zygote.__new__(processes.Zygote)
    zygote._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    zygote._lock = processes.threading.Lock()
    theirs.close()
    try:
        with pytest.raises(Gone):
            zygote.ask(b"F")
    finally:
        zygote._control.close()


def test_a_fork_of_this_program_ends_nothing_of_its_parent_s() -> None:
    """The number of the process that opened it tells whose it is."""
    waiting = Waiting(forks=False)
    waiting._pid = os.getpid() + 1
    waiting._idle.append(None)  # type: ignore[arg-type]  # touched by nobody
    waiting.close()
    assert waiting._idle == [None]


def test_closing_what_never_waited_does_nothing() -> None:
    waiting = Waiting()
    waiting.close()
    waiting.close()
    assert waiting._zygote is None


def test_an_ending_without_a_signal_is_a_quiet_one() -> None:
    assert Ending(signal=0).peak_bytes == 0
