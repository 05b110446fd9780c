"""A save that came back is there: whoever kills the program, whatever is left of the disk."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from spatial.errors import UserError
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace, database, idle, private, server
from spatial.store.place import Place, is_there

KILLS = 60
VISITOR = "the same planner, come again"
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def proposal(number: int) -> Proposal:
    """Return a proposal that tells its number."""
    return Proposal(
        proposal_id=f"p{number}",
        name="Trường" * 20,
        level=Level.THCS,
        rooms=number,
        land_m2=1.0,
        lon=106.6,
        lat=10.8,
    )


def write_until_killed(where: Place, heard: Connection) -> None:
    """Put one proposal more with every save; say its number once the save came back."""
    store = Workspace(where, visitor=VISITOR)
    moved, began = Scenario(), 0
    if store.revision("s", locality="town"):
        opened = store.latest("s", locality="town")
        moved, began = opened.scenario, opened.revision
    while True:
        moved = moved.put(proposal(began + 1))
        began = store.save("s", moved, locality="town", began=began)
        heard.send(began)


@posix
def test_no_acknowledged_save_is_lost_however_often_the_writer_is_killed(where: Place) -> None:
    context, chance = multiprocessing.get_context("fork"), random.Random(12)  # noqa: S311 - a test's dice
    acknowledged = 0
    for _ in range(KILLS):
        server.release()  # a connection is of one process
        hears, says = context.Pipe(duplex=False)
        child = context.Process(target=write_until_killed, args=(where, says))
        child.start()
        says.close()
        for _ in range(chance.randrange(5)):
            acknowledged = hears.recv()
        hears.poll(chance.random() * 0.02)  # somewhere inside the next save
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        try:
            while True:
                acknowledged = hears.recv()
        except EOFError:
            hears.close()
        if acknowledged or is_there(where):
            there = Workspace(where).revision("s", locality="town")
            assert acknowledged <= there <= acknowledged + 1
    opened = Workspace(where).latest("s", locality="town")
    assert [one.rooms for one in opened.scenario.proposals] == list(range(1, opened.revision + 1))
    assert acknowledged > KILLS / 2
    if isinstance(where, Path):
        assert database.is_sound(where)
        idle.release()
        private.sweep(
            where.parent, now_s=time.time() + 7_200
        )  # as the next copy does, when it is old
        left = {path.name for path in where.parent.iterdir()} - {"copies"}
        assert left <= {where.name, f"{where.name}-wal", f"{where.name}-shm"}


def write_on_a_full_disk(file: Path, says: Connection) -> None:
    """Save until the file may not grow any more; say what was saved and what was said then."""
    import resource  # noqa: PLC0415 - there is none on Windows

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails, as it does on a full disk
    most = 400_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    store, saved, moved = Workspace(file, visitor=VISITOR), 0, Scenario()
    try:
        for number in range(1, 5000):
            moved = moved.put(proposal(number))
            saved = store.save("s", moved, locality="town", began=saved)
    except UserError as problem:
        says.send((saved, problem.faults[0].code, problem.say(lang="vi")))


@posix
def test_a_full_disk_is_a_sentence_and_what_was_saved_before_stays(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    context = multiprocessing.get_context("fork")
    hears, says = context.Pipe(duplex=False)
    child = context.Process(target=write_on_a_full_disk, args=(file, says))
    child.start()
    assert hears.poll(30)
    saved, code, said = hears.recv()
    child.join()
    assert code == "cannot_write"
    assert str(tmp_path) not in said
    opened = Workspace(file).latest("s", locality="town")
    assert opened.revision == saved > 0
    assert len(opened.scenario.proposals) == saved
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
