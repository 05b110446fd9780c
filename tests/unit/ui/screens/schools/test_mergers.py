"""The part of the page with pairs of schools: shown nearest first, all of them handed out."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from towns import School, town

from spatial.ui.screens.schools import mergers
from spatial.ui.session.assessments import Seen

See = Callable[..., Seen]
BASE = town(schools=(School(x=0.3, y=0.5), School(x=0.7, y=0.5), School(x=1.5, y=0.5)))
THREE = dataclasses.replace(BASE, schools=BASE.schools.assign(ready=np.nan))


def test_every_pair_is_judged_the_nearest_first(see: See) -> None:
    found = mergers.pairs(see(THREE), None)
    assert len(found) == 3
    assert found["walk_m"].is_monotonic_increasing


def test_pairs_are_judged_once_for_each_limit(see: See) -> None:
    seen = see(THREE)
    assert mergers.pairs(seen, None) is mergers.pairs(seen, None)
    assert mergers.pairs(seen, None)["allowed"].any()
    assert not mergers.pairs(seen, 100.0)["allowed"].any()


@pytest.mark.parametrize(("walk", "written"), [(1_234.4, "1.234"), (np.inf, "–")])
def test_a_walk_no_street_leads_is_a_dash(walk: float, written: str) -> None:
    assert mergers._metres(walk, "vi") == written


@pytest.mark.parametrize(("limit_m", "said"), [(None, []), (500.0, ["--farthest", "500.0"])])
def test_the_file_has_all_pairs_and_its_manifest_says_the_limit(
    limit_m: float | None, said: list[str], see: See, asked: dict[str, dict[str, Any]]
) -> None:
    seen = see(THREE)
    mergers._file(seen, mergers.pairs(seen, limit_m), limit_m)
    content, name, _ = asked["norms_pairs_file"]["given"]
    written = content()
    assert (name, len(written.decode("utf-8-sig").splitlines())) == ("mergers.csv", 1 + 3)
    told, *_ = asked["norms_pairs_file_manifest"]["given"]
    tree = json.loads(told())
    at = tree["command"].index("--mergers") + 1
    assert tree["command"][at : at + len(said)] == said
    assert tree["files"] == {"mergers.csv": hashlib.sha256(written).hexdigest()}
