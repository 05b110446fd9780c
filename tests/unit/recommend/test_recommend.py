"""The embedded district from a question to the files."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
import shapely
from click.testing import CliRunner
from shapely import box

from spatial import assess, read_network
from spatial.cancellation import cancelled_when
from spatial.cli import truonglop
from spatial.errors import Fault, UserError
from spatial.export import siting as files
from spatial.intake.single.proposals import read_proposals
from spatial.network import Network
from spatial.recommend import (
    Recommendation,
    Request,
    again,
    closing,
    pick,
    pinned,
    recommend,
    score,
    screen,
    written,
)
from spatial.recommend.candidates import lay, point
from spatial.recommend.robust import cancelled_in_words
from spatial.recommend.screening import footprint_per_room_m2
from spatial.records import Level
from spatial.siting.actions import Size
from spatial.siting.plan_check import broken

BUDGET_VND = 400e9


@pytest.fixture(scope="module")
def town() -> Network:
    return read_network()


@pytest.fixture(scope="module")
def found(town: Network) -> Recommendation:
    return recommend(town, Request(levels=(Level.THCS,), budget_vnd=BUDGET_VND, points=3))


def test_the_plan_keeps_land_and_money_and_seats_more(found: Recommendation) -> None:
    assert broken(found.model, found.plan.outcome) == []
    assert found.plan.outcome.cost_vnd <= BUDGET_VND
    assert found.plan.outcome.unseated < found.standing
    assert found.plan.reached[0].bound <= found.plan.outcome.unseated


def test_land_that_is_ready_too_late_is_left_out_with_its_reason(found: Recommendation) -> None:
    late = [one.site.site_id for one in found.screened if one.reason == "late"]
    assert late == ["khu-7"]  # ready in 2029, two years to build, 2030 is the last
    assert not [a for a in found.plan.actions if a.site_id == "khu-7"]


def test_accepting_the_proposals_closes_as_many_rooms_as_are_built(found: Recommendation) -> None:
    before = found.before.levels.loc["thcs", "rooms_short_per_10k"]
    after = found.after().levels.loc["thcs", "rooms_short_per_10k"]
    assert before - after == pytest.approx(sum(p.rooms for p in found.proposals))


def test_every_project_opens_in_time_and_says_why(found: Recommendation) -> None:
    rows = files.investment(found, lang="vi")
    assert len(rows) == len(found.plan.actions)
    assert all(row["finish_year"] <= 2030 and row["why"] for row in rows)
    assert sum(row["cost_billion_vnd"] for row in rows) == pytest.approx(
        found.plan.outcome.cost_vnd / 1e9, abs=0.01 * len(rows)
    )


def test_another_point_of_the_curve_brings_its_own_proposals(found: Recommendation) -> None:
    first = pick(found, 0)
    assert first.proposals == ()
    assert first.plan.outcome.unseated == pytest.approx(found.standing)


def test_ones_own_plan_is_scored_beside_the_recommended_one(found: Recommendation) -> None:
    own = score(found, [found.plan.actions[0].action_id])
    assert found.plan.outcome.unseated <= own.unseated + 0.5


def test_the_files_are_written_and_the_proposals_read_back(
    found: Recommendation, tmp_path: Path
) -> None:
    written = files.write(found, tmp_path, lang="en")
    assert {file.name for file in written} == {
        "investment.csv",
        "investment.xlsx",
        "investment.geojson",
        "frontier.csv",
        "sites.csv",
        "proposals.geojson",
        "siting.json",
    }
    back = read_proposals(tmp_path / "proposals.geojson")
    assert [p.rooms for p in back] == [p.rooms for p in found.proposals]
    tree = json.loads((tmp_path / "siting.json").read_text(encoding="utf-8"))
    assert tree["reached"][0]["aim"] == "seats"


def test_the_list_to_be_filed_has_a_row_a_project_and_their_total(found: Recommendation) -> None:
    rows = files.investment(found, lang="vi")
    book = openpyxl.load_workbook(io.BytesIO(files.bundle(found, lang="vi")["investment.xlsx"]))
    table = list(book.worksheets[0].iter_rows(values_only=True))
    assert table[0][:4] == ("Số", "Việc", "Dự án", "Phường")
    assert [row[0] for row in table[1 : len(rows) + 1]] == [row["number"] for row in rows]
    assert table[len(rows) + 1][5] == sum(row["rooms"] for row in rows)


def test_a_project_lies_in_the_ward_that_holds_its_place(
    found: Recommendation, town: Network
) -> None:
    actions = {action.action_id: action for action in found.plan.actions}
    wards = town.wards(None)
    for row in files.investment(found, lang="vi"):
        site = found.model.sites[actions[row["action_id"]].site_id]
        assert wards[wards["ward"] == row["ward"]].covers(shapely.Point(site.x_m, site.y_m)).any()


def test_a_recommendation_is_made_again_from_what_was_written(
    found: Recommendation, town: Network
) -> None:
    tree = json.loads(json.dumps(written(found)))
    back = again(town, tree, found.before.options)
    assert back is not None
    assert back.request == found.request
    assert back.proposals == found.proposals
    assert [one.reached for one in back.plans] == [one.reached for one in found.plans]
    gone = json.loads(json.dumps(tree))
    gone["plans"][-1]["actions"].append("build:nowhere:thcs:10")
    assert again(town, gone, found.before.options) is None


def test_a_site_the_planner_leaves_out_is_told_and_not_used(town: Network) -> None:
    one = recommend(town, Request(levels=(Level.THCS,), points=2, left_out=frozenset({"khu-3"})))
    assert {s.site.site_id for s in one.screened if s.reason == "left_out"} == {"khu-3"}
    assert not [a for a in one.plan.actions if a.site_id == "khu-3"]


def test_a_stopped_search_hands_over_its_best_and_says_so(town: Network) -> None:
    told: list[int] = []
    with cancelled_when(lambda: len(told) > 0):
        stopped = recommend(
            town,
            Request(levels=(Level.THCS,), points=6),
            found=lambda plans: told.append(len(plans)),
        )
    assert stopped.stopped
    assert told == [1]
    assert stopped.plan.outcome.unseated < stopped.standing


def test_a_search_stopped_before_its_first_plan_says_so_and_not_that_there_is_none(
    town: Network,
) -> None:
    with pytest.raises(UserError) as problem, cancelled_when(lambda: True), cancelled_in_words():
        raise UserError(Fault(code="siting_no_plan"))
    assert problem.value.faults[0].code == "siting_stopped"
    with pytest.raises(UserError) as problem, cancelled_in_words():
        raise UserError(Fault(code="siting_no_plan"))
    assert problem.value.faults[0].code == "siting_no_plan"
    try:
        with cancelled_when(lambda: True):
            recommend(town, Request(levels=(Level.THCS,)))
    except UserError as stopped:
        assert stopped.faults[0].code == "siting_stopped"  # noqa: PT017 - a plan may be there too


def test_a_pinned_school_is_the_largest_offered_that_is_no_larger_than_wished(
    found: Recommendation, town: Network
) -> None:
    site = next(one.site for one in found.screened if one.site.site_id == "khu-3")
    wish = pinned(found.before, found.request, site, Level.THCS, 32)
    assert wish is not None
    assert wish.rooms <= 32 < wish.rooms + found.request.module_rooms
    asked = Request(levels=(Level.THCS,), points=2, forced=frozenset({wish.action_id}))
    assert wish.action_id in {a.action_id for a in recommend(town, asked).plan.actions}


def test_storeys_limit_the_rooms_where_land_is_asked_for_less_than_a_building_needs(
    found: Recommendation,
) -> None:
    # 1.5 m2 a pupil, 45 pupils a room, 4 storeys over a tenth of the site: 168.75 m2 of land a room
    rules = found.before.rules
    rooms_of = footprint_per_room_m2(rules, Level.THCS, 45.0, Request(coverage=0.1))
    assert rooms_of == pytest.approx(1.5 * 45 / (4 * 0.1))
    assert footprint_per_room_m2(rules, Level.MAM_NON, 30.0, Request()) == 0
    size = Size(
        seats_per_room=45, pupils_per_room=45, land_per_pupil_m2=1.0, rooms_min=1, rooms_max=60,
        cost_per_room_vnd=1e9, footprint_per_room_m2=rooms_of,
    )  # fmt: skip
    assert size.rooms_on(1700) == 10


def test_a_point_and_a_grid_become_candidates_with_their_reasons(town: Network) -> None:
    lon, lat = 106.6395, 10.8820
    one = point(town, lon, lat, land_m2=12_000, number=1, name="A")
    west = box(0, 0, one.x_m, 10**7)
    grid = lay(town, step_m=1000, areas={"water": west}, schools_m=300)
    reasons = {why for _, why in grid}
    assert {"in", "water"} <= reasons
    wards = town.wards(None)
    for site, _ in grid:
        ward = wards[wards["ward"] == site.name.rpartition(" · ")[0]]
        assert ward.distance(shapely.Point(site.x_m, site.y_m)).min() < 1
    assert all(why == "water" for site, why in grid if site.x_m < one.x_m)
    inside = tuple(site for site, why in grid if why == "in")
    out = tuple((site, why) for site, why in grid if why != "in")
    asked = Request(levels=(Level.THCS,), sites=(one, *inside), masked=out)
    told = {s.site.site_id: s.reason for s in screen(assess(town), asked)}
    assert told["diem-1"] == "in"
    assert {told[site.site_id] for site, _ in out} == {why for _, why in out}


@pytest.mark.parametrize(
    ("lon", "lat", "code"), [(0.0, 0.0, "siting_outside"), (float("nan"), 10.9, "siting_point")]
)
def test_a_point_that_is_nowhere_is_refused(
    town: Network, lon: float, lat: float, code: str
) -> None:
    with pytest.raises(UserError) as problem:
        point(town, lon, lat, land_m2=1e4, number=1, name="A")
    assert problem.value.faults[0].code == code


def test_a_grid_too_fine_is_refused(town: Network) -> None:
    with pytest.raises(UserError) as problem:
        lay(town, step_m=20)
    assert problem.value.faults[0].code == "siting_fine"


def test_closing_keeps_to_the_rules_of_merging(town: Network) -> None:
    found = assess(town)
    table = found.schools.reset_index()
    only = table.groupby("school_id")["level"].transform("size") == 1
    level = table[(table["level"] == "tieu_hoc") & only]
    ward = level["ward_id"].value_counts().index[0]
    school = str(level.loc[level["ward_id"] == ward, "school_id"].iloc[0])
    near = Request(close=(school,), walk_limit_m={Level.TIEU_HOC: 1.0})
    with pytest.raises(UserError) as problem:  # nobody within a metre
        closing.check(found, near)
    assert [fault.code for fault in problem.value.faults] == ["siting_merge"]
    closing.check(found, Request(close=(school,), walk_limit_m={Level.TIEU_HOC: 1e6}))
    pairs = closing.takers(found, school, Level.TIEU_HOC, Request(walk_factor=100))
    other = [one for one in pairs if "other_commune" in one.forbidden]
    assert other
    assert all(not one.allowed for one in other)


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (Request(close=("nowhere",)), "siting_unknown_school"),
        (Request(forced=frozenset({"nothing"})), "siting_unknown_action"),
    ],
)
def test_a_question_that_does_not_fit_is_refused_in_words(
    town: Network, request_: Request, code: str
) -> None:
    with pytest.raises(UserError) as problem:
        recommend(town, request_)
    assert problem.value.faults[0].code == code
    assert problem.value.say(lang="vi")
    assert problem.value.say(lang="en")


def test_the_command_writes_all_or_nothing(tmp_path: Path) -> None:
    run = CliRunner()
    good = run.invoke(
        truonglop,
        ["recommend", "--level", "thpt", "--budget", "100", "--out", str(tmp_path / "a")],
    )
    assert good.exit_code == 0, good.output
    assert (tmp_path / "a" / "investment.csv").exists()
    for wrong in (["--years", "2030-2026"], ["--objective", "beauty"]):
        with pytest.raises(UserError):
            run.invoke(
                truonglop,
                ["recommend", *wrong, "--out", str(tmp_path / "b")],
                catch_exceptions=False,
            )
    assert not (tmp_path / "b").exists()


def test_the_command_takes_points_a_grid_with_masks_and_tells_regrets(tmp_path: Path) -> None:
    lake = tmp_path / "lake.geojson"
    shape = shapely.to_geojson(box(106.60, 10.80, 106.65, 10.95))
    lake.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":'
        f"{shape}}}]}}",
        encoding="utf-8",
    )
    asked = ["recommend", "--level", "thpt", "--budget", "60", "--grid", "2500"]
    asked += ["--mask", f"water={lake}", "--point", "106.6395,10.8820,20000", "--robust"]
    told = CliRunner().invoke(truonglop, [*asked, "--out", str(tmp_path / "a")])
    assert told.exit_code == 0, told.output
    sites = (tmp_path / "a" / "sites.csv").read_text(encoding="utf-8-sig")
    assert "diem-1" in sites
    assert "water" in sites
    regret = (tmp_path / "a" / "regret.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(regret) == 1 + 9
    assert "hối tiếc" in told.output


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["--point", "x"], "siting_point"),
        (["--point", "0,0"], "siting_outside"),
        (["--grid", "20"], "siting_fine"),
        (["--mask", "swamp=a.geojson"], "siting_mask"),
        (["--mask", "water=nowhere.geojson"], "missing_file"),
    ],
)
def test_what_cannot_be_read_of_points_and_masks_is_refused_in_words(
    tmp_path: Path, given: list[str], code: str
) -> None:
    with pytest.raises(UserError) as problem:
        CliRunner().invoke(
            truonglop, ["recommend", *given, "--out", str(tmp_path)], catch_exceptions=False
        )
    assert problem.value.faults[0].code == code
    assert all(problem.value.say(lang=lang) for lang in ("vi", "en"))
