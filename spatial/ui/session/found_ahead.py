"""
The place somebody most likely means, made and read while he still looks at what was found.

What is read are the very files that are kept once he opens it, so nothing is read another way; and
nothing is kept of a place nobody opens.
"""

from __future__ import annotations

import tempfile
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from spatial import clock, communes, intake
from spatial.communes import CommuneChoice
from spatial.errors import TruongLopError
from spatial.network import Network
from spatial.store import private
from spatial.ui.jobs import AHEAD, jobs
from spatial.ui.session import state

MOST = 20  # communes: of a whole province nobody knows yet whether it is wanted, and it takes long
_LAST = "found_ahead"  # what this visit began last


@dataclass(frozen=True, kw_only=True)
class FoundPlace:
    """
    A locality of communes, ready to be kept.

    Attributes
    ----------
    files
        By plain name, as `communes.files` makes them.
    network
        What they read as; ``None`` where nobody has read them.
    """

    files: dict[str, bytes]
    network: Network | None = None


def begin(codes: tuple[str, ...], lang: str) -> None:
    """
    Begin to make and read the locality of a place; what this visit began before ends.

    Parameters
    ----------
    codes
        Communes of the first place found; none where nothing was.
    lang
        Language of the workbook's instructions.
    """
    leave()
    if not 0 < len(codes) <= MOST:
        return
    chosen = communes.choice(codes)
    key = _key(chosen, lang)
    state.remember(_LAST, key)
    jobs().begin(key, lambda _job: _read(chosen, lang), lane=AHEAD, sort="ahead")


def leave() -> None:
    """End what this visit began, unless somebody else waits for it."""
    if last := state.recall(_LAST):
        state.remember(_LAST, None)
        jobs().leave(last, state.visitor())


def take(chosen: CommuneChoice, lang: str) -> FoundPlace:
    """Return a locality as it was made ahead, waiting for its end; any other is made now."""
    job = jobs().of(_key(chosen, lang))
    if job is not None:
        with (
            jobs().waited(job, state.visitor()),
            suppress(TruongLopError, CancelledError, OSError),  # met again where it is made now
        ):
            found: FoundPlace = job.result()
            return found
    leave()  # its process would read beside the one that is wanted
    return FoundPlace(files=communes.files(chosen, lang=lang))


def _key(chosen: CommuneChoice, lang: str) -> str:
    """Name the work; what is read depends on the day."""
    return f"ahead{chosen.codes}{lang}{clock.today()}"


def _read(chosen: CommuneChoice, lang: str) -> FoundPlace:
    """Make the files and read them where nobody finds them."""
    files = communes.files(chosen, lang=lang)
    with tempfile.TemporaryDirectory(prefix="truonglop-") as place:
        for name, content in files.items():
            private.write(Path(place) / name, content)
        return FoundPlace(files=files, network=intake.read_network(place))
