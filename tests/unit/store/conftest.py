"""A workspace at rest: saved, copied, nothing of it open."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from towns import proposal

from spatial.records import Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace, idle


@pytest.fixture
def one() -> Proposal:
    """Give a proposed school."""
    return proposal()


@pytest.fixture
def file(tmp_path: Path, one: Proposal) -> Path:
    """Give a workspace with one scenario of one revision, nothing of it open."""
    file = tmp_path / "home" / "workspace.sqlite"
    Workspace(file).save("s", Scenario().put(one), locality="town")
    for thread in threading.enumerate():  # the copy a first save makes beside the work
        if thread.name == "workspace-copy":
            thread.join()
    idle.release()
    return file
