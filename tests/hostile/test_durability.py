"""A save that came back is there: whoever kills the program, whatever is left of the disk."""

from __future__ import annotations

import signal
import sqlite3
import sys
import time
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

import clean_programs
import killed_saves
import planners
import pytest

from spatial.errors import UserError
from spatial.scenario import Scenario
from spatial.store import Workspace, idle, private
from spatial.store.place import Place

KILLS = 25
FOUR, AT_ONCE = 4, 40  # programs, and how often each saves what is his and what is shared
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@posix
def test_no_acknowledged_save_is_lost_however_often_the_writer_is_killed(where: Place) -> None:
    done = killed_saves.run(where, saves=KILLS, kills=KILLS, seed=12)
    for rooms in done.proposals.values():
        assert rooms == list(range(1, len(rooms) + 1))  # every save, in order, none twice
    assert sum(map(len, done.proposals.values())) == done.saves + done.unheard
    if isinstance(where, Path):
        idle.release()
        old_s = time.time() + 7_200  # what a killed save left goes with a copy made later
        private.sweep(where.parent, now_s=old_s)
        left = {path.name for path in where.parent.iterdir()} - {"copies"}
        assert left <= {where.name, f"{where.name}-wal", f"{where.name}-shm"}


def write_on_a_full_disk(file: Path, says: Connection) -> None:
    """Save until the file may not grow any more; say what was saved and what was said then."""
    import resource  # noqa: PLC0415 - there is none on Windows

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails, as it does on a full disk
    most = 400_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    store, saved, moved = Workspace(file, visitor=killed_saves.VISITOR), 0, Scenario()
    try:
        for number in range(1, 5000):
            moved = moved.put(killed_saves.proposal(number))
            saved = store.save("s", moved, locality="town", began=saved)
    except UserError as problem:
        says.send((saved, problem.faults[0].code, problem.say(lang="vi")))


@posix
def test_a_full_disk_is_a_sentence_and_what_was_saved_before_stays(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    context = clean_programs.context()
    hears, says = context.Pipe(duplex=False)
    child = context.Process(target=write_on_a_full_disk, args=(file, says), daemon=True)
    child.start()
    assert hears.poll(clean_programs.LATEST_S)
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


def test_planners_who_save_into_one_scenario_at_once_lose_nothing(where: Place) -> None:
    # four: whoever is met by the three others saves at the fourth try, of five he has
    names = planners.begin(where, scenarios=1)
    done = planners.run(where, names, planners=4, seconds=0, thinks_s=(0, 0))
    assert (done.saves, done.refused, done.lost) == (4, 0, ())


def _save_at_once(file: Path, number: int, start: Barrier, says: Connection) -> None:
    """Save again and again, each time from the revision before; say how it ended."""
    try:
        store = Workspace(file, visitor=f"planner {number}")
        start.wait(clean_programs.LATEST_S)
        for at in range(AT_ONCE):
            store.save(f"s{number}", Scenario(name=str(at)), locality="town", began=at)
            store.save("all", Scenario(name=f"{number} {at}"), locality="town")
    except UserError as problem:
        says.send(problem.say(lang="en"))
    else:
        says.send("")


@posix
def test_four_programs_that_save_at_once_are_refused_nothing_and_lose_nothing(
    tmp_path: Path,
) -> None:
    file = tmp_path / "home" / "workspace.sqlite"
    owner = Workspace(file, visitor="owner")
    owner.save("all", Scenario(), locality="town")
    for number in range(FOUR):
        Workspace(file, visitor=f"planner {number}").join("all", owner.work_key("all"))
    context = clean_programs.context()
    start, ends = context.Barrier(FOUR), []
    for number in range(FOUR):
        hears, says = context.Pipe(duplex=False)
        child = context.Process(target=_save_at_once, args=(file, number, start, says), daemon=True)
        child.start()
        says.close()
        ends.append((child, hears))
    assert all(hears.poll(2 * clean_programs.LATEST_S) for _, hears in ends)
    assert [hears.recv() for _, hears in ends] == [""] * FOUR
    for child, _ in ends:
        child.join()
    kept = [owner.revision(f"s{number}", locality="town") for number in range(FOUR)]
    assert kept == [AT_ONCE] * FOUR
    assert owner.revision("all", locality="town") == 1 + FOUR * AT_ONCE
