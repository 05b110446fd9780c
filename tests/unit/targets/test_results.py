"""Results of targets: which rows are whose, and which source counts."""

from __future__ import annotations

import pandas as pd

from spatial.targets import pack, results
from spatial.targets.registry import registry

PLAN = pack("quan11")
ROW = next(
    row for row in registry(PLAN)
    if (row.target.indicator, row.target.level, row.target.kind)
    == ("dropout", "thcs", "target")
)  # fmt: skip


def entered(of: str = "", year: int = 2021, value: float = 0.5) -> pd.DataFrame:
    cells = {"indicator": "dropout", "level": "thcs", "of": of, "ward_id": "", "school_id": "",
             "year": year, "value": value, "office": "", "kind": "surveyed",
             "source": "BC"}  # fmt: skip
    return pd.DataFrame([cells])


def test_a_row_without_a_denominator_is_of_the_only_target_of_its_name() -> None:
    assert len(results.rows_of(ROW.target, PLAN, entered())) == 1
    assert len(results.rows_of(ROW.target, PLAN, entered(of="pupils"))) == 1
    assert results.rows_of(ROW.target, PLAN, entered(of="schools")).empty


def test_results_come_by_year_the_entered_one_first() -> None:
    found = results.gathered(ROW, PLAN, entered(year=2020, value=0.4), 2021)
    assert [(one.year, one.value, one.origin) for one in found] == [(2020, 0.4, "entered")]
    found = results.gathered(ROW, PLAN, entered(), 2021)
    assert [(one.year, one.value, one.origin) for one in found] == [
        (2020, 0.43, "plan"),
        (2021, 0.5, "entered"),
    ]


def test_a_result_keeps_its_source_and_kind() -> None:
    (one,) = results.of_rows(entered())
    assert (one.source, one.kind, one.office) == ("BC", "surveyed", "")


def test_what_is_blank_is_of_the_whole_locality() -> None:
    rows = pd.DataFrame({"ward_id": ["", None, "w1"]})
    assert list(results.is_blank(rows, "ward_id")) == [True, True, False]
