"""What a page shows, made once: the town, its figures without and with the proposals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from towns import School, town

from spatial import buildings, intake, plan
from spatial.buildings import apply
from spatial.records import Level, Proposal
from spatial.ui.session import assessments, state
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.session.pupils import Future


def test_without_proposals_before_and_after_are_one(see: Callable[..., Seen]) -> None:
    seen = see()
    assert seen.before is seen.after


def test_the_ward_shown_is_the_chosen_one_else_the_worst(see: Callable[..., Seen]) -> None:
    """The east has no school, so it misses most."""
    assert (see().ward_id, see().ward) == ("w10", "Phường 1.0")
    assert see(ward="w00").ward_id == "w00"


def test_the_worst_ward_is_that_of_the_town_as_it_stands(
    see: Callable[..., Seen], site: Proposal
) -> None:
    """A proposal that mends it does not move the page away from it."""
    assert see(proposals=(site,)).ward_id == "w10"


def test_the_same_choices_are_assessed_once(see: Callable[..., Seen], site: Proposal) -> None:
    one, other = see(proposals=(site,)), see(proposals=(site,))
    assert one.after is other.after
    assert see(public_only=True).after is not see().after


def test_no_proposals_named_and_none_given_are_the_same_assessment(
    see: Callable[..., Seen],
) -> None:
    seen = see()
    options = seen.view.options
    assert assessments.assess(seen.source, options, ()) is assessments.assess(seen.source, options)


def test_proposals_are_built_once_for_whatever_they_are_judged_by(
    see: Callable[..., Seen], site: Proposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[object] = []
    build = buildings.apply
    monkeypatch.setattr(
        buildings, "apply", lambda *given: (given[1] and built.append(given)) or build(*given)
    )
    network = town()
    for share in (0.0, 0.5, 1.0):
        seen = see(network, (site,), share=share)
        assert seen.after.network.proposals == (site,)
    assert assessments.fits(network, (site,)) == ((site,), ())
    assert built == [(network, (site,))]  # of none nothing is built


@pytest.mark.parametrize("scenario", ["published", "base"])
def test_pupils_counted_once_are_those_a_locality_with_proposals_has(
    scenario: str, see: Callable[..., Seen], site: Proposal
) -> None:
    """A proposal adds a school, nobody to teach: assessed from nothing it comes out the same."""
    seen = see(proposals=(site,), future=Future(scenario=scenario), year=2030)
    alone = plan.assess(
        apply(seen.before.network, (site,)), seen.view.options, rules=seen.view.rules
    )
    assert seen.after.demand is seen.before.demand
    pd.testing.assert_frame_equal(seen.after.wards, alone.wards)
    pd.testing.assert_frame_equal(seen.after.levels, alone.levels)


def test_a_part_is_drawn_once_for_its_choices_and_anew_for_others(
    see: Callable[..., Seen],
) -> None:
    made: list[str] = []

    def draw(seen: Seen) -> str:
        return seen.drawn("a part", lambda: made.append(seen.lang) or seen.lang)

    assert [draw(see(lang=lang)) for lang in ("vi", "vi", "en")] == ["vi", "vi", "en"]
    draw(see(lang="vi", ward="w00"))  # a ward chosen draws nothing anew
    assert made == ["vi", "en"]
    draw(see(lang="vi", method=Method.LAND))
    assert len(made) == 3


def test_figures_are_found_by_level_ward_and_school(see: Callable[..., Seen]) -> None:
    found = see().after
    assert assessments.at_level(found, Level.TIEU_HOC)["rooms_have"] == 10
    assert assessments.in_ward(found, "w00", Level.TIEU_HOC)["rooms_have"] == 10
    assert list(assessments.by_ward(found, Level.TIEU_HOC).index) == ["w00", "w10"]
    assert list(assessments.at_schools(found, Level.TIEU_HOC).index) == ["s0"]


def test_a_level_without_schools_has_none(see: Callable[..., Seen]) -> None:
    assert assessments.at_schools(see().after, Level.THPT).empty
    bare = see(town(schools=())).after
    assert assessments.at_schools(bare, Level.TIEU_HOC).empty


def test_tables_are_cut_once(see: Callable[..., Seen]) -> None:
    found = see(town(schools=(School(x=0.2, y=0.2),))).after
    assert assessments.by_ward(found, Level.THCS) is assessments.by_ward(found, Level.THCS)


def test_a_folder_is_another_source_once_a_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "wards.csv"
    file.write_text("a", encoding="utf-8")
    before = assessments.look(tmp_path)
    assert assessments.look(tmp_path) == before
    file.write_text("ab", encoding="utf-8")
    assert assessments.look(tmp_path) != before
    assert assessments.look(tmp_path).folder == before.folder


def test_a_new_file_counts_and_a_program_beside_the_data_does_not(tmp_path: Path) -> None:
    before = assessments.look(tmp_path)
    (tmp_path / "make.py").write_text("x", encoding="utf-8")
    assert assessments.look(tmp_path) == before
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "schools.csv").write_text("x", encoding="utf-8")
    assert assessments.look(tmp_path) != before


def test_two_folders_of_the_same_files_are_two_sources(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    assert assessments.look(tmp_path / "a") != assessments.look(tmp_path / "b")


def test_the_usual_folder_is_the_one_given_else_the_embedded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRUONGLOP_FOLDER", raising=False)
    assert assessments.usual() == intake.embedded()
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(tmp_path))
    assert assessments.usual() == tmp_path


@pytest.mark.usefixtures("home")
def test_a_locality_nobody_keeps_gives_way_to_the_usual_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUONGLOP_FOLDER", str(tmp_path))
    monkeypatch.setattr(state, "locality", lambda: "quan-9")
    assert assessments.source().folder == str(tmp_path)
