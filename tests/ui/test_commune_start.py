"""Any commune is opened from the chip of the locality, by its name of today or of before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import screens
import untold_towns
from streamlit.testing.v1 import AppTest

from spatial import communes, intake
from spatial.network import Network
from spatial.store import Localities

Visit = Callable[..., AppTest]


def opened(at: AppTest, asked: str) -> AppTest:
    at.text_input(key="commune_asked").set_value(asked).run()
    return at.button(key="commune_0").click().run()


def test_a_commune_typed_without_tones_is_opened_with_its_people_and_what_it_still_needs(
    visit: Visit,
) -> None:
    at = opened(visit(), "trung my tay")
    said = screens.words(at)
    assert "Phường Trung Mỹ Tây, Thành phố Hồ Chí Minh" in said
    assert "chưa có số phòng" in said
    assert "số phòng và diện tích đất của 5 trường đã biết vị trí" in said
    offered = [one.proto.label for one in at.get("download_button")]
    assert "Mẫu số liệu điền sẵn trường (Excel)" in offered


def test_the_commune_found_first_is_read_once_ahead_of_being_opened(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = visit()
    read: list[Path] = []
    real = intake.read_network

    def note(folder: str) -> Network:
        read.append(Path(folder))
        return real(folder)

    monkeypatch.setattr(intake, "read_network", note)
    # a server keeps what it read ahead: no other test looks for this one
    at.text_input(key="commune_asked").set_value("dong hung thuan").run()
    at.button(key="commune_0").click().run()
    assert "Phường Đông Hưng Thuận, Thành phố Hồ Chí Minh" in screens.words(at)
    assert len(read) == 1
    assert not read[0].exists()  # it was read beside the page, and only its copy is kept
    assert len(Localities().saved()) == 1


def test_who_has_chosen_no_locality_yet_is_asked_for_his_commune_in_a_quiet_line(
    visit: Visit,
) -> None:
    at = visit()
    line = at.button(key="first_choice")
    assert line.label == "Phường của anh/chị? Gõ tên…"
    line.click().run()
    assert at.session_state["chip_area"] is True
    at = opened(at, "trung my tay")
    assert at.session_state["chip_area"] is False
    assert "first_choice" not in {one.key for one in at.button}


def test_an_old_name_opens_the_commune_it_became(visit: Visit) -> None:
    at = visit()
    at.text_input(key="commune_asked").set_value("hiep thanh, ho chi minh").run()
    labels = [one.label for one in at.button if str(one.key).startswith("commune_")]
    at_name = next(place for place, name in enumerate(labels) if "Tân Thới Hiệp" in name)
    at.button(key=f"commune_{at_name}").click().run()
    assert "Phường Tân Thới Hiệp, Thành phố Hồ Chí Minh" in screens.words(at)


def test_a_commune_begun_twice_is_one_locality_and_keeps_what_was_put_into_it(
    visit: Visit, home: object
) -> None:
    at = opened(visit(), "trung my tay")
    first = at.query_params["locality"]
    at = opened(at, "trung my tay")
    assert at.query_params["locality"] == first
    assert len(Localities().saved()) == 1
    assert home is not None


def test_its_link_opens_it_at_a_later_visit_and_a_page_without_rooms_says_where_to_bring_them(
    visit: Visit,
) -> None:
    at = opened(visit(), "trung my tay")
    (kept,) = Localities().saved()
    assert kept.key in at.query_params["locality"]
    again = visit("access", locality=kept.key)
    said = screens.words(again)
    assert "Phường Trung Mỹ Tây, Thành phố Hồ Chí Minh" in said
    assert "Dữ liệu và báo cáo › Dữ liệu của đơn vị" in said
    assert "Cần: Cần" not in said


def test_several_communes_of_a_province_make_one_locality(visit: Visit) -> None:
    at = visit()
    at.selectbox(key="commune_province").set_value("79").run()
    two = ["26785", "26791"]
    at.multiselect(key="commune_several_79").set_value(two).run()
    at.button(key="communes_open").click().run()
    assert communes.choice(two).name in screens.words(at)


def test_a_name_nobody_has_is_said_to_be_none(visit: Visit) -> None:
    at = visit()
    at.text_input(key="commune_asked").set_value("zzzzqqq").run()
    assert "Không có xã, phường hay tỉnh nào tên như vậy" in screens.words(at)


def test_the_template_brought_back_with_rooms_gives_deficits(visit: Visit) -> None:
    at = opened(visit(), "trung my tay")
    blank = communes.files(communes.choice(["26785"]))[communes.BOOK]
    book = untold_towns.filled(blank, {("26785", "tieu_hoc")})
    at.switch_page("screens/files/page.py").run()
    assert sum("(Excel)" in one.proto.label for one in at.get("download_button")) >= 2
    at.file_uploader[0].set_value([(communes.BOOK, book, "application/octet-stream")])
    at.run()
    if any(one.key == "files_borrow_do" for one in at.button):
        at.button(key="files_borrow_do").click().run()
    steps = next(one for one in at.button_group if any("Tải lên" in str(o) for o in one.options))
    steps.set_value("use").run()
    at.button(key="files_use_do").click().run()
    at.switch_page("screens/map/page.py").run()
    said = screens.words(at)
    # 9,034 children x 99 % by 300 rooms for 10,000 need 268 rooms; two schools have 20 each
    assert "228 phòng" in said


def test_the_city_that_comes_with_the_program_is_one_button_away(visit: Visit) -> None:
    at = visit()
    at.button(key="city_open").click().run()
    said = screens.words(at)
    assert "Thành phố Hồ Chí Minh" in said
    assert "168/168 phường chưa có số phòng" in said
    # by street where the pack has streets, the straight line elsewhere; said where a share stands
    assert "87/168 phường, xã theo đường đi bộ" in said
