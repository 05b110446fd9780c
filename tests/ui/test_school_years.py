"""Lists of several school years on the page of files: kept, asked for, taken away and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import screens
from locality import Locality, write_csv
from streamlit.testing.v1 import AppTest

from spatial import intake
from spatial.intake.joining import year_lists
from spatial.store import Localities

Visit = Callable[..., AppTest]
KINDS = "application/octet-stream"
UPLOADER = "files_year_of_list"


def town(folder: Path, name: str, **pupils: int) -> dict[str, bytes]:
    """Give the files of a town whose list counts pupils by school."""
    place = Locality(without={"schools", "school_levels"}).write(folder)
    rows = [
        {"Tên trường": f"TH {school}", "Phường": "Tây", "Số phòng học": 20, "Số HS": number,
         "Diện tích (m2)": 8_000} for school, number in pupils.items()
    ]  # fmt: skip
    write_csv(place / name, rows)
    return {path.name: path.read_bytes() for path in place.iterdir()}


def bring(at: AppTest, given: dict[str, bytes], step: str = "use") -> AppTest:
    """Begin anew with other uploads, and go to a step."""
    removal = [one for one in at.button if one.key == "files_remove_all"]
    if removal:
        removal[0].click().run()
    at.file_uploader[0].set_value([(name, data, KINDS) for name, data in given.items()])
    at.run()
    group = next(one for one in at.button_group if any("Tải lên" in str(o) for o in one.options))
    group.set_value(step)
    return at.run()


def go(at: AppTest, step: str) -> AppTest:
    group = next(one for one in at.button_group if any("Tải lên" in str(o) for o in one.options))
    group.set_value(step)
    return at.run()


def use(at: AppTest) -> AppTest:
    at.button(key="files_use_do").click().run()
    assert not at.exception
    return at


def series(key: str) -> dict[int, float]:
    """Add up the pupils of each year kept in a locality, the one in use among them."""
    folder = Localities().folder(key)
    assert folder is not None
    years = intake.read_network(folder).school_years
    return {
        year: float(years.loc[years["year"] == year, "pupils"].sum())
        for year in year_lists.years(years)
    }


def test_last_years_list_is_kept_when_this_years_is_used(visit: Visit, tmp_path: Path) -> None:
    page = visit("files")
    bring(page, town(tmp_path / "a", "DS trường.csv", Mai=500, Lan=300))
    page.text_input(key="files_name").set_value("Nơi thử").run()
    assert (
        "2024-2025" in page.selectbox(key=UPLOADER).options
    )  # as it is, without a sign of its own
    page.selectbox(key=UPLOADER).set_value(2025).run()  # the file names no year
    use(page)
    (kept,) = Localities().saved()

    go(page, "upload")
    bring(page, town(tmp_path / "b", "DS trường moi.csv", Mai=520, Cúc=410))
    assert "Chọn năm học để danh sách đang dùng được giữ lại" in screens.words(page)
    assert page.button(key="files_use_do").disabled
    page.selectbox(key=UPLOADER).set_value(2026).run()
    assert "danh sách năm học 2024-2025 được giữ lại để so sánh" in screens.words(page)
    use(page)
    assert [one.key for one in Localities().saved()] == [kept.key]
    assert series(kept.key) == {2026: 930, 2025: 800}

    again = visit("files", locality=kept.key)  # the link, read anew: nothing is lost
    again.session_state["kept.files.part.years"] = True
    said = screens.words(again.run())
    assert "Danh sách trường theo năm học (2)" in "".join(one.label for one in again.expander)
    assert "2025-2026" in said
    assert "2024-2025" in said
    assert "TH Lan" in said  # gone from one year to the next
    assert not [one for one in again.button if one.key == "files_year_drop_2025"]  # not hers

    page.session_state["kept.files.part.years"] = True
    page.run()
    page.button(key="files_year_drop_2025").click().run()
    assert series(kept.key) == {}  # one list alone is no series
    page.button(key="files_year_undo").click().run()
    assert series(kept.key) == {2026: 930, 2025: 800}


def test_a_former_list_is_added_and_the_one_in_use_stays(visit: Visit, tmp_path: Path) -> None:
    page = visit("files")
    bring(page, town(tmp_path / "a", "DS trường 2024-2025.csv", Mai=500))
    page.text_input(key="files_name").set_value("Nơi thử").run()
    use(page)
    (kept,) = Localities().saved()
    go(page, "upload")
    bring(page, town(tmp_path / "b", "DS trường 2023-2024.csv", Mai=480, Lan=300))
    assert "danh sách đang dùng vẫn là của năm học 2024-2025" in screens.words(page)
    use(page)
    assert series(kept.key) == {2025: 500, 2024: 780}
    page.button(key="files_use_undo").click().run()
    assert series(kept.key) == {}


def test_two_lists_without_a_year_are_asked_for_theirs(visit: Visit, tmp_path: Path) -> None:
    given = town(tmp_path / "a", "DS trường.csv", Mai=500)
    other = town(tmp_path / "b", "Danh sách trường.csv", Mai=480)
    page = visit("files")
    bring(page, given | other, step="check")
    for file, year in (("DS trường.csv", "2026"), ("Danh sách trường.csv", "2025")):
        radio = next(one for one in page.main.radio if file in one.label)
        radio.set_value(year).run()
        page.button(key="files_ask_do").click().run()
    assert "Không còn gì phải sửa" in screens.words(page)
    go(page, "use")
    page.text_input(key="files_name").set_value("Nơi thử").run()
    use(page)
    (kept,) = Localities().saved()
    assert series(kept.key) == {2026: 500, 2025: 480}


def test_a_list_in_use_of_no_year_is_told_its_own(visit: Visit, tmp_path: Path) -> None:
    page = visit("files")
    bring(page, town(tmp_path / "a", "DS trường.csv", Mai=500))
    page.text_input(key="files_name").set_value("Nơi thử").run()
    use(page)  # a first list may be used without a year
    page.session_state["kept.files.part.years"] = True
    page.run()
    page.selectbox(key="files_year_now").set_value(2026).run()
    page.button(key="files_year_set").click().run()
    assert not page.exception
    assert "2025-2026" in screens.words(page)
    assert not [one for one in page.selectbox if one.key == "files_year_now"]
