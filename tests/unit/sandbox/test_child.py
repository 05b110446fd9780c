"""One job: read, done, answered in the kind that fits; confined before anything is looked at."""

from __future__ import annotations

import dataclasses
import io
import os
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from spatial.errors import Fault, InputFaults, UserError
from spatial.sandbox import child, decoder
from spatial.sandbox.jobs import ReadingJob
from spatial.sandbox.limits import LIMITS
from spatial.sandbox.messages import NUMBER, MessageKind, pack, receive
from spatial.sandbox.targets import ReaderTarget

Messages = list[tuple[MessageKind, bytes]]


@pytest.fixture(autouse=True)
def _here() -> Iterator[None]:
    """Come back to where the tests run."""
    place = Path.cwd()
    yield
    os.chdir(place)


@pytest.fixture
def confined(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Note that a process was confined; this one is not."""
    given: list[dict[str, Any]] = []
    monkeypatch.setattr(child.confinement, "confine", lambda _, **more: given.append(more))
    return given


@pytest.fixture
def serve(
    monkeypatch: pytest.MonkeyPatch, confined: list[dict[str, Any]], tmp_path: Path
) -> Callable[..., Messages]:
    """Give a job that runs any function; return what it answers, message by message."""
    assert confined == []

    def done(work: Callable[..., object], *args: object, **fields: Any) -> Messages:  # noqa: ANN401 - fields of a job
        monkeypatch.setattr(child, "function", lambda _: work)
        job = ReadingJob(
            target=ReaderTarget.EXAMINE,
            args=args,
            kwargs={},
            progress=False,
            reads=("a",),
            writes=("b",),
            home="c",
            folder=str(tmp_path),
            limits=LIMITS,
        )
        content = pickle.dumps(dataclasses.replace(job, **fields))
        taken = io.BytesIO()
        child.serve(io.BytesIO(pack(MessageKind.JOB, content)), taken)
        taken.seek(0)
        messages: Messages = []
        while (message := receive(taken, max_bytes=1_000_000)) is not None:
            messages.append(message)
        return messages

    return done


def test_the_answer_follows_the_sign_that_the_readers_are_loaded(
    serve: Callable[..., Messages],
) -> None:
    ready, (kind, content) = serve(lambda number: 2 * number, 21)
    assert ready == (MessageKind.READY, b"")
    assert kind is MessageKind.ANSWER
    assert decoder.decode(content) == 42


def test_the_process_is_confined_to_its_job_before_the_work_begins(
    serve: Callable[..., Messages], confined: list[dict[str, Any]], tmp_path: Path
) -> None:
    seen: list[object] = []
    serve(lambda: seen.append((len(confined), Path.cwd())))
    assert seen == [(1, tmp_path)]
    assert confined == [{"reads": ("a",), "home": "c", "writes": ("b",)}]


def test_how_far_it_is_is_told_where_it_was_asked(serve: Callable[..., Messages]) -> None:
    def work(progress: Callable[[int], None]) -> str:
        progress(10)
        progress(20)
        return "xong"

    kinds = serve(work, progress=True)
    assert [
        NUMBER.unpack(content)[0] for kind, content in kinds if kind is MessageKind.PROGRESS
    ] == [
        10,
        20,
    ]
    assert kinds[-1][0] is MessageKind.ANSWER


def test_an_answer_larger_than_allowed_is_told_without_it(serve: Callable[..., Messages]) -> None:
    limits = dataclasses.replace(LIMITS, answer_bytes=100)
    assert serve(lambda: "x" * 200, limits=limits)[-1] == (MessageKind.SIZE, b"")


@pytest.mark.parametrize("kind", [UserError, InputFaults])
def test_faults_of_the_data_come_back_as_faults_of_their_kind(
    kind: type[UserError], serve: Callable[..., Messages]
) -> None:
    fault = Fault(code="port_in_use", row=3, blanks={"address": "x"})

    def work() -> None:
        raise kind(fault)

    told, content = serve(work)[-1]
    assert told is MessageKind.FAULTS
    assert decoder.decode(content) == (kind.__name__, (fault,))


def test_memory_that_ran_out_is_said_in_one_letter(serve: Callable[..., Messages]) -> None:
    def work() -> None:
        raise MemoryError

    assert serve(work)[-1] == (MessageKind.MEMORY, b"")


def test_a_defect_is_told_with_its_story(serve: Callable[..., Messages]) -> None:
    kind, content = serve(lambda: 1 / 0)[-1]
    assert kind is MessageKind.DEFECT
    assert b"ZeroDivisionError" in content
    assert b"test_child.py" in content


def test_an_answer_that_cannot_be_written_is_a_defect(serve: Callable[..., Messages]) -> None:
    kind, content = serve(lambda: print)[-1]
    assert kind is MessageKind.DEFECT
    assert b"TypeError" in content


def test_without_a_job_nothing_is_done_and_nothing_said() -> None:
    taken = io.BytesIO()
    child.serve(io.BytesIO(b""), taken)
    assert taken.getvalue() == b""
