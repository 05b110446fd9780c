"""What goes over the pipe between the program and a process that reads: kind, length, content."""

from __future__ import annotations

import struct
from enum import StrEnum
from typing import BinaryIO

_HEAD = struct.Struct(">cQ")
NUMBER = struct.Struct(">q")  # of a process, or of what was done so far
ENDING = struct.Struct(">qQd")  # status of the system, most memory [bytes], processor time [s]
FORK, END = b"F", b"E"  # what a forking process is asked for


class MessageKind(StrEnum):
    """What a message is."""

    JOB = "J"
    READY = "R"  # the readers are loaded: the clock begins
    PROGRESS = "P"
    ANSWER = "A"
    FAULTS = "F"  # what the user can mend
    DEFECT = "D"  # what we have to mend
    MEMORY = "M"  # the limit of memory came
    SIZE = "S"  # the answer is larger than allowed


class Oversized(Exception):  # noqa: N818 - becomes a fault
    """A message is longer than allowed."""


def pack(kind: MessageKind, content: bytes = b"") -> bytes:
    """Write a message."""
    return _HEAD.pack(kind.encode(), len(content)) + content


def receive(stream: BinaryIO, *, max_bytes: int) -> tuple[MessageKind, bytes] | None:
    """
    Read one message.

    Returns
    -------
    tuple or None
        ``None`` where the other side has ended.

    Raises
    ------
    Oversized
        Before anything of a longer message is read.
    ValueError
        If it is none.
    """
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    letter, length = _HEAD.unpack(head)
    if length > max_bytes:
        raise Oversized
    content = stream.read(length)
    return (
        None if len(content) < length else (MessageKind(letter.decode("ascii", "replace")), content)
    )
