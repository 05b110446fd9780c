"""Map sheets: PDF and PNG, the same bytes each time, every text only shown."""

from __future__ import annotations

import dataclasses

import pytest
import shapely.affinity
from papers import DAY, OPTIONS, built, hostile, proposed, source
from towns import SIDE_M, town

from spatial import assess
from spatial.cancellation import Cancelled, cancelled_when
from spatial.export import map_sheets
from spatial.export.documents import DocumentSource
from spatial.export.map_sheets import ground_paths
from spatial.ground import Ground
from spatial.network import Network
from spatial.records import Level
from spatial.scenario import ReviewState, ScenarioCard


def test_a_sheet_is_a_pdf_without_a_clock_or_a_picture_of_dots() -> None:
    page = map_sheets.sheet(source(map_level=Level.TIEU_HOC))
    assert page.startswith(b"%PDF-")
    assert b"CreationDate" not in page
    assert b"/Subtype/Image" not in page.replace(b" ", b"")  # vectors, not dots
    assert page == map_sheets.sheet(source(map_level=Level.TIEU_HOC))


def test_a_sheet_is_a_png_of_its_paper() -> None:
    def size(paper: str) -> tuple[int, int]:
        png = map_sheets.sheet(source(paper=paper), form="png")
        return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")

    assert size("a4") == (1754, 1240)  # 297 x 210 mm at 150 dots an inch
    assert size("a3") == (2480, 1754)


def test_with_proposals_two_maps_stand_side_by_side() -> None:
    views = map_sheets._views(proposed())
    assert [view.caption for view in views] == ["Trước", "Sau"]
    assert views[1].drawing.assessment is built()
    assert [view.caption for view in map_sheets._views(source())] == [""]


def test_the_atlas_has_a_sheet_of_every_ward_and_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    pages = dict(map_sheets.atlas(source(), progress=lambda done, of: told.append((done, of))))
    assert list(pages) == ["w00", "w10"]
    assert told == [(1, 2), (2, 2)]
    assert len(set(pages.values())) == 2


def test_an_atlas_nobody_waits_for_ends_before_the_next_sheet() -> None:
    done: list[str] = []
    sheets = map_sheets.atlas(source())
    with cancelled_when(lambda: bool(done)):
        done.append(next(sheets)[0])
        with pytest.raises(Cancelled):
            next(sheets)
    assert done == ["w00"]


@pytest.mark.parametrize(
    "name",
    ['#panic("x") <b> ]] $x$ \u202eabc', "ă" * 300, '</text><script>alert(1)</script>"&'],
)
def test_hostile_names_are_shown_and_not_run(name: str) -> None:
    given = DocumentSource(assessment=hostile(name), on=DAY)
    drawn = map_sheets._views(given)[0].drawing.svg(map_sheets._window(given, None, 1))
    assert "<script" not in drawn
    assert "\u202e" not in drawn
    assert map_sheets.sheet(given).startswith(b"%PDF-")
    # a sheet of two pages would be a list of pictures
    assert map_sheets.sheet(given, form="png").startswith(b"\x89PNG")


def legend(given: DocumentSource) -> list[dict[str, str]]:
    return map_sheets._legend(given, map_sheets._views(given)[-1].drawing)


def test_the_legend_tells_of_sites_only_where_there_are_some() -> None:
    shapes = [row["shape"] for row in legend(source())]
    assert "diamond" not in shapes
    assert "diamond" in [row["shape"] for row in legend(proposed())]
    english = dataclasses.replace(source(), lang="en")
    assert legend(english)[0]["label"] != legend(source())[0]["label"]


