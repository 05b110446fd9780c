"""The documents of the page are those of the command, of the state shown."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import page_downloads
import told_towns
from locality import Locality, write_csv
from papers import closing, letters

from spatial.export.documents import DocumentKind
from spatial.records import Proposal
from spatial.scenario import ReviewState, ScenarioCard
from spatial.ui.screens.export import papers as screen
from spatial.ui.session.assessments import Seen


def test_documents_of_sites_are_offered_once_there_is_one(
    see: Callable[..., Seen], site: Proposal
) -> None:
    assert screen.kinds(see()) == ("ra-soat", "phu-luc", "bang-tinh", "ban-do")
    assert DocumentKind.MINUTES.value in screen.kinds(see(proposals=(site,)))


def test_own_projects_with_capital_alone_are_an_investment_list(tmp_path: Path) -> None:
    folder = Locality().write(tmp_path / "town")
    write_csv(folder / "projects.csv", [
        {"lon": 106.61, "lat": 10.81, "level": "tieu_hoc", "rooms": 12, "finish_year": 2028,
         "project_id": "d1", "name": "Mở rộng A", "start_year": 2026, "cost_billion_vnd": 12},
    ])  # fmt: skip
    kinds = screen.kinds(page_downloads.seen(folder))
    assert DocumentKind.INVESTMENT.value not in kinds  # it keeps no table of capital
    row = {"project_id": "d1", "fund": "province", "billion_vnd": 4, "year": 2026}
    write_csv(folder / "capital.csv", [row])
    kinds = screen.kinds(page_downloads.seen(folder))
    assert DocumentKind.INVESTMENT.value in kinds
    assert DocumentKind.SUBMISSION.value not in kinds


def test_a_ward_is_offered_the_dossier_of_its_own_mergers_alone(see: Callable[..., Seen]) -> None:
    """The school given up is of the first ward; all the second is offered is made."""
    given = closing().assessment.network.changes
    shown = {ward: see(proposals=given, home_ward=ward) for ward in (None, "w00", "w10")}
    kind = DocumentKind.MERGER.value
    assert [kind in screen.kinds(one) for one in shown.values()] == [True, True, False]
    told = json.loads(screen.told(shown["w10"]))["files"]
    assert {*told} == {screen.file_name(shown["w10"], one) for one in screen.kinds(shown["w10"])}


def test_a_document_tells_of_the_ward_everything_is_narrowed_to(see: Callable[..., Seen]) -> None:
    seen = see(home_ward=str(see().ward_id))
    assert seen.ward.upper() in letters(screen.made(seen, DocumentKind.REVIEW.value))


def test_the_minutes_compare_what_is_shown_with_what_stands(
    see: Callable[..., Seen], site: Proposal
) -> None:
    said = letters(screen.made(see(proposals=(site,)), DocumentKind.MINUTES.value))
    assert "Hiện trạng" in said
    assert "Phương án đang xem" in said
    assert "“Bờ sông”" not in said
    card = ScenarioCard(name="Bờ sông")  # asked for while the page is drawn, not when it is taken
    told = letters(screen.made(see(proposals=(site,)), DocumentKind.MINUTES.value, card))
    assert "Phương án “Bờ sông” (bản nháp, chưa được duyệt)." in told


def test_an_approved_scenario_none_of_which_fits_any_more_is_still_named(
    see: Callable[..., Seen],
) -> None:
    """Two proposals were approved and neither fits: the document is of today, and says so."""
    card = ScenarioCard(name="Bờ sông", state=ReviewState.APPROVED, left_out=2)
    told = letters(screen.made(see(), DocumentKind.REVIEW.value, card))
    assert card.sentence(lang="vi") in told
    asked = screen.command(see(), (DocumentKind.REVIEW.value,), card)
    assert "--card" in asked.words
    whole = dataclasses.replace(card, left_out=0)  # of today's state alone there is none to name
    assert "Bờ sông" not in letters(screen.made(see(), DocumentKind.REVIEW.value, whole))
    assert "--card" not in screen.command(see(), (DocumentKind.REVIEW.value,), whole).words


def test_the_dossier_holds_what_was_chosen_and_its_index(see: Callable[..., Seen]) -> None:
    content = screen.packed(see(), ("ra-soat", "lop"))
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        names = ["muc-luc.html", "ra-soat.docx", "layers.gpkg", "layers.qgz", "manifest.json"]
        assert box.namelist() == names


def test_the_planner_s_own_share_of_the_stream_goes_into_the_report_and_its_manifest(
    tmp_path: Path,
) -> None:
    folder = told_towns.written(tmp_path / "town")
    (folder / "locality.yaml").write_text(
        'locality: duc_pho\nname: {vi: "Đức Phổ", en: "Đức Phổ"}\n', encoding="utf-8"
    )
    shown = page_downloads.seen(folder)
    kinds = screen.kinds(shown)
    assert DocumentKind.YEARLY.value in kinds
    files = {screen.file_name(shown, kind): screen.made(shown, kind, share=37.5) for kind in kinds}
    said = letters(files["bao-cao-nam.docx"]).replace("\xa0", " ")
    assert "37,5 % học sinh xong THCS" in said
    files[page_downloads.MANIFEST] = screen.told(shown, share=37.5)
    assert page_downloads.again(folder, files, tmp_path / "lai") == files
    review = screen.command(shown, (DocumentKind.REVIEW.value,), None, share=37.5)
    assert "--stream" not in review.words
    fine = screen.command(shown, (DocumentKind.YEARLY.value,), None, share=37.123456789)
    assert fine.words[fine.words.index("--stream") + 1] == "37.123456789"
