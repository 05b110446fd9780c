"""The page of the planner's files under `AppTest`: what is asked, said, kept and refused."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import screens
from locality import Locality, collection
from streamlit.testing.v1 import AppTest

from spatial.intake.answers import cell_answers
from spatial.intake.answers.cell_answers import CellAnswer
from spatial.store import Desk, Localities

Visit = Callable[..., AppTest]
VN2000 = 9210  # VN-2000 / TM-3 105°45′
ODD = {"school_id": "Số hiệu hồ sơ", "name": "Cơ sở đào tạo"}


def files(town: Locality, folder: Path) -> dict[str, bytes]:
    """Write a town; give its files."""
    return {path.name: path.read_bytes() for path in town.write(folder).iterdir()}


def bring(at: AppTest, given: dict[str, bytes]) -> AppTest:
    """Upload files."""
    kinds = "application/octet-stream"
    at.file_uploader[0].set_value([(name, data, kinds) for name, data in given.items()])
    return at.run()


def button(at: AppTest, label: str) -> AppTest:
    """Press the first button of a label."""
    next(one for one in at.button if label in one.label).click()
    return at.run()


def step(at: AppTest, name: str) -> AppTest:
    """Go to a step."""
    group = next(one for one in at.button_group if any("Tải lên" in str(o) for o in one.options))
    group.set_value(name)
    return at.run()


def part(at: AppTest, name: str) -> AppTest:
    """Open a part of the checking."""
    group = next(one for one in at.button_group if any("Tải lên" in str(o) for o in one.options))
    if group.value != "check":
        step(at, "check")
    at.session_state[f"kept.files.part.{name}"] = True
    return at.run()


@pytest.fixture
def page(visit: Visit) -> AppTest:
    """Open the page."""
    return visit("files")


def renamed(town: Locality, folder: Path) -> dict[str, bytes]:
    """Give a town whose schools call their code and name otherwise."""
    given = files(town, folder)
    rows = list(csv.reader(io.StringIO(given["schools.csv"].decode())))
    rows[0] = [ODD.get(name, name) for name in rows[0]]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return given | {"schools.csv": out.getvalue().encode()}


def test_without_uploads_the_state_of_the_data_in_use_is_shown(page: AppTest) -> None:
    said = screens.words(page)
    assert "Đang dùng: Quận 12, TP. Hồ Chí Minh." in said
    assert "chỉ danh sách trường cũng đủ" in said
    assert "Nhiều nhất 60 tệp, mỗi tệp 60 MB, tổng 200 MB." in said
    assert "nhiều nhất 6 giây tính toán và 450 MB bộ nhớ cho tệp nhỏ, 60 giây và 1.500 MB" in said
    page.session_state["kept.files.part.health"] = True
    assert "Học sinh so với dân số trong độ tuổi đi học" in screens.words(page.run())
    assert [one.label for one in page.get("download_button")] == ["Mẫu Excel", "Mẫu CSV (zip)"]


def test_a_clean_locality_is_used_everywhere_and_left_with_one_click(
    page: AppTest, tmp_path: Path
) -> None:
    bring(page, files(Locality(), tmp_path))
    step(page, "use")
    assert "Dùng được: " in screens.words(page)
    page.text_input(key="files_name").set_value("Nơi thử").run()
    button(page, "Dùng dữ liệu này")
    assert "Đang dùng “Nơi thử” trên mọi trang." in screens.words(page)
    (kept,) = Localities().saved()
    assert page.query_params["locality"] == kept.key
    page.switch_page("screens/map/page.py").run()
    # the one primary school of the town: 20 rooms, by hand
    assert "có 20" in screens.words(page)
    assert "Nơi thử" in screens.words(page)
    page.switch_page("screens/files/page.py").run()
    page.button(key="files_open_").click().run()
    assert page.query_params["locality"] == "quan12"
    page.button(key=f"files_drop_{kept.key}").click().run()
    assert Localities().saved() == []
    page.button(key="toast_locality").click().run()
    assert [one.key for one in Localities().saved()] == [kept.key]
    assert page.query_params["locality"] == kept.key


def test_what_is_refused_says_why_and_the_rest_is_taken(page: AppTest, tmp_path: Path) -> None:
    given = files(Locality(), tmp_path)
    bring(page, given | {"../<b>x</b>.exe": b"MZ", "parcels.geojson": b"<xml/>"})
    said = screens.words(page)
    assert "2 tệp không được nhận" in said
    assert "Không nhận tệp “.exe”." in said
    assert "Nội dung không phải là tệp .geojson." in said
    assert "schools.csv" in said
    assert "<b>x" not in screens.markup(page)


def test_two_strange_headers_are_asked_one_at_a_time_and_remembered_for_the_next_file(
    page: AppTest, visit: Visit, tmp_path: Path
) -> None:
    given = renamed(Locality(), tmp_path)
    bring(page, given)
    step(page, "check")
    for header, column in (("Số hiệu hồ sơ", "school_id"), ("Cơ sở đào tạo", "name")):
        said = screens.words(page)
        assert f"Cột “{header}” của tệp schools.csv là gì?" in said
        (asked,) = page.main.radio
        asked.set_value(column)
        button(page, "Chọn")
    assert "Không còn gì phải sửa" in screens.words(page)

    # another visit, another name, the same headers in another order: used again, and said
    again = visit("files")
    rows = [line.split(",")[::-1] for line in given["schools.csv"].decode().splitlines()]
    other = {name: data for name, data in given.items() if name != "schools.csv"}
    other["DS trường.csv"] = "\n".join(",".join(row) for row in rows).encode()
    bring(again, other)
    part(again, "columns")
    assert "Không còn gì phải sửa" in screens.words(again)
    assert "DS trường.csv: đã dùng lại 2 lựa chọn của lần trước" in screens.words(again)


def test_two_headers_cannot_be_the_same_column(page: AppTest, tmp_path: Path) -> None:
    bring(page, renamed(Locality(), tmp_path))
    part(page, "columns")
    for one in [one for one in page.selectbox if "ví dụ" in one.label.replace("\\", "")]:
        one.set_value("name")
    button(page, "Dùng các lựa chọn này")
    assert "Hai tiêu đề cùng được chọn là: tên trường" in screens.words(page)


def test_a_file_whose_name_says_nothing_is_asked_for_its_table(
    page: AppTest, tmp_path: Path
) -> None:
    given = files(Locality(), tmp_path)
    given["abc.csv"] = given.pop("residents.csv")
    bring(page, given)
    assert "chưa hiểu đây là bảng nào" in screens.words(page)
    next(one for one in page.selectbox if "abc" in one.label).set_value("residents").run()
    step(page, "use")
    assert "Dùng được: " in screens.words(page)


def test_rows_with_faults_are_set_aside_on_request_and_still_are_after_a_reload(
    page: AppTest, visit: Visit, tmp_path: Path
) -> None:
    town = Locality()
    town.school_levels[2]["rooms"] = "rất nhiều"
    bring(page, files(town, tmp_path))
    part(page, "health")
    said = screens.words(page)
    assert "Chưa dùng được: 1 dòng phải sửa" in said
    assert "Chưa xem được" in said
    assert "Không thấy con số nào khó tin." not in said  # nobody looked
    part(page, "faults")
    assert "“rất nhiều” không phải là số." in screens.words(page)
    part(page, "aside")
    page.toggle(key="files_aside").set_value(True).run()
    assert "Không còn gì phải sửa" in screens.words(page)
    again = visit("files", desk=page.query_params["desk"])
    assert "Không còn gì phải sửa" in screens.words(again)
    step(again, "use")
    assert "1 dòng tạm loại" in screens.words(again)
    part(again, "report")
    button(again, "Lập báo cáo")
    names = [one.label for one in again.get("download_button")]
    assert names == ["Excel tô màu ô lỗi", "Tệp đã sửa (zip)", "Báo cáo JSON"]


def mend(at: AppTest, cell: tuple[str, int, str, str, str]) -> AppTest:
    """Answer about one cell as the table does: file, row, column, what it held, what it holds."""
    file, row, column, before, value = cell
    desk = Desk(str(at.query_params["desk"]))
    answers = desk.answers()
    new = CellAnswer(file=file, sheet=None, row=row, column=column, before=before, value=value)
    desk.answer(dataclasses.replace(answers, cells=cell_answers.added(answers.cells, [new])))
    return at.run()


def test_a_cell_is_mended_on_the_page_and_the_file_stays(
    page: AppTest, visit: Visit, tmp_path: Path
) -> None:
    town = Locality()
    town.school_levels[2]["rooms"] = "rất nhiều"
    given = files(town, tmp_path)
    bring(page, given)
    step(page, "check")
    assert "1 dòng phải sửa: bấm vào ô đỏ" in screens.words(page)
    mend(page, ("school_levels.csv", 4, "rooms", "rất nhiều", "21"))
    said = screens.words(page)
    assert "Không còn gì phải sửa" in said
    assert "Đã sửa 1 ô; tệp gốc giữ nguyên." in said
    again = visit("files", desk=page.query_params["desk"])
    assert "Đã sửa 1 ô; tệp gốc giữ nguyên." in screens.words(again)
    step(again, "use")
    rows = len(town.schools) + len(town.school_levels) + len(town.wards) + len(town.residents)
    assert f"Dùng được: {rows} trong {rows} dòng của bạn; 0 dòng tạm loại." in screens.words(again)
    kept = Desk(str(page.query_params["desk"])).folder / "school_levels.csv"
    assert kept.read_bytes() == given["school_levels.csv"]


def test_schools_alone_stand_on_the_boundaries_at_hand(page: AppTest) -> None:
    rows = "school_id,name,lon,lat,level,rooms,land_m2\nx,Trường X,106.65,10.87,tieu_hoc,500,9000\n"
    bring(page, {"schools.csv": rows.encode()})
    said = screens.words(page)
    assert "Phần còn lại lấy từ dữ liệu đang mở: Ranh giới phường" in said
    assert "Tổng đã công bố" not in said  # totals of other schools would answer for these
    step(page, "use")
    said = screens.words(page)
    assert "So với dữ liệu đang dùng: Quận 12" in said
    assert "1 trường thêm" in said
    button(page, "Dùng dữ liệu này")
    assert "Mượn của Quận 12, TP. Hồ Chí Minh (dữ liệu minh hoạ" in screens.words(page)
    page.switch_page("screens/map/page.py").run()
    assert "có 500" in screens.words(page)
    page.switch_page("screens/files/page.py").run()
    button(page, "Trở lại dữ liệu trước đó")
    assert page.query_params["locality"] == "quan12"
    assert Localities().saved() == []


def test_a_list_of_another_place_is_told_so_in_one_sentence(page: AppTest) -> None:
    rows = ["Tên trường,Phường,Cấp học,Số phòng học,Diện tích (m2)"]
    rows += [f"Trường {at},Phường Bến Nghé,Tiểu học,20,8000" for at in range(5)]
    bring(page, {"truong.csv": "\n".join(rows).encode()})
    step(page, "check")
    assert "không thuộc phường nào của Quận 12" in screens.words(page)


def test_a_word_no_list_knows_is_asked_once_for_all_its_rows(page: AppTest, tmp_path: Path) -> None:
    town = Locality()
    for school in town.schools:
        school["ownership"] = "của ông Ba"
    bring(page, files(town, tmp_path))
    step(page, "check")
    assert "“của ông Ba” ở cột ownership là gì? (3 dòng)" in screens.words(page)
    page.main.radio[0].set_value("ngoai_cong_lap")
    button(page, "Chọn")
    assert "Không còn gì phải sửa" in screens.words(page)
    button(page, "Hỏi lại “của ông Ba”, đang là Ngoài công lập")
    assert "“của ông Ba” ở cột ownership là gì? (3 dòng)" in screens.words(page)


def test_figures_that_read_two_ways_are_asked_with_what_each_answer_gives(
    page: AppTest, tmp_path: Path
) -> None:
    town = Locality()
    for row, land in zip(town.school_levels, ("8.000", "3120", "9.100"), strict=True):
        row |= {"land_m2": land, "rooms": "", "pupils": ""}
    bring(page, files(town, tmp_path))
    step(page, "check")
    asked = [
        one for one in page.main.radio if "thousands" in str(one.options) or "nghìn" in str(one)
    ]
    if asked:  # where a witness decides, nothing is asked
        asked[0].set_value("thousands")
        button(page, "Chọn")
    assert "dấu này ngăn phần nghìn" not in screens.words(page)


def test_a_layer_without_a_system_waits_for_the_planner(page: AppTest, tmp_path: Path) -> None:
    given = files(Locality(), tmp_path)
    wards = gpd.GeoDataFrame.from_features(collection(Locality().wards), crs=4326).to_crs(VN2000)
    wards.to_file(tmp_path / "ranh gioi.shp")
    given.pop("wards.geojson")
    for suffix in ("shp", "dbf", "shx"):
        given[f"ranh gioi.{suffix}"] = (tmp_path / f"ranh gioi.{suffix}").read_bytes()
    bring(page, given)
    step(page, "check")
    said = screens.words(page)
    assert "ranh gioi.shp: chưa nói hệ toạ độ" in said
    assert "EPSG:9210" in said
    assert "Chương trình không tự đoán." in said
    at = [line.split("EPSG:")[1][:4] for line in said.split("VN-2000 / TM-3")[1:]].index("9210")
    [one for one in page.button if one.label == "Đúng hệ này"][at].click()
    page.run()
    part(page, "systems")
    assert "Không còn gì phải sửa" in screens.words(page)
    assert "bạn đã xác nhận EPSG:9210" in screens.words(page)
    button(page, "Chọn lại")
    assert "ranh gioi.shp: chưa nói hệ toạ độ" in screens.words(page)


def test_gaps_are_measured_closed_on_request_and_told_by_ward(
    page: AppTest, tmp_path: Path
) -> None:
    town = Locality()
    ring = town.wards[1]["geometry"]["coordinates"][0]
    edge = ring[0][0]
    for corner in ring:
        if corner[0] == edge:
            corner[0] = round(corner[0] - 0.00002, 8)  # some 2.2 m into the other ward
    bring(page, files(town, tmp_path))
    part(page, "borders")
    said = screens.words(page)
    assert "Có cạnh không khớp nhau." in said
    assert "chồng lấn Phường Tây / Phường Đông" in said
    button(page, "Sửa ranh giới")
    said = screens.words(page)
    assert "Các cạnh khớp nhau." in said
    assert "Thay đổi của từng phường" in said
    button(page, "Trả lại ranh giới")
    assert "Có cạnh không khớp nhau." in screens.words(page)


def test_schools_that_may_be_one_are_merged_only_when_asked(page: AppTest, tmp_path: Path) -> None:
    town = Locality()
    twin = {"school_id": "d", "name": "Trường A - Điểm trường 2", "lon": 106.611, "lat": 10.811}
    town.schools.append(twin)
    town.school_levels.append({"school_id": "d", "level": "tieu_hoc", "rooms": 5, "land_m2": 1000})
    bring(page, files(town, tmp_path))
    part(page, "merges")
    assert "“Trường A - Điểm trường 2” là điểm trường của “Trường A”" in screens.words(page)
    button(page, "Gộp")
    assert "Đã gộp: d → a." in screens.words(page)
    button(page, "Bỏ gộp")
    assert "Đã gộp" not in screens.words(page)


def test_names_with_markup_stay_words(page: AppTest, tmp_path: Path) -> None:
    town = Locality()
    town.schools[0]["name"] = "<img src=x onerror=alert(1)>"
    town.school_levels[0]["rooms"] = "<script>1</script>"
    bring(page, files(town, tmp_path))
    for name in ("notes", "columns", "faults", "health"):
        part(page, name)
        assert "<img src" not in screens.markup(page)
        assert "<script>" not in screens.markup(page)
    assert "&lt;script&gt;" in screens.markup(page)


def test_english_says_the_same(visit: Visit, tmp_path: Path) -> None:
    page = visit("files", lang="en")
    bring(page, files(Locality(without={"residents"}), tmp_path))
    said = screens.words(page)
    assert "can come from the data now open: District 12" in said
    group = next(one for one in page.button_group if any("Upload" in str(o) for o in one.options))
    group.set_value("check")
    assert "The table “residents” is missing" in screens.words(page.run())


def test_removing_the_last_file_begins_anew(page: AppTest) -> None:
    bring(page, {"parcels.geojson": json.dumps(collection([])).encode()})
    button(page, "Bỏ parcels")
    assert "Đang dùng: Quận 12" in screens.words(page)


def test_one_form_per_school_becomes_the_table_of_rooms(page: AppTest, tmp_path: Path) -> None:
    given = files(Locality(without={"school_levels"}), tmp_path)
    for name, level, rooms in (("A", "Tiểu học", 21), ("B", "THCS", 24), ("C", "THPT", 30)):
        said = {
            "Tên trường": f"Trường {name}",
            "Cấp học": level,
            "Tổng số phòng học": rooms,
            "Tổng diện tích đất": "8000 m2",
        }
        cells = "".join(f"<tr><td>{key}</td><td>{value}</td></tr>" for key, value in said.items())
        given[f"{name}.html"] = f"<html><table>{cells}</table></html>".encode()
    bring(page, given)
    assert "bieu-mau" in screens.words(page)
    step(page, "use")
    assert "Dùng được: " in screens.words(page)
    button(page, "Dùng dữ liệu này")
    page.switch_page("screens/map/page.py").run()
    assert "có 21" in screens.words(page)


def test_a_row_is_set_aside_with_its_reason_and_used_again(page: AppTest, tmp_path: Path) -> None:
    given = files(Locality(), tmp_path)
    lines = given["residents.csv"].decode().splitlines()
    lines.append("không rõ" + "," * lines[0].count(","))
    bring(page, given | {"residents.csv": "\n".join(lines).encode()})
    part(page, "aside")
    assert "Chưa dùng được" in screens.words(page)
    button(page, "Tạm loại dòng này")
    assert "Cần ghi lý do khi tạm loại một dòng." in screens.words(page)
    page.text_input(key="files_row_why").set_value("chưa rõ nguồn")
    button(page, "Tạm loại dòng này")
    said = screens.words(page)
    assert f"Đã tạm loại residents.csv, dòng {len(lines)}: chưa rõ nguồn." in said
    assert "Không còn gì phải sửa" in said
    button(page, "Dùng lại dòng này")
    assert "Chưa dùng được" in screens.words(page)


def test_uploads_are_there_again_when_the_link_is_opened_anew(
    page: AppTest, visit: Visit, tmp_path: Path
) -> None:
    bring(page, files(Locality(), tmp_path))
    (name,) = [page.query_params["desk"]]
    again = visit("files", desk=name)
    assert "Không còn gì phải sửa" in screens.words(again)
    assert again.query_params["desk"] == name
    for typed in ("../../etc", "", "x" * 12):
        other = visit("files", desk=typed)
        assert "Đang dùng: Quận 12" in screens.words(other)
        assert "desk" not in other.query_params