def test_where_no_school_has_a_place_the_sheet_says_so_and_the_legend_has_no_dot() -> None:
    """The town's one school is a primary school."""
    upper = source(map_level=Level.THPT)
    assert "circle" not in [row["shape"] for row in legend(upper)]
    drawing = map_sheets._views(upper)[-1].drawing
    said = map_sheets._texts(upper, None, drawing)["sources"]
    assert said.endswith("Chưa biết vị trí trường THPT nào.")
    primary = source(map_level=Level.TIEU_HOC)
    assert "circle" in [row["shape"] for row in legend(primary)]
    drawing = map_sheets._views(primary)[-1].drawing
    assert "Chưa biết vị trí" not in map_sheets._texts(primary, None, drawing)["sources"]


def test_a_sheet_is_framed_without_what_lies_far_off_and_names_it() -> None:
    """Of 21 wards in a row the last, which has no room, is moved 300 km to the south."""
    row = town(columns=21)
    wards = row.ward_sets["wards"]
    shapes = [*wards.geometry[:-1], shapely.affinity.translate(wards.geometry.iloc[-1], 0, -3e5)]
    sets = {**row.ward_sets, "wards": wards.set_geometry(shapes, crs=wards.crs)}
    found = assess(dataclasses.replace(row, ward_sets=sets), OPTIONS)
    given = source(assessment=found)
    drawing = map_sheets._views(given)[0].drawing
    far = str(wards.index[-1])
    frame = map_sheets._window(given, None, 1)
    assert frame.east - frame.west < 20 * SIDE_M * 1.1  # twenty wards and their margins
    said = map_sheets._texts(given, None, drawing)["sources"]
    missing = drawing.figures[far]
    assert f"ngoài khung bản đồ, số phòng thiếu trong ngoặc: Phường 20.0 ({missing})." in said
    assert float(missing) > 0
    assert "Ở xa" not in map_sheets._texts(given, far, drawing)["sources"]  # a sheet of its own
    near = source()
    near_drawing = map_sheets._views(near)[0].drawing
    assert "Ở xa" not in map_sheets._texts(near, None, near_drawing)["sources"]


def test_a_sheet_says_who_approved_the_scenario_and_on_which_day() -> None:
    card = ScenarioCard(
        name="Tây",
        description="Ba phòng phía tây.",
        state=ReviewState.APPROVED,
        by="Bà Hoa",
        on="2026-11-28",
    )
    carded = proposed(cards=(card,))
    told = map_sheets._texts(carded, None, map_sheets._views(carded)[-1].drawing)["sources"]
    assert told.startswith("Phương án “Tây”, được Bà Hoa duyệt ngày 28/11/2026.")
    assert "Ba phòng" not in told  # the place of the sources is for sources
    bare = map_sheets._views(proposed())[-1].drawing
    assert "duyệt" not in map_sheets._texts(proposed(), None, bare)["sources"]


def test_a_sheet_says_what_of_the_ground_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(lacking: str) -> str:
        monkeypatch.setattr(ground_paths.intake, "land_lacking", lambda *_: lacking)
        given = source()
        return map_sheets._texts(given, None, map_sheets._views(given)[0].drawing)["sources"]

    assert told("land_partly").endswith("Mặt nước, công viên chỉ vẽ quanh Quận 12 cũ.")
    assert "Mặt nước" not in told("")


def test_the_ground_is_asked_for_once_for_a_whole_atlas(monkeypatch: pytest.MonkeyPatch) -> None:
    """A city's streets take longer to find than a sheet to set."""
    asked: list[object] = []
    found = ground_paths.of

    def told(town: Network) -> tuple[Ground, ...]:
        asked.append(town)
        return found(town)

    monkeypatch.setattr(ground_paths, "of", told)
    assert len(list(map_sheets.atlas(source()))) == 2
    assert len(asked) == 1


def test_a_source_whose_name_begins_another_s_is_named_all_the_same() -> None:
    """Only what tells more of the same source stands for it."""
    apart = ["© A", "© AB", "Sở GD", "Sở GDĐT", "Sở GD và Y tế"]
    assert map_sheets._once(apart) == apart
    assert map_sheets._once(["© A", "© A: đường phố", "© B", "© B (ODbL)"]) == [
        "© A: đường phố",
        "© B (ODbL)",
    ]
