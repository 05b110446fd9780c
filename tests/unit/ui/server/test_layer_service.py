"""Whose layers are served: who has the link reads, and nothing is listed (ADR 0033)."""

from __future__ import annotations

import dataclasses
import json
import urllib.parse
import urllib.request
from pathlib import Path

import loopback
import pytest
from towns import proposal

from spatial import plan
from spatial.export import outlook as files
from spatial.ogc.reply import Refusal
from spatial.records import Options, Outlook
from spatial.scenario import ReviewState, Scenario, ScenarioCard
from spatial.store import Outlooks, Workspace
from spatial.store.reviews import Reviews
from spatial.ui.server import index_page, layer_service
from spatial.ui.server.layer_service import ServedPlace
from spatial.ui.session import assessments

HERE = (106.66, 10.86)  # inside the embedded district


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the store a home of its own."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path))
    return tmp_path


def _saved(visitor: str = "") -> str:
    """Save a scenario of one school for the embedded district; return its id."""
    town = assessments.town(assessments.look(assessments.usual()))
    site = dataclasses.replace(proposal(), lon=HERE[0], lat=HERE[1])
    store = Workspace(visitor=visitor)
    name = store.new_id()
    store.save(name, Scenario().put(site), locality=town.locality.key)
    return name


@pytest.mark.parametrize(
    ("rest", "place", "path"),
    [
        ("", ServedPlace(), ""),
        ("collections/wards", ServedPlace(), "collections/wards"),
        ("s/abc", ServedPlace(scenario="abc"), ""),
        ("s/abc/api", ServedPlace(scenario="abc"), "api"),
        ("l/quan-12/collections", ServedPlace(locality="quan-12"), "collections"),
        ("l/k/s/abc/api", ServedPlace(locality="k", scenario="abc"), "api"),
        ("s//api", ServedPlace(), "s//api"),
        ("l/", ServedPlace(), "l/"),
    ],
)
def test_a_path_is_parted_into_whose_and_what(rest: str, place: ServedPlace, path: str) -> None:
    assert layer_service.parted(rest) == (place, path)


def test_a_place_is_served_where_its_path_leads() -> None:
    place = ServedPlace(locality="k", scenario="abc")
    assert layer_service.parted(place.path.removeprefix(f"{layer_service.ROUTE}/"))[0] == place


@pytest.mark.usefixtures("home")
def test_without_a_link_the_locality_is_served_as_it_stands() -> None:
    assert "proposals" not in layer_service.served(ServedPlace(), "vi").layers


@pytest.mark.usefixtures("home")
def test_whoever_has_the_link_of_a_scenario_reads_it_whoever_owns_it() -> None:
    name = _saved(visitor="x" * 24)
    served = layer_service.served(ServedPlace(scenario=name), "vi")
    assert list(served.layers["proposals"].frame["proposal_id"]) == ["a"]


@pytest.mark.usefixtures("home")
def test_an_approved_scenario_says_by_whom_and_what_its_figures_are_without() -> None:
    """A second school lies where no ward is any more; what was approved had it."""
    name, owner = _saved(visitor="x" * 24), "x" * 24
    town = assessments.town(assessments.look(assessments.usual()))
    key = town.locality.key
    away = dataclasses.replace(proposal("b"), lon=HERE[0] + 5, lat=HERE[1])
    kept = Workspace(visitor=owner).load(name, locality=key)
    Workspace(visitor=owner).save(name, kept.put(away), locality=key, began=1)
    draft = layer_service.served(ServedPlace(scenario=name), "vi")
    assert draft.card == ScenarioCard(name="", left_out=1)
    for state in (ReviewState.SUBMITTED, ReviewState.APPROVED):
        Reviews(visitor=owner).step(name, state, locality=key, of=2, called="Bà Hoa")
    served = layer_service.served(ServedPlace(scenario=name), "vi")
    assert served.card is not None
    assert (served.card.state, served.card.by) == (ReviewState.APPROVED, "Bà Hoa")
    assert "được Bà Hoa duyệt ngày" in served.description
    assert "không tính 1 đề xuất" in served.description
    assert list(served.layers["proposals"].frame["proposal_id"]) == ["a"]
    assert layer_service.served(ServedPlace(), "vi").card is None


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "place",
    [
        ServedPlace(scenario="not-one"),
        ServedPlace(scenario="'; DROP TABLE revisions; --"),
        ServedPlace(locality="khong-co"),
        ServedPlace(locality="../../etc"),
        ServedPlace(locality="..", scenario="x"),
    ],
)
def test_what_nobody_gave_away_is_not_found(place: ServedPlace) -> None:
    _saved()
    with pytest.raises(Refusal) as refused:
        layer_service.served(place, "vi")
    assert refused.value.status == 404


