"""The limits a department reads are the limits the code holds."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from spatial import sandbox
from spatial.intake.door.limits import LIMITS
from spatial.sandbox.limits import CPU_S_PER_MB, EXTRACT, MAX_LIMITS, MEMORY_PER_BYTE
from spatial.sandbox.limits import LIMITS as SMALL
from spatial.store.uploads import ROOM
from spatial.ui.server.limits import SERVER


@pytest.mark.parametrize(
    ("module", "limits"),
    [
        ("spatial/intake/door/limits.py", LIMITS),
        ("spatial/store/uploads.py", ROOM),
        ("spatial/ui/server/limits.py", SERVER),
    ],
)
def test_every_limit_stands_in_the_document(root: Path, module: str, limits: Any) -> None:  # noqa: ANN401 - three dataclasses
    text = (root / "docs/security.md").read_text(encoding="utf-8")
    section = text.split(f"(`{module}`)")[1].split("\n#")[0]
    written = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|$", section, re.MULTILINE))
    assert written == {name: str(value) for name, value in asdict(limits).items()}


def sandbox_section(root: Path) -> str:
    """Return what the document says of reading apart."""
    text = (root / "docs/security.md").read_text(encoding="utf-8")
    return text.split("<!-- sandbox limits: begin -->")[1].split("<!-- sandbox limits: end -->")[0]


def test_every_limit_of_reading_stands_in_the_document(root: Path) -> None:
    text = sandbox_section(root)
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \| (\d+) \| (\d+) \|$", text, re.MULTILINE)
    columns = [asdict(limits) for limits in (SMALL, MAX_LIMITS, EXTRACT)]
    held = [(name, *(str(one[name]) for one in columns)) for name in columns[0]]
    assert rows == held
    assert f"{MEMORY_PER_BYTE} bytes of memory" in text
    assert f"{CPU_S_PER_MB} s" in text


def test_the_layers_of_the_document_are_those_that_hold_here(root: Path) -> None:
    column = {"linux": 1, "win32": 2, "darwin": 3}[sys.platform]
    rows = [line.split("|")[1:] for line in sandbox_section(root).splitlines() if "`: " in line]
    written = {row[0].split("`")[1]: row[column].strip() for row in rows if len(row) > column}
    held = asdict(sandbox.layers())
    assert written.keys() == held.keys()
    for name, said in written.items():
        kernel = {"Landlock": held[name], "seccomp": held[name]}  # where the kernel has it
        assert held[name] == kernel.get(said, said == "yes"), name
