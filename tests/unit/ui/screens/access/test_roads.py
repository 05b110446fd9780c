"""The section of roads: a file tried on the streets, and the wards it touches."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyproj import Transformer
from towns import SOUTH_M, TM3, WEST_M

from spatial.intake.single.road_works import RoadWorkFile
from spatial.streets import RoadChange, RoadWork
from spatial.ui.map.picture import MapPicture
from spatial.ui.screens.access import roads
from spatial.ui.screens.access.roads import HeldRoads
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

See = Callable[..., Seen]


def file(*places: tuple[float, float]) -> HeldRoads:
    move = Transformer.from_crs(TM3, 4326, always_xy=True)
    lonlat = tuple(move.transform(WEST_M + x, SOUTH_M + y) for x, y in places)
    work = RoadWork(row=1, change=RoadChange.OPEN, name="", road_class="path", lonlat=lonlat)
    held = RoadWorkFile(name="duong.geojson", works=(work,), faults=())
    return HeldRoads(file=held, content=b"{}")


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_file_is_shown_until_it_is_put_away(
    see: See, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    maps: list[MapPicture] = []
    monkeypatch.setattr(roads.st, "html", drawn.append)
    monkeypatch.setattr(roads.file_drop, "draw", lambda *_, **__: None)
    monkeypatch.setattr(roads.board, "draw", lambda _seen, shown, **_: maps.append(shown))
    seen = see(lang=lang)
    roads.draw(seen)
    assert "duong.geojson" not in "".join(drawn)
    assert not maps
    state.remember(roads.HELD, file((1250, 250), (500, 500)))
    roads.draw(seen)
    assert "duong.geojson" in "".join(drawn)
    assert maps[0].scene.words["map"] == say("reach.roads.map.walk", lang=lang)


@pytest.mark.usefixtures("session")
def test_a_file_of_another_locality_is_told_and_not_drawn(
    see: See, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(roads.st, "html", drawn.append)
    monkeypatch.setattr(roads.file_drop, "draw", lambda *_, **__: None)
    state.remember(roads.HELD, file((90_000, 0), (90_100, 0)))
    roads.draw(see())
    assert "nằm ngoài địa bàn" in "".join(drawn)


@pytest.mark.usefixtures("session")
def test_seats_are_shown_where_they_are_asked_for_and_written_with_the_files(
    see: See, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    offered: dict[str, bytes] = {}
    monkeypatch.setattr(roads.st, "html", drawn.append)
    monkeypatch.setattr(roads.file_drop, "draw", lambda *_, **__: None)
    monkeypatch.setattr(roads.board, "draw", lambda *_, **__: None)
    monkeypatch.setattr(roads.inputs, "segments", lambda *_, **__: "seats")
    monkeypatch.setattr(roads.progress, "run", lambda _lang, _sort, _key, work: work())
    monkeypatch.setattr(roads.downloads, "offer", lambda contents, **_: offered.update(contents))
    state.remember(roads.HELD, file((1250, 250), (500, 500)))
    roads.draw(see(lang="en"))
    assert "pupils without a seat within" in "".join(drawn)
    assert {"road_seats.csv", "road_seats.geojson", "road_wards.csv"} <= set(offered)


@pytest.mark.usefixtures("session")
def test_the_manifest_says_that_seats_were_asked(see: See, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, ...]] = []

    def noted(_seen: Seen, *asked: str, files: object) -> object:
        said.append(asked)
        return files

    monkeypatch.setattr(roads.page_command, "command", noted)
    monkeypatch.setattr(roads.page_command, "manifest_bytes", lambda *_: b"{}")
    held = file((1250, 250), (500, 500))
    roads.told(see(), held, {}, seats=True)
    roads.told(see(), held, {})
    assert [("--seats" in one) for one in said] == [True, False]