@pytest.mark.usefixtures("home")
def test_a_scenario_of_another_locality_is_not_found_here() -> None:
    store = Workspace()
    name = store.new_id()
    store.save(name, Scenario().put(proposal()), locality="another")
    with pytest.raises(Refusal):
        layer_service.served(ServedPlace(scenario=name), "vi")


@pytest.mark.usefixtures("home")
def test_no_document_names_a_scenario_nobody_asked_for() -> None:
    name = _saved()
    with loopback.serving(layer_service.routes()) as url:
        for path in ("", "/api", "/collections", "/collections/deficit_all/items"):
            with urllib.request.urlopen(f"{url}/ogc{path}") as told:
                assert name not in told.read().decode()


@pytest.mark.usefixtures("home")
def test_a_prefix_a_proxy_adds_is_in_every_link() -> None:
    with (
        loopback.serving(layer_service.routes("/truong")) as url,
        urllib.request.urlopen(f"{url}/truong/ogc") as told,
    ):
        assert told.headers["Cache-Control"] == "no-store"
        ways = json.load(told)["links"]
    assert all(one["href"].startswith(f"{url}/truong/ogc") for one in ways)


def test_pages_of_the_service_pass_the_shell_unchanged() -> None:
    assert index_page.SERVICE == layer_service.ROUTE


YEAR_AND_WARDS = "units=wards_2024&year=2030&method=class&profile=tt23-urban@2026-11-28"


@pytest.mark.usefixtures("home")
def test_the_layers_are_those_of_the_choices_in_the_address() -> None:
    """The page's own figures: the year of the shortages and the eleven wards of 2024."""
    served = layer_service.served(ServedPlace(choices=YEAR_AND_WARDS), "vi")
    town = assessments.town(assessments.look(assessments.usual()))
    options = Options(year=2030, units="wards_2024", profile="tt23-urban@2026-11-28")
    found = plan.assess(town, options)
    rows = served.layers["deficit_tieu_hoc"].frame
    assert len(served.layers["wards"].frame) == 11
    assert set(rows["year"]) == {2030}
    short = found.wards.xs("tieu_hoc", level="level")["rooms_short_class"]
    told = rows.set_index("ward_id")["rooms_short_class"]
    assert told.sort_index().tolist() == pytest.approx(short.sort_index().tolist(), abs=0.5)


@pytest.mark.parametrize("name", ["Định mức & của tôi", "a/b", "100%"])
def test_any_name_of_a_profile_comes_back_out_of_an_address(name: str) -> None:
    choices = urllib.parse.urlencode({"year": "2030", "profile": name}, safe="@")
    place = ServedPlace(scenario="abc", choices=choices)
    sent = urllib.parse.unquote(place.path)  # as the server hands it on
    assert layer_service.parted(sent.removeprefix(f"{layer_service.ROUTE}/")) == (place, "")
    assert dict(urllib.parse.parse_qsl(place.choices))["profile"] == name


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "choices", ["year=1900", "profile=khong-co", "ward=26767", "year=2026&year=2030", "x"]
)
def test_a_choice_that_cannot_be_used_is_refused_not_passed_over(choices: str) -> None:
    with pytest.raises(Refusal) as refused:
        layer_service.served(ServedPlace(choices=choices), "vi")
    assert refused.value.status == 404


@pytest.mark.usefixtures("home")
def test_an_outlook_in_the_address_is_opened_or_refused() -> None:
    town = assessments.town(assessments.look(assessments.usual()))
    store = Outlooks()
    name = store.new_id()
    store.save(
        name, files.text(Outlook(participation=(("tieu_hoc", 0.5),))), locality=town.locality.key
    )
    served = {
        given: layer_service.served(ServedPlace(choices=f"year=2030&forecast=own{given}"), "vi")
        for given in ("", f"&outlook={name}")
    }
    need = {
        given: one.layers["deficit_tieu_hoc"].frame["pupils"].sum() for given, one in served.items()
    }
    assert need[f"&outlook={name}"] == pytest.approx(need[""] / 2, rel=0.02)  # half take part
    with pytest.raises(Refusal):
        layer_service.served(ServedPlace(choices="year=2030&forecast=own&outlook=khong-co"), "vi")
