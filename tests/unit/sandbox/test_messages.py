"""What goes over the pipe: kind, length, content, and nothing longer than allowed."""

from __future__ import annotations

import io
import socket

import pytest

from spatial.sandbox.messages import ENDING, NUMBER, MessageKind, Oversized, pack, receive


def read(content: bytes, *, max_bytes: int = 1_000) -> tuple[MessageKind, bytes] | None:
    """Read one message of some bytes."""
    return receive(io.BytesIO(content), max_bytes=max_bytes)


@pytest.mark.parametrize("kind", list(MessageKind))
@pytest.mark.parametrize("content", [b"", b"x", bytes(999)])
def test_a_message_comes_through_whole(kind: MessageKind, content: bytes) -> None:
    assert read(pack(kind, content)) == (kind, content)


def test_messages_follow_one_another() -> None:
    stream = io.BytesIO(pack(MessageKind.READY) + pack(MessageKind.ANSWER, b"ab"))
    assert receive(stream, max_bytes=10) == (MessageKind.READY, b"")
    assert receive(stream, max_bytes=10) == (MessageKind.ANSWER, b"ab")
    assert receive(stream, max_bytes=10) is None


@pytest.mark.parametrize("missing", [1, 5, 8, 9, 12])
def test_a_side_that_ended_in_the_middle_has_said_nothing(missing: int) -> None:
    """Nine bytes of head, four of content."""
    whole = pack(MessageKind.ANSWER, b"abcd")
    assert len(whole) == 13
    assert read(whole[:-missing]) is None


def test_a_message_as_long_as_allowed_passes_and_one_byte_more_does_not() -> None:
    message = pack(MessageKind.ANSWER, b"x" * 10)
    assert read(message, max_bytes=10) is not None
    with pytest.raises(Oversized):
        read(message, max_bytes=9)


@pytest.mark.parametrize("letter", [b"X", b"\xff", b"\0"])
def test_a_letter_nobody_uses_is_no_message(letter: bytes) -> None:
    with pytest.raises(ValueError, match="MessageKind"):
        read(letter + bytes(8))


def test_every_kind_has_a_letter_of_its_own() -> None:
    assert len({kind.value for kind in MessageKind}) == len(MessageKind)
    assert all(len(kind.value) == 1 for kind in MessageKind)


@pytest.mark.parametrize("number", [0, 1, 2**40, -1])
def test_a_number_travels_in_eight_bytes(number: int) -> None:
    assert NUMBER.unpack(NUMBER.pack(number)) == (number,)
    assert NUMBER.size == 8


def test_an_ending_tells_status_memory_and_time() -> None:
    assert ENDING.unpack(ENDING.pack(9, 450_000_000, 1.5)) == (9, 450_000_000, 1.5)


def test_a_message_names_its_length_before_anything_is_read() -> None:
    here, there = socket.socketpair()
    with here, there:
        there.sendall(pack(MessageKind.ANSWER, b"x" * 100))
        with here.makefile("rb") as stream, pytest.raises(Oversized):
            receive(stream, max_bytes=99)
