"""The limits a department reads are the limits the code holds."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from spatial.intake.door.limits import LIMITS
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
