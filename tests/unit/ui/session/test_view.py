"""Links are plain fields, believed only after a check."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from towns import town

from spatial.network import Network
from spatial.records import Level
from spatial.ui.session import view as views
from spatial.ui.session.method import Method

TOWN: Network = town()
USUAL = views.start(TOWN, Level.TIEU_HOC)


def test_an_empty_link_gives_the_usual_view() -> None:
    assert views.read({}, USUAL, TOWN) == (USUAL, {})


@given(
    level=st.sampled_from(list(Level)),
    units=st.sampled_from(["wards", "merged"]),
    year=st.integers(2030, 2030),
    method=st.sampled_from(list(Method)),
    profile=st.sampled_from(["quan12-2024", "hcmc-300", "qcvn-2021"]),
    share=st.sampled_from([None, 0.0, 0.3, 1.0]),
    lang=st.sampled_from(["vi", "en"]),
    home_ward=st.sampled_from([None, "w00"]),
)
def test_a_view_written_and_read_is_the_same(**fields: object) -> None:
    changed = views.change(USUAL, TOWN, **fields)
    link = views.write(changed, locality="town", scenario_id=None)
    assert views.read(link, USUAL, TOWN) == (changed, {})


@given(
    params=st.dictionaries(
        st.sampled_from(
            sorted(
                [
                    "lang",
                    "units",
                    "level",
                    "year",
                    "method",
                    "profile",
                    "two_session",
                    "ward",
                    "locality",
                ]
            )
        ),
        st.text(max_size=200),
    )
)
def test_whatever_somebody_types_gives_a_view_that_fits(params: dict[str, str]) -> None:
    """No value of a link is ever passed on unchecked; what was refused is cut short."""
    view, refused = views.read(params, USUAL, TOWN)
    assert view.units in TOWN.ward_sets
    assert view.year == 2030
    assert view.share is None or 0 <= view.share <= 1
    assert all(len(value) <= views.LONGEST for value in refused.values())
    assert refused.keys() <= params.keys()


def test_a_ward_of_other_units_is_let_go() -> None:
    chosen = views.change(USUAL, TOWN, ward="w10")
    assert views.change(chosen, TOWN, units="merged").ward is None


def test_the_ward_everything_is_narrowed_to_goes_with_its_units() -> None:
    home = views.change(USUAL, TOWN, home_ward="w10")
    assert home.home_ward == "w10"
    assert views.change(home, TOWN, units="merged").home_ward is None


def test_the_method_follows_the_profile_only_where_it_stood_on_it() -> None:
    assert views.change(USUAL, TOWN, profile="hcmc-300").method is Method.RESIDENTS
    land = views.change(USUAL, TOWN, method=Method.LAND)
    assert views.change(land, TOWN, profile="hcmc-300").method is Method.LAND


def test_texts_of_planners_own_norms_are_held_only_so_many() -> None:
    assert views._resolved.cache_parameters()["maxsize"] == 64
