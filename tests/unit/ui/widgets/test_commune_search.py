"""What was typed is answered by buttons; the template is that of the locality shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from spatial import communes
from spatial.store import Localities
from spatial.ui.widgets import commune_search


def search() -> None:
    from towns import town  # noqa: PLC0415 - the script runs apart

    from spatial.ui.widgets import commune_search  # noqa: PLC0415 - the script runs apart

    commune_search.draw(town(), "vi")


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    return AppTest.from_function(search, default_timeout=30).run()


def test_nothing_is_listed_before_anything_is_typed(at: AppTest) -> None:
    assert [one.key for one in at.button] == ["city_open"]
    assert not at.exception


def test_an_old_name_lists_what_it_became(at: AppTest) -> None:
    at.text_input(key="commune_asked").set_value("hiep thanh, ho chi minh").run()
    assert any("→ Phường Tân Thới Hiệp" in one.label for one in at.button)
    assert len(at.button) <= 8


def test_a_province_lists_its_communes_and_all_of_it(at: AppTest) -> None:
    at.selectbox(key="commune_province").set_value("79").run()
    assert len(at.multiselect[0].options) == 168
    assert at.button(key="communes_open").label == "Mở cả tỉnh (168 xã, phường)"


def test_the_template_is_the_kept_one(tmp_path: Path) -> None:
    kept = Localities(tmp_path)
    chosen = communes.choice(["26785"])
    files = communes.files(chosen)
    kept.keep("mot-nhanh", "Một", files)
    assert kept.content("mot-nhanh", communes.BOOK) == files[communes.BOOK]
    assert kept.content("mot-nhanh", "../../etc/passwd") is None
    assert kept.content("khac-nhanh", communes.BOOK) is None


def test_the_first_search_of_a_fresh_start_finds_its_index_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = communes.places.entries
    index.cache_clear()
    monkeypatch.setenv("TRUONGLOP_FOLDER", "somewhere")
    commune_search.warm()  # whoever serves his own folder does not wait for ours, nor pay for it
    assert index.cache_info().currsize == 0
    monkeypatch.delenv("TRUONGLOP_FOLDER")
    commune_search.warm()
    assert index.cache_info().currsize == 1
