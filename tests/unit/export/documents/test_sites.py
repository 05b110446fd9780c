"""The submission: the sites proposed and what they change."""

from __future__ import annotations

import dataclasses

import pytest
from papers import (
    OPTIONS,
    closing,
    extension,
    letters,
    proposed,
    sentences,
    source,
    standing,
    tables,
)
from towns import proposal, town

from spatial import assess, buildings
from spatial.errors import UserError
from spatial.export import documents
from spatial.export.documents import DocumentKind, DocumentSource, investment, sites
from spatial.norms import BILLION
from spatial.records import Proposal
from spatial.scenario_figures import cost_vnd, planned


def test_a_site_stands_with_its_rooms_land_and_place() -> None:
    listed = tables(sites.parts(proposed()))[0]
    number, name, deed, level, rooms, land, *_ = listed.rows[0]
    assert (number, name, deed) == ("1", "a", "Xây mới")
    assert (level, rooms, land) == ("Tiểu học", "30", "8.000")


def test_what_is_short_before_and_after_stands_side_by_side() -> None:
    effect = tables(sites.parts(proposed()))[1]
    assert effect.rows == (
        ("Tiểu học: Phòng thiếu", "20", "0"),
        ("Tiểu học: Thiếu (theo sĩ số)", "19", "0"),
        ("Tiểu học: Đất thiếu (m²)", "3.000", "0"),
    )
    said = sentences(sites.parts(proposed()))
    assert any("giảm từ 20 xuống 0 phòng; đất thiếu từ 3.000 xuống 0 m²" in one for one in said)


def test_the_cost_is_the_published_case_times_the_rooms() -> None:
    """Thirty rooms of 5.42 billion VND."""
    assert any(
        "162,6 tỷ đồng: 30 phòng × 5,42" in one for one in sentences(sites.parts(proposed()))
    )


def of(*changes: Proposal) -> DocumentSource:
    """Return a source of the town with some changes."""
    return source(assessment=assess(buildings.apply(town(), changes), OPTIONS), before=standing())


def test_a_school_that_is_extended_stands_in_list_and_cost_beside_a_new_one() -> None:
    """Ten rooms more and thirty new: 40 x 5.42 billion VND, what the comparison says of both."""
    both = of(extension(), proposal())
    (listed, effect), text = tables(sites.parts(both)), sentences(sites.parts(both))
    told = [(name, deed, rooms, land) for _, name, deed, _, rooms, land, *_ in listed.rows]
    new, more = ("a", "Xây mới", "30", "8.000"), ("Trường cũ", "Mở rộng", "10", "2.000")
    assert told == [new, more]
    assert cost_vnd(planned(both.assessment.network)) == pytest.approx(216.8 * BILLION)
    assert any("216,8 tỷ đồng: 40 phòng × 5,42" in one for one in text)
    assert effect.rows[0] == ("Tiểu học: Phòng thiếu", "20", "0")
    (projects,) = tables(investment.parts(both))
    assert [row[1] for row in projects.rows[:2]] == [
        "Xây mới: a, Tiểu học", "Mở rộng: Trường cũ, Tiểu học",
    ]  # fmt: skip
    assert projects.rows[-1][5:8] == ("40", "", "216,80")


def test_extensions_alone_are_a_submission() -> None:
    """Ten of the twenty rooms short."""
    listed, effect = tables(sites.parts(of(extension())))
    assert [row[1] for row in listed.rows] == ["Trường cũ"]
    assert effect.rows[0] == ("Tiểu học: Phòng thiếu", "20", "10")


def test_without_a_site_there_is_nothing_to_submit() -> None:
    with pytest.raises(UserError, match="Add --proposals"):
        sites.parts(source())


def later(**given: object) -> DocumentSource:
    """Return a source of 2030 with one school that opens in it and one that opens in 2033."""
    both = (
        dataclasses.replace(proposal(), open_year=2030),
        dataclasses.replace(proposal(), proposal_id="z", name="Trường sau", open_year=2033),
    )
    after = assess(buildings.apply(town(), both), OPTIONS)
    return source(assessment=after, before=standing(), **given)


TOLD = [DocumentKind.REVIEW, DocumentKind.SUBMISSION, DocumentKind.INVESTMENT, DocumentKind.ANNEX]


@pytest.mark.parametrize("kind", TOLD)
def test_every_document_says_what_opens_after_its_year_and_does_not_count(
    kind: DocumentKind,
) -> None:
    (content,) = documents.docx_files((kind,), later()).values()
    said = "Đến năm 2030 chưa tính 1 đề xuất vì đưa vào sử dụng sau năm ấy: Trường sau (2033)."
    assert letters(content).count(said) == 1
    (content,) = documents.docx_files((kind,), proposed()).values()
    assert "chưa tính" not in letters(content)


def waiting(*changes: Proposal, **given: object) -> DocumentSource:
    """Return a source of 2030 with changes some of which wait."""
    return source(assessment=of(*changes).assessment, before=standing(), **given)


LISTED = "trong danh sách và trong kinh phí"


@pytest.mark.parametrize("kind", TOLD)
def test_only_what_a_document_lists_and_costs_is_said_to_stand_there(kind: DocumentKind) -> None:
    """A closing builds nothing, and the annex has neither list nor cost."""
    (given_up,) = closing().assessment.network.changes
    shut = dataclasses.replace(given_up, open_year=2032)
    new = dataclasses.replace(proposal(), open_year=2031)
    both = waiting(shut, new)
    (content,) = documents.docx_files((kind,), both).values()
    assert "chưa tính 2 đề xuất" in letters(content)
    some = f"Trong đó 1 đề xuất có {LISTED}, chưa có trong số thiếu: a (2031)."
    assert (some in letters(content)) is (kind is not DocumentKind.ANNEX)
    (content,) = documents.docx_files((kind,), later()).values()
    every = f"Các đề xuất này có {LISTED}, chưa có trong số thiếu."
    assert (every in letters(content)) is (kind is not DocumentKind.ANNEX)


def test_where_nothing_that_waits_builds_no_list_is_named() -> None:
    (given_up,) = closing().assessment.network.changes
    only = waiting(dataclasses.replace(given_up, open_year=2032))
    (content,) = documents.docx_files((DocumentKind.REVIEW,), only).values()
    assert "chưa tính 1 đề xuất" in letters(content)
    assert LISTED not in letters(content)


def test_minutes_say_of_which_scenario_something_opens_later() -> None:
    compared = {"Hiện trạng": standing(), "Phương án": later().assessment}
    (content,) = documents.docx_files((DocumentKind.MINUTES,), later(compared=compared)).values()
    assert letters(content).count("Phương án: đến năm 2030 chưa tính 1 đề xuất") == 1
    assert "Các đề xuất này có trong số phòng đề xuất và kinh phí" in letters(content)
    assert "Hiện trạng: đến năm" not in letters(content)


def test_no_shortage_falls_by_what_opens_later() -> None:
    said = sentences(sites.parts(later()))
    assert not any("nếu xây dựng đủ" in one for one in said)
    assert any("đưa vào sử dụng đến năm 2030" in one for one in said)


def test_a_ward_is_told_of_its_own_sites_alone() -> None:
    """The site lies in the second ward."""
    assert not sites.built(proposed(ward_id="w00"))
    (one,) = sites.built(proposed(ward_id="w10"))
    assert sites.ward_of(proposed(), one) == "w10"
