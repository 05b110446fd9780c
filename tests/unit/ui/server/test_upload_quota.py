"""One page's uploads and everybody's are bounded before they are read."""

from __future__ import annotations

import asyncio

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from spatial.errors import Fault
from spatial.store.uploads import ROOM
from spatial.ui.server.limits import SERVER
from spatial.ui.server.upload_quota import UploadQuota

DOOR = "/_stcore/upload_file/page/file"
MB = 1_000_000


def ask(held: dict[str, list[int]], method: str, size: int, told: list[Fault] | None = None) -> int:
    """Ask a server that holds these files, announcing so many bytes; return the answer."""
    answers: list[Message] = []

    def tell(page: str, fault: Fault) -> None:
        assert page == "page"
        if told is not None:
            told.append(fault)

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
    quota = UploadQuota(PlainTextResponse("taken"), held=lambda: held, tell=tell)
    asyncio.run(quota(scope, receive, send))
    return int(answers[0]["status"])


def test_a_file_that_fits_is_taken() -> None:
    assert ask({"page": [10 * MB], "other": [500 * MB]}, "PUT", 10) == 200


@pytest.mark.parametrize(
    ("held", "answer", "code", "said"),
    [
        ({"page": [1] * ROOM.files}, 413, "upload_many", "Đã đủ 60 tệp"),
        ({"page": [ROOM.total_bytes, 200_000]}, 413, "upload_full", "vượt 200 MB"),
        ({"other": [SERVER.uploads_bytes]}, 503, "upload_memory", "đã đầy 1000 MB"),
    ],
)
def test_one_that_does_not_fit_is_refused_and_its_page_told_why(
    held: dict[str, list[int]], answer: int, code: str, said: str
) -> None:
    told: list[Fault] = []
    assert ask(held, "PUT", 10, told) == answer
    assert [fault.code for fault in told] == [code]
    assert said in told[0].say(lang="vi")


def test_a_file_larger_than_one_may_be_is_refused() -> None:
    told: list[Fault] = []
    assert ask({}, "PUT", ROOM.file_bytes + MB, told) == 413
    assert [fault.code for fault in told] == ["too_big"]


def test_other_requests_are_not_counted() -> None:
    assert ask({"page": [SERVER.uploads_bytes]}, "GET", 0) == 200
