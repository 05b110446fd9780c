"""Each sentence is the sum itself, with its clause."""

import dataclasses

import pytest
from towns import School, town

from spatial import Level, Options, assess, explain
from spatial.assessment import Assessment


def _found() -> Assessment:
    return assess(town(schools=(School(x=0.5, y=0.5, rooms=10, land_m2=5_000),)))


def _said(lang: str, level: Level = Level.TIEU_HOC) -> str:
    return explain.SEPARATOR.join(explain.sentences(_found(), "w00", level, lang=lang))


def test_the_rooms_sentence_can_be_redone_on_paper() -> None:
    # 500 pupils x 300 / 10,000 = 15; has 10
    assert "Cần 15 phòng (300/10.000 × 500 học sinh), có 10, thiếu 5 phòng." in _said("vi")
    assert "Needs 15 rooms (300/10,000 × 500 pupils), has 10, 5 rooms short." in _said("en")


def test_the_class_sentence_names_size_and_rooms_per_class() -> None:
    # 500 / 35 = 14.3, rounded up 15
    assert "cần 15 phòng (500 học sinh : 35 học sinh/lớp × 1 phòng/lớp, làm tròn lên)" in _said(
        "vi"
    )


def test_the_land_sentence_says_what_is_spare_too() -> None:
    assert "cần 3.000 m² (6 m² × 500 học sinh), có 5.000 m², dư 2.000 m²." in _said("vi")


def test_every_norm_is_cited_by_document_and_clause() -> None:
    said = _said("vi")
    for norm in (
        _found().rules.rooms_per_10k,
        _found().rules.class_size[Level.TIEU_HOC],
        _found().rules.land_per_pupil_m2[Level.TIEU_HOC],
    ):
        assert norm.source in said
        assert norm.clause in said


def test_an_unverified_norm_is_marked_where_it_is_cited() -> None:
    assert "chưa kiểm chứng" in _said("vi")
    assert "unverified" in _said("en")


def test_the_kind_of_the_figures_is_said() -> None:
    assert (
        "Số liệu theo phường: ước tính; tổng học sinh toàn địa bàn: công bố, theo bảng học sinh."
        in _said("vi")
    )


def test_distances_without_streets_say_they_are_estimated() -> None:
    place = dataclasses.replace(town(), streets=None, cell_node=None, cell_snap_m=None)
    said = explain.sentences(assess(place), "w00", Level.TIEU_HOC, lang="vi")
    assert any("đường chim bay" in sentence and "ước tính" in sentence for sentence in said)


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_level_is_explained_in_both_languages(level: Level, lang: str) -> None:
    assert len(_said(lang, level).splitlines()) == 7


def test_the_rooms_a_class_takes_are_cited_as_they_were_chosen() -> None:
    place = town(schools=(School(x=0.5, y=0.5, level=Level.THCS),))
    rules = _found().rules
    half, two = (
        table[Level.THCS]
        for table in (rules.rooms_per_class_half_day, rules.rooms_per_class_two_session)
    )
    for share, cited, silent in ((0.0, half, two), (1.0, two, half)):
        found = assess(place, Options(two_session_share=share))
        said = explain.sentences(found, "w00", Level.THCS, lang="vi")[2]
        assert explain.clause(cited, lang="vi") in said
        assert explain.clause(silent, lang="vi") not in said


def test_who_is_beyond_the_seats_sits_in_shifts() -> None:
    # 10 rooms x 35 = 350 seats for 500 pupils; 2 x 350 = 700 places in two shifts
    said = _said("en")
    assert "Seats at the norm: 350 for 500 pupils, 150 seats short." in said
    assert "In two shifts the same rooms hold 700 pupils, enough for all." in said
    assert "In two shifts" not in _said("en", Level.MAM_NON)


def test_who_is_beyond_the_seats_in_shifts_too_is_counted() -> None:
    """The second ward has 500 pupils and no room."""
    found = assess(town(), Options(year=2030, profile="quan12-2024", units="wards"))
    said = " ".join(explain.sentences(found, "w10", Level.TIEU_HOC, lang="vi"))
    assert "Học hai ca thì các phòng ấy nhận 0 học sinh; 500 học sinh vẫn ngoài." in said
