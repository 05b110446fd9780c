"""
Why uploads were refused before a page heard of them.

The browser's uploader shows a refusal as a bare number, and drops it with the files beside it. Here
the reason is kept until the page's next upload; the browser has the page drawn anew to say it.
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
    """Keep why an upload of a page was refused, if the page is open."""
    if not Runtime.exists() or not Runtime.instance().is_active_session(page):
        return
    for gone in [other for other in _REFUSED if not Runtime.instance().is_active_session(other)]:
        forget(gone)
    known = of(page)
    if fault not in [one.fault for one in known]:
        _REFUSED[page] = (*known, UploadRefusal(number=next(_NUMBERS), fault=fault))
