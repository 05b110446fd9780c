"""One town, judged: figures a person can add up."""

import dataclasses

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from towns import School, town

from spatial import Options, assess, defaults, deficit, norms, plan
from spatial.errors import UserError
from spatial.network import Network
from spatial.records import LEVELS, Level, PupilsBasis


def test_schools_count_in_the_ward_they_stand_in() -> None:
    place = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=7)))
    have = assess(place).wards["rooms_have"]
    assert have[("w00", "tieu_hoc")] == 10
    assert have[("w10", "tieu_hoc")] == 7


def test_one_ward_s_spare_rooms_do_not_pay_for_another_s_gap() -> None:
    # 500 pupils a ward need 15 rooms each; one ward has 25, the other 5
    place = town(schools=(School(x=0.5, y=0.5, rooms=25), School(x=1.5, y=0.5, rooms=5)))
    found = assess(place)
    level = found.levels.loc["tieu_hoc"]
    assert level["rooms_short_per_10k"] == pytest.approx(0)  # the locality: need 30, have 30
    assert level["rooms_short_wards"] == pytest.approx(10)  # the wards' own: 0 + 10
    assert found.own_shortage(Level.TIEU_HOC, "rooms_short_per_10k") == pytest.approx(10)


def test_a_surplus_at_one_level_does_not_pay_for_another_level() -> None:
    place = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON, rooms=1_000),))
    found = assess(place)
    total = found.total
    assert total["rooms_short_per_10k"] == pytest.approx(90)  # three levels lack 30 each
    assert total["rooms_net_per_10k"] == pytest.approx(120 - 1_000)
    assert found.net("rooms_need_per_10k", "rooms_have") == pytest.approx(120 - 1_000)


def test_a_level_no_school_offers_is_short_of_everything_and_covered_nowhere() -> None:
    row = assess(town()).wards.loc[("w00", "thpt")]
    assert row["rooms_short_per_10k"] == pytest.approx(15)
    assert row["covered_share"] == 0
    assert row["status"] == "severe"


def test_coverage_counts_the_pupils_within_the_radius_by_street() -> None:
    # the primary radius is 500 m; only the ward's own four cells lie 500 m from its middle by
    # street
    place = town(schools=(School(x=0.5, y=0.5),))
    covered = assess(place).wards["covered_share"]
    assert covered[("w00", "tieu_hoc")] == pytest.approx(1)
    assert covered[("w10", "tieu_hoc")] == pytest.approx(0)


def test_without_a_table_of_pupils_the_known_year_and_the_forecast_of_it_are_one_figure() -> None:
    place = town()
    place = dataclasses.replace(place, pupils=place.pupils.iloc[:0])
    known = assess(place, Options(year=2025)).demand
    ahead = assess(place, Options(year=2025, scenario="base")).demand
    assert known.basis[Level.THPT] is PupilsBasis.RESIDENTS
    assert ahead.basis[Level.THPT] is PupilsBasis.PROJECTED
    assert known.pupils["thpt"].sum() == pytest.approx(420)  # 3 ages x 200 children x 70 %
    for level in Level:
        assert known.pupils[level].sum() == pytest.approx(ahead.pupils[level].sum())


def test_everyone_goes_to_the_nearest_school_full_or_not() -> None:
    place = town(schools=(School(x=0.5, y=0.5, rooms=1), School(x=1.5, y=0.5, rooms=50)))
    schools = assess(place).schools
    assert schools["pupils_assigned"].tolist() == pytest.approx([500, 500])
    assert schools["utilisation"].tolist() == pytest.approx([500 / 35, 500 / 1_750])


def test_a_school_without_rooms_has_no_utilisation() -> None:
    assert np.isnan(
        assess(town(schools=(School(x=0.5, y=0.5, rooms=0),))).schools["utilisation"]
    ).all()


def test_the_share_of_two_session_classes_may_be_chosen() -> None:
    place = town(pupils=dict.fromkeys(LEVELS, 4_500.0))
    half_day = assess(place, Options(two_session_share=0.0)).summary()["levels"]["thcs"]
    assert half_day["rooms_need_class"] == 60  # 100 classes x 0.6


