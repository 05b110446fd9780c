"""Checks of schools and wards: told, cut, written to a file; nothing known is said."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from towns import School, town

from spatial.norms import checks as core
from spatial.ui.screens.schools import checks
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_check_has_a_fold_of_its_own(
    lang: str, see: Callable[..., Seen], written: list[str], session: object
) -> None:
    assert session is not None
    checks.draw(see(lang=lang))
    assert len(written) >= 1 + 4 + len(set(checks.SAID) - checks.RARE)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sentences_are_cut_and_the_rest_counted(lang: str) -> None:
    html = checks._sentences([f"câu {at}" for at in range(checks.MOST + 3)], lang)
    assert html.count("<li>") == checks.MOST
    assert say("norms.more", lang=lang, count=3) in html
    assert say("norms.all_kept", lang=lang) in checks._sentences([], lang)


def test_what_is_not_known_is_said_in_place_of_a_number() -> None:
    assert say("norms.no_data", lang="vi") in checks._whole(math.nan, "vi")
    assert checks._whole(1_234.4, "vi") == "1.234"


def test_only_columns_with_figures_are_told() -> None:
    table = pd.DataFrame({"a": [1.0, None], "b": [None, None]})
    assert checks.told(table, ("a", "b", "c")) == ["a"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "1 / 2 trường thiếu đất; 1 trường chưa có diện tích đất"),
        ("en", "1 of 2 schools short of land; 1 with land not known"),
    ],
)
def test_the_verdict_of_land_counts_the_schools_whose_land_nobody_told(
    lang: str, said: str, see: Callable[..., Seen]
) -> None:
    land_m2 = [1.0, 1e6, math.nan]  # too little, plenty, not told
    schools_of = tuple(School(x=0.5, y=0.5, land_m2=one) for one in land_m2)
    seen = see(town(schools=schools_of), lang=lang)
    results = core.run(
        seen.after.network, seen.after.wards, rules=seen.rules, day=date(2026, 11, 20),
        area=seen.rules.area, units="wards",
    )  # fmt: skip
    schools = results.schools.assign(ward="", pupils=100.0)
    assert checks._land(seen, schools)[0] == said
    told = schools[schools["land_m2"].notna()]
    assert checks._land(seen, told)[0] == said.partition(";")[0]


def test_floor_nobody_told_stands_for_no_land_as_untold_and_not_as_zero(
    see: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = see(town(schools=(School(x=0.5, y=0.5, land_m2=1.0),) * 2), lang="vi")
    rate = dataclasses.replace(seen.rules.land_per_pupil_m2[seen.level], value=1.0)
    rules = dataclasses.replace(seen.rules, land_per_floor=rate)
    results = core.run(
        seen.after.network, seen.after.wards, rules=seen.rules, day=date(2026, 11, 20),
        area=seen.rules.area, units="wards",
    )  # fmt: skip
    monkeypatch.setattr(Seen, "rules", rules)
    schools = results.schools.assign(ward="", pupils=100.0, floor_m2=[500.0, math.nan])
    drawn = checks._land(seen, schools)[1]
    assert drawn.count(say("norms.no_data", lang="vi")) == 1
    without = checks._land(seen, schools.drop(columns="floor_m2"))[1]
    assert without.count(say("norms.no_data", lang="vi")) == 2


def test_the_file_comes_with_the_manifest_of_the_day_chosen(
    see: Callable[..., Seen], asked: dict[str, dict[str, Any]]
) -> None:
    seen, day = see(), date(2026, 11, 20)
    results = core.run(
        seen.after.network, seen.after.wards, rules=seen.rules, day=day, area=seen.rules.area,
        units="wards",
    )  # fmt: skip
    checks._file(seen, day, results)
    content, name, _ = asked["norms_checks_file"]["given"]
    assert name == "checks.csv"
    told, *_ = asked["norms_checks_file_manifest"]["given"]
    tree = json.loads(told())
    command = tree["command"]
    assert command[0] == "norm-checks"
    assert command[command.index("--on") + 1] == "2026-11-20"
    assert tree["files"] == {"checks.csv": hashlib.sha256(content()).hexdigest()}
