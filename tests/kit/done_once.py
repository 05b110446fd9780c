"""What a whole run of the tests does once and not for every test: nothing of it differs by test."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spatial.network import Network


@pytest.fixture(scope="session", autouse=True)
def pages_made_ready_once() -> Iterator[None]:
    """Look for components among the packages, and compile a page, once and not at every `AppTest`.

    Neither changes under a run: a look at two hundred packages takes longer than drawing a page,
    which Streamlit's server also compiles once and `AppTest` at every click.
    """
    if "streamlit.testing.v1" not in sys.modules:
        yield
        return
    from streamlit.components.v2 import manifest_scanner as scanner  # noqa: PLC0415 - for pages only
    from streamlit.testing.v1 import local_script_runner as runner  # noqa: PLC0415 - the same

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "scan_component_manifests", cache(scanner.scan_component_manifests))
        patch.setattr(runner, "ScriptCache", cache(runner.ScriptCache))  # one for all
        yield


@pytest.fixture(scope="session", autouse=True)
def district_read_once() -> Iterator[None]:
    """Read the embedded district once a day it is read on; whoever asks again is given his own.

    Hundreds of commands and pages ask for it. What was read is kept as bytes, made whole anew for
    everybody: whatever one test does to it, no other sees. Brought folders are always read.
    """
    intake = sys.modules.get("spatial.intake")
    if intake is None:
        yield
        return
    read, district, kept = intake._read, intake.embedded().resolve(), {}

    def again(folder: Path | str | None) -> Network:
        if folder is not None and Path(folder).resolve() != district:
            return read(folder)
        today = os.environ.get("TRUONGLOP_TODAY")
        if today not in kept:
            kept[today] = pickle.dumps(read(folder))
        return pickle.loads(kept[today])  # noqa: S301 - written above

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "_read", again)
        yield
