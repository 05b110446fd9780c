"""
Why uploads were refused before a page heard of them.

The browser's uploader shows a refusal as a bare number, and drops it with the files beside it. Here
the reason is kept until the page's next upload, and an open page is drawn anew to say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from streamlit.runtime import Runtime

from spatial.errors import Fault

_NUMBERS = count(1)


@dataclass(frozen=True, kw_only=True)
class UploadRefusal:
    """One refusal, and its number among all of this server's."""

    number: int
    fault: Fault


_REFUSED: dict[str, tuple[UploadRefusal, ...]] = {}  # by page; only of pages that are open


def of(page: str) -> tuple[UploadRefusal, ...]:
    """Return why uploads of a page were refused, each reason once."""
    return _REFUSED.get(page, ())


def forget(page: str) -> None:
    """Begin anew: the page sends other files."""
    _REFUSED.pop(page, None)


def tell(page: str, fault: Fault) -> None:
    """Keep why an upload of a page was refused and have the page say so, if it is open."""
    if not Runtime.exists():
        return
    open_page = Runtime.instance()._session_mgr.get_active_session_info(page)  # noqa: SLF001 - Streamlit has no public way to have a page drawn anew
    if open_page is None:
        return
    for gone in [other for other in _REFUSED if not Runtime.instance().is_active_session(other)]:
        forget(gone)
    known = of(page)
    if fault not in [one.fault for one in known]:
        _REFUSED[page] = (*known, UploadRefusal(number=next(_NUMBERS), fault=fault))
    open_page.session.request_rerun(None)
