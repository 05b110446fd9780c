"""Pupils and classes given by grade."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from spatial.intake.checking import grade_sums
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("ds.xlsx"), name="ds.xlsx")


def complete(**columns: list[object]) -> tuple[pd.DataFrame, list[str]]:
    frame = pd.DataFrame({"name": ["A", "B"], "rooms": [10, 12], **columns}, dtype=object)
    done, faults = grade_sums.complete(frame, SOURCE)
    return done, [fault.code for fault in faults]


def grades(*cells: list[object], above: str = "") -> dict[str, list[object]]:
    return {f"{above}Khối {at}": list(two) for at, two in enumerate(cells, start=1)}


def test_grades_under_pupils_are_summed_for_each_school() -> None:
    done, codes = complete(**grades([100, 90], ["1.050", "80"], above="Số học sinh / "))
    assert done["pupils"].tolist() == [1_150, 170]
    assert codes == ["grades_summed"]


def test_grades_under_classes_are_classes_though_they_might_be_pupils() -> None:
    done, _ = complete(**grades([100, 90], [80, 80], above="Số lớp / "))
    assert done["classes"].tolist() == [180, 170]
    assert "pupils" not in done


def test_bare_grades_are_pupils_where_a_room_would_hold_that_many() -> None:
    assert complete(**grades([160, 190], [155, 200]))[0]["pupils"].tolist() == [315, 390]


def test_bare_grades_are_classes_where_there_is_about_one_a_room() -> None:
    assert complete(**grades([5, 6], [5, 6]))[0]["classes"].tolist() == [10, 12]


def test_bare_grades_that_may_be_either_are_told_and_not_read() -> None:
    done, codes = complete(**grades([30, 30], [20, 20]))
    assert ({"pupils", "classes"} & {*done}, codes) == (set(), ["grades_untold"])


def test_a_word_among_the_figures_makes_no_sum() -> None:
    done, codes = complete(**grades([100, "chưa rõ"], [100, 100], above="Số học sinh / "))
    assert ("pupils" in done, codes) == (False, ["grades_untold"])


def test_a_total_speaks_before_its_grades() -> None:
    done, codes = complete(pupils=[500, 600], **grades([1, 1], [2, 2], above="Số học sinh / "))
    assert (done["pupils"].tolist(), codes) == ([500, 600], [])


def test_a_school_without_any_grade_written_has_no_sum() -> None:
    done, _ = complete(**grades([100, ""], [90, ""], above="Số HS / "))
    assert done["pupils"].tolist() == [190, ""]


def test_preschool_ages_are_grades() -> None:
    columns = {"Số trẻ / Nhà trẻ": [20, 30], "Số trẻ / 3-4 tuổi": [40, 50]}
    assert complete(**columns)[0]["pupils"].tolist() == [60, 80]
