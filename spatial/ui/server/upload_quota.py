"""
How much uploads may hold in memory before a page takes them.

Streamlit keeps every uploaded file in memory until its page has put it on the desk or is closed,
and bounds one file alone. Here one page's files and everybody's are bounded too, on the length a
request announces, before any of it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from spatial.errors import Fault
from spatial.store.uploads import ROOM
from spatial.ui.server import upload_refusals
from spatial.ui.server.limits import SERVER

UPLOAD = "/_stcore/upload_file/"
FRAME_BYTES = 100_000  # what a browser puts around a file [bytes]
_MB = 1_000_000


def stored() -> dict[str, list[int]]:
    """Return the sizes [bytes] of the files Streamlit holds, by page."""
    if not Runtime.exists():
        return {}
    manager = Runtime.instance().uploaded_file_mgr
    if not isinstance(manager, MemoryUploadedFileManager):
        return {}
    held = manager.file_storage.copy()
    return {
        page: [len(file.data) for file in files.copy().values()] for page, files in held.items()
    }


@dataclass
class UploadQuota:
    """
    Refuse uploads that do not fit.

    Attributes
    ----------
    held
        Sizes of the files held, by page.
    tell
        Has a page say why its upload was refused.
    """

    app: ASGIApp
    held: Callable[[], Mapping[str, list[int]]] = stored
    tell: Callable[[str, Fault], None] = upload_refusals.tell
    _coming: dict[str, list[int]] = field(default_factory=dict, init=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        _, found, rest = str(scope.get("path", "")).partition(UPLOAD)
        if scope["type"] != "http" or not found or scope["method"] != "PUT":
            await self.app(scope, receive, send)
            return
        page = rest.split("/")[0]
        length = _length(Headers(scope=scope))
        if not self.held().get(page) and not self._coming.get(page):
            upload_refusals.forget(page)
        refusal = self._refusal(page, length)
        if refusal is not None:
            status, line, fault = refusal
            if fault is not None:
                self.tell(page, fault)
            answer = PlainTextResponse(line + "\n", status_code=status, headers=_CLOSE)
            await answer(scope, receive, send)
            return
        coming = self._coming.setdefault(page, [])
        coming.append(length or 0)
        try:
            await self.app(scope, receive, send)
        finally:
            coming.remove(length or 0)
            if not coming:
                self._coming.pop(page, None)

    def _refusal(self, page: str, length: int | None) -> tuple[int, str, Fault | None] | None:
        """Return why an upload of so many bytes is refused; ``None`` for one that fits."""
        if length is None:
            return 411, "Length required.", None
        if length > ROOM.file_bytes + FRAME_BYTES:
            blanks = {"size": length // _MB, "most": ROOM.file_bytes // _MB}
            return 413, "File too large.", Fault(code="too_big", blanks=blanks)
        held = self.held()
        own = [*held.get(page, []), *self._coming.get(page, [])]
        blanks = {"files": ROOM.files, "most": ROOM.total_bytes // _MB}
        if len(own) >= ROOM.files:
            return 413, "Too many files.", Fault(code="upload_many", blanks=blanks)
        if sum(own) + length > ROOM.total_bytes + FRAME_BYTES:
            return 413, "Files too large together.", Fault(code="upload_full", blanks=blanks)
        everybody = sum(map(sum, held.values())) + sum(map(sum, self._coming.values()))
        if everybody + length > SERVER.uploads_bytes:
            line = "The server's room for uploads is full; try again later."
            blanks = {"most": SERVER.uploads_bytes // _MB}
            return 503, line, Fault(code="upload_memory", blanks=blanks)
        return None


_CLOSE = {"Connection": "close"}  # the rest of what was refused is not read


def _length(headers: Headers) -> int | None:
    """Return the length a request announces [bytes]."""
    text = headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() else None
