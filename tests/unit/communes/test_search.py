"""A commune is found by what somebody types."""

from __future__ import annotations

import pytest

from spatial.communes import search
from spatial.communes.places import ALIKE, COMMUNE, EXACT, FORMER, PROVINCE, WITHIN
from spatial.errors import UserError


@pytest.mark.parametrize(
    "typed", ["trung my tay", "Trung Mỹ Tây", "PHUONG TRUNG MY TAY", "26785", "p trung mỹ tây"]
)
def test_a_name_is_found_with_tones_or_without_with_its_rank_or_its_code(typed: str) -> None:
    assert search.find(typed)[0].codes == ("26785",)


def test_an_old_name_leads_to_what_it_became() -> None:
    matches = search.find("Hiệp Thành, TP.HCM")
    old = next(match for match in matches if match.codes == ("26782",))
    assert (old.sort, old.closeness) == (FORMER, EXACT)
    assert old.today == ("Phường Tân Thới Hiệp",)
    assert old.label.startswith("Phường Hiệp Thành (Quận 12) → Phường Tân Thới Hiệp (26782)")


def test_todays_name_comes_before_an_old_one() -> None:
    assert [match.sort for match in search.find("hiep thanh")][:1] == [COMMUNE]


def test_tones_that_are_typed_tell_names_apart() -> None:
    named = [match.name for match in search.find("Hiệp Thành") if match.closeness == EXACT]
    assert named
    assert not any("Hiệp Thạnh" in name for name in named)


def test_the_tone_may_stand_on_either_vowel() -> None:
    assert search.resolve("Phường Hòa Hưng, TP.HCM") == search.resolve("Phường Hoà Hưng, TP.HCM")


def test_a_province_holds_all_its_communes() -> None:
    match = search.find("ca mau")[0]
    assert (match.sort, len(match.codes)) == (PROVINCE, 64)
    assert len(search.resolve("79")) == 168


def test_a_search_within_a_province_leaves_the_others_out() -> None:
    assert {match.province_code for match in search.find("tan", province="96")} == {"96"}


def test_a_slip_of_a_letter_still_finds_the_name() -> None:
    match = search.find("trug my tay")[0]
    assert (match.codes, match.closeness) == (("26785",), ALIKE)


@pytest.mark.parametrize(
    "typed", ["Thành phố HCM", "Tp. Hồ Chí Minh", "TPHCM", "tp hcm", "TP.HCM", "Sài Gòn"]
)
def test_the_city_is_found_by_every_name_it_is_written_by(typed: str) -> None:
    assert search.resolve(typed) == search.resolve("79")


@pytest.mark.parametrize(
    "typed",
    ["P. Hiệp Thành, Q.12, TP.HCM", "Phường Hiệp Thành (Quận 12)", "hiep thanh, quan 12, tp hcm"],
)
def test_an_old_ward_is_found_as_an_address_writes_it(typed: str) -> None:
    assert search.resolve(typed) == ("26782",)


@pytest.mark.parametrize("typed", ["", "   ", "?!", ",", "trung my tay, nowhere"])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert search.find(typed) == []


def test_a_name_of_several_places_is_asked_back_with_the_list() -> None:
    with pytest.raises(UserError) as problem:
        search.resolve("Hiệp Thành")
    said = problem.value.faults[0].say(lang="vi")
    assert problem.value.faults[0].code == "place_ambiguous"
    assert "(26782)" in said
    assert "(31840)" in said


def test_an_unknown_name_is_said_with_those_alike() -> None:
    with pytest.raises(UserError) as problem:
        search.resolve("Trug My Tay")
    assert problem.value.faults[0].code == "place_unknown"
    assert "26785" in problem.value.faults[0].say(lang="en")


def test_an_old_commune_that_was_parted_means_all_it_went_to() -> None:
    assert search.resolve("Phường Hiệp Thành (thành phố Thủ Dầu Một), TP.HCM") == (
        "25747",
        "25750",
    )


@pytest.mark.parametrize(
    ("typed", "today"),
    [
        ("Phường 5, Quận 11", "27211"),  # the list: "Phường 5, Phường 14 (Quận 11)"
        ("P. 1, Q. Gò Vấp, TP.HCM", "26890"),  # "Phường 1, Phường 3 (quận Gò Vấp)"
        ("phuong 7, quan 11", "27238"),  # "Phường 1, Phường 7, Phường 16 (Quận 11)"
    ],
)
def test_a_numbered_ward_is_found_by_the_district_its_list_names_once(
    typed: str, today: str
) -> None:
    assert search.resolve(typed) == (today,)


def test_a_number_of_one_district_is_not_that_of_another_whose_name_begins_alike() -> None:
    assert "27211" not in {
        code for match in search.find("Phường 5, Quận 1") for code in match.codes
    }


@pytest.mark.parametrize(
    ("typed", "today"),
    [("Phường Bến Nghé, Quận 1, TP.HCM", "26740"), ("P. 28, Q. Bình Thạnh", "26911")],
)
def test_where_no_list_tells_the_district_the_name_alone_is_offered_and_not_taken(
    typed: str, today: str
) -> None:
    (match,) = search.find(typed)
    assert (match.codes, match.closeness) == ((today,), WITHIN)
    with pytest.raises(UserError) as problem:
        search.resolve(typed)
    assert today in problem.value.faults[0].say(lang="vi")


@pytest.mark.parametrize("text", ["", "  "])
def test_no_name_is_asked_for_one(text: str) -> None:
    with pytest.raises(UserError) as problem:
        search.resolve(text)
    assert problem.value.say(lang="vi").startswith("Chưa ghi tên xã, phường hay tỉnh.")


def test_of_a_name_nothing_is_like_no_names_are_listed() -> None:
    with pytest.raises(UserError) as problem:
        search.resolve("zzzzqqq")
    said = problem.value.say(lang="vi")
    assert said.startswith("Không có xã, phường hay tỉnh nào tên “zzzzqqq”. ")
    assert "gần giống" not in said
