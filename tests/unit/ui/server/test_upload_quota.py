"""One page's uploads and everybody's are bounded before they are read."""

from __future__ import annotations

import asyncio

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from spatial.store.uploads import ROOM
from spatial.ui.server.limits import SERVER
from spatial.ui.server.upload_quota import UploadQuota

DOOR = "/_stcore/upload_file/page/file"
MB = 1_000_000


def ask(held: dict[str, list[int]], method: str, size: int) -> int:
    """Ask a server that holds these files, announcing so many bytes; return the answer."""
    answers: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": DOOR,
        "headers": [(b"content-length", str(size).encode())],
    }
    quota = UploadQuota(PlainTextResponse("taken"), held=lambda: held)
    asyncio.run(quota(scope, receive, send))
    return int(answers[0]["status"])


def test_a_file_that_fits_is_taken() -> None:
    assert ask({"page": [10 * MB], "other": [500 * MB]}, "PUT", 10) == 200


@pytest.mark.parametrize(
    ("held", "answer"),
    [
        ({"page": [1] * ROOM.files}, 413),
        ({"page": [ROOM.total_bytes, 200_000]}, 413),
        ({"other": [SERVER.uploads_bytes]}, 503),
    ],
)
def test_one_that_does_not_fit_is_refused(held: dict[str, list[int]], answer: int) -> None:
    assert ask(held, "PUT", 10) == answer


def test_a_file_larger_than_one_may_be_is_refused() -> None:
    assert ask({}, "PUT", ROOM.file_bytes + MB) == 413


def test_other_requests_are_not_counted() -> None:
    assert ask({"page": [SERVER.uploads_bytes]}, "GET", 0) == 200
