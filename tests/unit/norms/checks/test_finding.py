"""A finding says what was held against which clause."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial.norms import checks

BEFORE, AFTER = date(2025, 1, 30), date(2025, 1, 31)


def test_a_broken_norm_is_said_with_its_clause() -> None:
    row = pd.DataFrame([{"school_id": "Trường A", "level": "thcs", "classes": 60}])
    (over,) = checks.broken(checks.school_sizes(row, day=AFTER))
    assert "60 lớp, không đạt (nhiều nhất 45" in over.say(lang="vi")
    assert "unverified" in over.say(lang="en")