def test_figures_of_a_ward_are_no_surer_than_their_weakest_part() -> None:
    assert set(assess(town()).wards["kind"]) == {"estimated"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Options(units="wards_1975"), "wards_1975"),
        (Options(catchment="telepathy"), "telepathy"),
        (Options(profile="no-such"), "no-such"),
        (Options(two_session_share=1.5), "1.5"),
        (Options(year=1900), "1900"),
    ],
)
def test_what_the_house_does_not_know_is_refused_by_name(wrong: Options, said: str) -> None:
    with pytest.raises(UserError) as refused:
        assess(town(), wrong)
    assert said in refused.value.say(lang="vi")
    assert said in refused.value.say(lang="en")


def test_assessing_changes_nothing_of_the_network() -> None:
    place = town()
    before = {field.name: getattr(place, field.name) for field in dataclasses.fields(Network)}
    frames = {name: value.copy() for name, value in before.items() if hasattr(value, "columns")}
    assess(place)
    for name, frame in frames.items():
        assert getattr(place, name).equals(frame), name


def _with_stock(rooms: int) -> Network:
    stock = pd.DataFrame(
        {"rooms": [rooms], "land_m2": [5_000.0], "kind": ["published"], "source": ["plan"]},
        index=pd.Index(["tieu_hoc"], name="level"),
    )
    place = town()
    estimated = place.school_levels.assign(kind="estimated")
    return dataclasses.replace(place, stock=stock, school_levels=estimated)


def test_estimated_schools_that_add_up_to_a_published_total_make_a_published_total() -> None:
    found = assess(_with_stock(rooms=10))
    assert found.levels.loc["tieu_hoc", "kind"] == "published"
    assert found.wards.loc[("w00", "tieu_hoc"), "kind"] == "estimated"


def test_schools_that_do_not_add_up_leave_the_total_an_estimate() -> None:
    assert assess(_with_stock(rooms=11)).levels.loc["tieu_hoc", "kind"] == "estimated"


def test_public_schools_only_leaves_out_what_is_known_to_be_private() -> None:
    place = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=0.6, y=0.5, rooms=4)))
    place = dataclasses.replace(
        place, schools=place.schools.assign(ownership=["chua_ro", "ngoai_cong_lap"])
    )
    have = [
        assess(place, Options(public_only=public_only)).levels.loc["tieu_hoc", "rooms_have"]
        for public_only in (False, True)
    ]
    assert have == [14, 10]


def _some_rooms_known(roomless: tuple[str, ...]) -> Network:
    """Draw a public school in the west, private ones in both wards, the rooms of some to come."""
    place = town(
        schools=(
            School(x=0.5, y=0.5, rooms=10),
            School(x=0.6, y=0.5, rooms=4),
            School(x=1.5, y=0.5, rooms=4),
        )
    )
    levels, private = place.school_levels, "ngoai_cong_lap"
    gap = levels["school_id"].isin(roomless)
    return dataclasses.replace(
        place,
        locality=dataclasses.replace(place.locality, rooms_known=False),
        schools=place.schools.assign(ownership=["cong_lap", private, private]),
        school_levels=levels[~gap],
        roomless=levels.loc[gap, ["school_id", "level"]],
    )


def _untold(place: Network, *, public_only: bool) -> list[str]:
    found = assess(place, Options(public_only=public_only))
    return list(found.untold(Level.TIEU_HOC))


def test_a_private_school_without_rooms_is_no_gap_where_public_ones_alone_count() -> None:
    place = _some_rooms_known(roomless=("s1",))
    assert _untold(place, public_only=False) == ["w00"]
    assert _untold(place, public_only=True) == ["w10"]  # of the east no public school is told
    found = assess(place, Options(public_only=True))
    assert found.wards.loc[("w00", "tieu_hoc"), ["rooms_have", "schools"]].tolist() == [10, 1]
    drawn = found.flows[found.flows["level"] == "tieu_hoc"]
    assert set(drawn.loc[drawn["pupils"] > 0, "ward_id"]) == {"w00"}


def test_a_private_school_s_rooms_tell_nothing_of_a_ward_s_public_ones() -> None:
    place = _some_rooms_known(roomless=())
    assert _untold(place, public_only=False) == []
    assert _untold(place, public_only=True) == ["w10"]


def test_a_finished_project_tells_nothing_of_the_rooms_that_stand() -> None:
    """A preschool of 6 rooms is built in the west, where nobody has told any rooms yet."""
    place = _with_projects()
    place = dataclasses.replace(
        place,
        locality=dataclasses.replace(place.locality, rooms_known=False),
        projects=None if place.projects is None else place.projects.assign(level="mam_non"),
        school_levels=place.school_levels.iloc[:0],
    )
    ahead = Options(year=2030, scenario="base", count_projects=True)
    found = assess(place, ahead)
    assert len(found.untold(Level.MAM_NON)) == len(found.nursery)
    assert found.nursery["rooms_have"].isna().all()
    assert not (found.flows["pupils"] > 0).any()


