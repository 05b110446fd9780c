"""The summary: the locality's figures as one file."""

import json

from towns import town

from spatial import Assessment, Options, assess, export


def _found(**options: object) -> Assessment:
    return assess(town(), Options(**options))  # type: ignore[arg-type]


def test_the_summary_has_levels_and_total() -> None:
    tree = json.loads(export.bundle(_found())["summary.json"])
    assert list(tree["levels"]) == ["mam_non", "tieu_hoc", "thcs", "thpt"]
    assert tree["total"]["pupils"] == 4_000
    assert tree["total"]["rooms_have"] == 10
    assert tree["total"]["rooms_short_per_10k"] == 110  # 20 + 3 x 30
    assert tree["total"]["rooms_net_per_10k"] == 110


def test_the_summary_names_what_each_level_counts_as_pupils() -> None:
    tree = json.loads(export.bundle(_found())["summary.json"])
    assert tree["pupils_basis"] == dict.fromkeys(("mam_non", "tieu_hoc", "thcs", "thpt"), "table")
