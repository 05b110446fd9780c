"""Jobs wait for their parts; an answer that is kept is never asked for again."""

from __future__ import annotations

from pathlib import Path

from batch_jobs import DAY, jobs

from spatial.batch import BatchAnswer, Ledger
from spatial.batch.part_bench import PartBench

PARTS = {"m1": {"a": b"1"}, "m2": {"a": b"2"}}


def bench(folder: Path) -> tuple[PartBench, str]:
    asked = jobs("town")
    return PartBench(asked, Ledger(folder), lang="en", today=DAY, largest=5), next(iter(asked))


def test_a_job_is_ready_when_its_last_part_is_kept(tmp_path: Path) -> None:
    held, key = bench(tmp_path)
    first, second = held.wanted(key, PARTS)
    assert (held.job(first), held.is_part(first), held.is_part(key)) == (key, True, False)
    assert held.packed(first).part == PARTS["m1"]
    assert held.keep(first, {"r": b"one"}) is None
    assert held.keep(second, {"r": b"two"}) == key
    again = held.packed(key)
    assert again.answers == {"m1": {"r": b"one"}, "m2": {"r": b"two"}}
    assert (again.largest, again.part) == (5, {})


def test_answers_outlive_the_bench(tmp_path: Path) -> None:
    held, key = bench(tmp_path)
    held.keep(held.wanted(key, PARTS)[0], {"r": b"one"})
    later, _ = bench(tmp_path)
    (left,) = later.wanted(key, PARTS)
    assert later.packed(left).part == PARTS["m2"]
    later.keep(left, {"r": b"two"})
    assert later.wanted(key, PARTS) == [key]


def test_an_answer_half_on_the_disk_is_asked_for_again(tmp_path: Path) -> None:
    held, key = bench(tmp_path)
    held.keep(held.wanted(key, PARTS)[0], {"r": b"one"})
    (written,) = tmp_path.rglob("r")
    written.write_bytes(b"on")
    later, _ = bench(tmp_path)
    assert len(later.wanted(key, PARTS)) == 2


def test_parts_of_a_job_that_came_to_nothing_are_left(tmp_path: Path) -> None:
    held, key = bench(tmp_path)
    names = held.wanted(key, PARTS)
    assert held.leave(key) == {*names}
    assert held.leave(key) == set()


def test_a_job_costs_what_it_and_its_parts_cost(tmp_path: Path) -> None:
    held, key = bench(tmp_path)
    first, second = held.wanted(key, PARTS)
    for name, spent_s, peak_mb in ((key, 4.0, 300.0), (first, 2.0, 500.0), (second, 1.0, 200.0)):
        held.with_cost(name, BatchAnswer(cpu_s=spent_s, peak_mb=peak_mb))
    last = held.with_cost(key, BatchAnswer(files={"a": b""}, cpu_s=3.0, peak_mb=310.0))
    assert (last.cpu_s, last.peak_mb, last.files) == (10.0, 500.0, {"a": b""})