def test_nursery_rooms_may_be_left_out_where_they_are_known() -> None:
    place = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON, rooms=10),))
    known = place.school_levels.assign(nursery_rooms=[3.0])
    place = dataclasses.replace(place, school_levels=known)
    have = [
        assess(place, Options(nursery_rooms=counted)).levels.loc["mam_non", "rooms_have"]
        for counted in (True, False)
    ]
    assert have == [10, 7]


def _with_projects(status: str = "") -> Network:
    place = town(pupils=dict.fromkeys(LEVELS, 1_000.0))
    projects = gpd.GeoDataFrame(
        {
            "name": "Dự án",
            "level": "tieu_hoc",
            "rooms": [6],
            "land_m2": [4_000.0],
            "finish_year": [2030],
            "status": status,
            "kind": "surveyed",
        },
        index=pd.Index(["p1"], name="project_id"),
        geometry=place.cells.geometry.iloc[[-1]].to_numpy(),
        crs=place.crs,
    )
    known = pd.concat([place.pupils, place.pupils.assign(year=2029)], ignore_index=True)
    return dataclasses.replace(place, projects=projects, pupils=known)


@pytest.mark.parametrize(
    ("year", "counted", "rooms"), [(2029, True, 0), (2030, True, 6), (2030, False, 0)]
)
def test_rooms_under_way_count_from_the_year_they_are_finished(
    year: int, counted: bool, rooms: int
) -> None:
    found = assess(_with_projects(), Options(year=year, count_projects=counted))
    assert found.wards.loc[("w10", "tieu_hoc"), "rooms_have"] == rooms


@pytest.mark.parametrize("known", [True, False])
def test_the_land_a_finished_project_does_not_tell_stays_untold(known: bool) -> None:
    """6 rooms without land are built beside the school of 10 rooms on 5,000 m2: no shortage."""
    place = _with_projects()
    assert place.projects is not None
    place = dataclasses.replace(
        place,
        locality=dataclasses.replace(place.locality, rooms_known=known),
        projects=place.projects.assign(land_m2=None, geometry=place.schools.geometry.to_numpy()),
    )
    found = assess(place, Options(year=2030, count_projects=True))
    assert found.wards.loc[("w00", "tieu_hoc"), "rooms_have"] == 16
    assert found.wards.loc[("w00", "tieu_hoc"), ["land_have_m2", "land_short_m2"]].isna().all()


def test_a_cancelled_project_never_counts() -> None:
    found = assess(_with_projects("huy"), Options(count_projects=True))
    assert found.wards.loc[("w10", "tieu_hoc"), "rooms_have"] == 0


def test_a_profile_of_one_s_own_may_judge() -> None:
    own = norms.read_profile(
        """
        profile: rieng
        label: {vi: Riêng, en: Own}
        as_of: 2024-12-31
        area: urban_special
        rooms_denominator: pupils
        two_session_share: {mam_non: 1, tieu_hoc: 1, thcs: 1, thpt: 1}
        base: quan12-2024
        own:
          - {topic: land_per_pupil_m2, level: tieu_hoc, value: 20, reason: Thử}
        """
    )
    found = assess(town(), rules=norms.resolve(own))
    assert found.levels.loc["tieu_hoc", "land_need_m2"] == pytest.approx(20_000)


def test_a_locality_far_from_the_yardstick_s_province_is_graded_by_class_size() -> None:
    """
    14.3 rooms by class size, 10 there: 30.0 % short. By 300 per 10,000 it would be 15 and 33 %.

    The word of the assessment, of the files and of the screen's first view is one.
    """
    near = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=10)))
    far = dataclasses.replace(near, locality=dataclasses.replace(near.locality, province="01"))
    rules = norms.rules("quan12-2024")
    words = {}
    for name, place in (("near", near), ("far", far)):
        found = plan.assess(place, Options(profile="quan12-2024"), rules=rules)
        way = defaults.counting(place, found.rules)
        assert found.wards["status"].tolist() == deficit.status_by(found.wards, way)
        assert found.levels["status"].tolist() == deficit.status_by(found.levels, way)
        words[name] = (way, found.wards["status"][("w00", "tieu_hoc")])
    assert words == {"near": ("per_10k_pupils", "severe"), "far": ("class", "short")}
