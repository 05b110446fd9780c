"""From a locality and a request to the model."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import pytest
import shapely
from scipy.sparse import csr_array
from towns import SIDE_M, SOUTH_M, WEST_M, School
from towns import town as small_town

from spatial import assess
from spatial.errors import UserError
from spatial.export import siting_lines
from spatial.network import Network
from spatial.recommend import Request, RoomCount, Site, modelling, recommend
from spatial.recommend.modelling import model
from spatial.records import Level
from spatial.siting.model import ActionKind, Model


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


SITE = Site(
    site_id="A", name="A", x_m=WEST_M + 1.5 * SIDE_M, y_m=SOUTH_M + 0.5 * SIDE_M, land_m2=20_000.0
)


def made(**change: object) -> Model:
    """Model the primary schools of a small town: one of ten rooms, one site."""
    asked = {"levels": (Level.TIEU_HOC,), "sites": (SITE,), "extend": False} | change
    return model(assess(small_town()), Request(**asked))[0]  # type: ignore[arg-type]


def test_a_level_has_its_schools_then_its_sites_as_places() -> None:
    (stage,) = made().stages
    assert stage.places == ("s0", "A")
    # 300 rooms a 10,000: a room seats 33.3; a site has no seats yet
    assert stage.seats.tolist() == pytest.approx([10 * 10_000 / 300, 0])
    assert stage.pupils.sum() == pytest.approx(1_000)


def test_a_site_is_offered_in_modules_no_larger_than_its_land() -> None:
    found = made()
    assert {action.deed for action in found.actions} == {ActionKind.BUILD}
    rooms = [action.rooms for action in found.actions]
    assert rooms == sorted(set(rooms))
    assert all(action.land_m2 <= SITE.land_m2 for action in found.actions)


def test_a_school_is_extended_only_where_asked_and_on_the_land_it_has_over() -> None:
    found = made(extend=True)
    more = [action for action in found.actions if action.deed is ActionKind.EXTEND]
    assert more
    standing = found.sites[more[0].site_id]
    assert standing.existing
    assert standing.land_m2 < 5_000  # less what its ten rooms take
    assert max(action.land_m2 for action in more) <= standing.land_m2


def test_a_room_is_worth_a_class_where_classes_are_counted() -> None:
    (stage,) = made(count=RoomCount.CLASS_SIZE).stages
    assert stage.seats[0] == 350  # ten rooms of 35


def test_half_a_day_is_no_choice_for_primary_schools() -> None:
    deeds = {one.deed for one in made(count=RoomCount.CLASS_SIZE, half_day=True).actions}
    assert deeds == {ActionKind.BUILD}


@pytest.mark.parametrize(
    ("of_place", "of_figures"), [("surveyed", "estimated"), ("assumed", "surveyed")]
)
def test_an_extension_is_as_sure_as_the_rooms_and_land_it_is_counted_from(
    of_place: str, of_figures: str
) -> None:
    # a place surveyed on the map says nothing of rooms and land that were estimated
    drawn = small_town()
    schools = drawn.schools.assign(kind=of_place)
    levels = drawn.school_levels.assign(kind=of_figures)
    town = dataclasses.replace(drawn, schools=schools, school_levels=levels)
    asked = Request(levels=(Level.TIEU_HOC,), sites=(SITE,), extend=True)
    sites = model(assess(town), asked)[0].sites
    assert sites["s0.tieu_hoc"].kind.value == of_figures


def test_the_moves_between_schools_count_in_what_a_plan_may_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def told(walks: csr_array, pupils: object) -> int:  # noqa: ARG001 - as the module's
        asked.append(walks.shape[1])
        return 10**13  # 10,000 GB: no machine has them

    monkeypatch.setattr(modelling.regions, "estimate_bytes", told)
    with pytest.raises(UserError) as stop:
        made()
    assert asked == [2]  # a school and a site
    assert stop.value.faults[0].code == "memory_recommend"


def _kindergartens_without_place() -> Network:
    """Draw a primary school with its place, and two kindergartens nobody has placed."""
    nurseries = (
        School(x=1.5, y=0.5, level=Level.MAM_NON),
        School(x=1.6, y=0.5, level=Level.MAM_NON),
    )
    made = small_town(schools=(School(x=0.5, y=0.5), *nurseries))
    points = [made.schools.geometry.iloc[0], shapely.Point(), shapely.Point()]
    there = gpd.GeoSeries(points, index=made.schools.index, crs=made.schools.crs)
    return dataclasses.replace(made, schools=made.schools.set_geometry(there))


def test_a_level_without_any_place_is_named_and_stops_none_of_the_others() -> None:
    asked = Request(levels=(Level.MAM_NON, Level.TIEU_HOC), years=(2029, 2030), time_limit_s=5.0)
    found = recommend(_kindergartens_without_place(), asked)
    assert found.levels == (Level.TIEU_HOC,)
    assert found.unplaced == {Level.MAM_NON: 2}
    told = " ".join(siting_lines.notes(found, lang="vi"))
    assert "Mầm non: không có trong đề xuất, vì chưa trường nào trong 2 trường có vị trí" in told
    assert "Mầm non: một phòng tính" not in told


def test_levels_that_are_all_without_a_place_are_refused_by_name() -> None:
    with pytest.raises(UserError) as problem:
        recommend(_kindergartens_without_place(), Request(levels=(Level.MAM_NON,)))
    assert "Mầm non: chưa trường nào trong 2 trường có vị trí" in problem.value.say(lang="vi")
    assert "Preschool: none of the 2 schools has a place" in problem.value.say(lang="en")
