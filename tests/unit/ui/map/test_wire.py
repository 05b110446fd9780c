"""What goes to the browser: shapes by a name that stays, rows apart, a click in a few bytes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

from spatial.ui.map import board, picture, sheets, ward_layers, wire
from spatial.ui.map.picture import MapFrame, MapLayer, MapPicture
from spatial.ui.session.assessments import Seen

FRAME = MapFrame(name="quan12", bounds=(106.6, 10.8, 106.7, 10.9), title="Quận 12")


def square(name: str, west: float) -> dict[str, Any]:
    """Give a ward one hundredth of a degree wide."""
    ring = [[west, 10.8], [west + 0.01, 10.8], [west + 0.01, 10.81], [west, 10.8]]
    about = {"kind": "ward", "id": name, "lines": [name], "style": {"color": "#000000"}}
    shape = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "geometry": shape, "properties": about}


def layer(*features: dict[str, Any]) -> MapLayer:
    """Give a layer of wards."""
    return picture.shapes({"type": "FeatureCollection", "features": list(features)})


def test_the_order_of_wards_changes_no_shapes() -> None:
    """The chosen ward lies last; the browser has the shapes already."""
    west, east = square("w00", 106.6), square("w10", 106.61)
    (geo, rows), (again, turned) = wire.split(layer(west, east)), wire.split(layer(east, west))
    # from 106.60 and from 106.61 on: 1,000 steps of 0.00001° east, as many north, and back
    triangle = [1000, 0, 0, 1000]
    shapes = [[[[10_660_000, 1_080_000, *triangle]]], [[[10_661_000, 1_080_000, *triangle]]]]
    assert geo == again == {"step": 1e-5, "shapes": shapes}
    assert [(row["id"], row["at"]) for row in rows] == [("w00", 0), ("w10", 1)]
    assert [(row["id"], row["at"]) for row in turned] == [("w10", 1), ("w00", 0)]


def test_the_shapes_of_a_mosaic_are_its_corners_and_rings() -> None:
    data = {"corners": [1.0], "rings": [[[0]]], "fill": [0], "kind": "cell"}
    geo, rows = wire.split(MapLayer(name="cells", sort="mosaic", data=data))
    assert geo == {"corners": [1.0], "rings": [[[0]]]}
    assert rows == {"fill": [0], "kind": "cell"}


def read(address: str) -> Any:  # noqa: ANN401 - whatever the sheet holds
    """Read a sheet as the browser does."""
    name = address.removeprefix("assets/geo/").removesuffix(".json")
    return json.loads(gzip.decompress(sheets._kept[name]))


def test_page_and_file_are_sent_the_same(see: Callable[..., Seen]) -> None:
    """The names of the sheets, looked up, are what the file that stands alone holds."""
    drawn = ward_layers.layers(see(), proposing=True)
    sent, whole = wire.message(drawn, FRAME), wire.whole(drawn, FRAME)
    for one, other in zip(sent["layers"], whole["layers"], strict=True):
        for part in ("geo", "rows"):
            held = read(one[part]) if isinstance(one[part], str) else one[part]
            assert held == json.loads(json.dumps(other[part]))
    for part in ("name", "bounds"):
        assert sent[part] == whole[part]
    assert read(sent["scene"]) | {"chosen": sent["chosen"]} == whole["scene"]
    assert sent["bounds"] == [[10.8, 106.6], [10.9, 106.7]]


def test_islands_too_far_off_to_open_with_can_be_moved_to_and_are_named() -> None:
    bounds, reach = (106.6, 10.8, 106.7, 10.9), (106.6, 8.5, 106.7, 10.9)
    far = MapFrame(name="a", bounds=bounds, title="", reach=reach, outside="Côn Đảo")
    assert wire.place_of(far) == {
        "name": "a",
        "bounds": [[10.8, 106.6], [10.9, 106.7]],
        "reach": [[8.5, 106.6], [10.9, 106.7]],
        "outside": "Côn Đảo",
    }
    whole = MapFrame(name="a", bounds=bounds, title="", reach=bounds)
    assert set(wire.place_of(whole)) == {"name", "bounds"}


def test_a_click_on_a_ward_changes_a_few_letters(see: Callable[..., Seen]) -> None:
    """Another ward stands out: every sheet keeps its name, and none is sent anew."""
    west, east = (
        wire.message(ward_layers.layers(seen), board.frame(seen, ward_layers.layers(seen)))
        for seen in (see(ward="w00"), see(ward="w10"))
    )
    assert (west["chosen"], east["chosen"]) == ("ward:w00", "ward:w10")
    assert west | {"chosen": ""} == east | {"chosen": ""}
    assert len(json.dumps(east)) < 1_500


def test_long_rows_travel_apart() -> None:
    """A row of a ward takes some 100 bytes: forty pass the limit, one does not."""
    few = layer(square("w0", 106.6))
    many = layer(*(square(f"w{at}", 106.6) for at in range(40)))
    scene = picture.scene(legend={"title": "", "groups": []}, words={})
    one, other = wire.message(MapPicture(scene=scene, layers=(few, many)), FRAME)["layers"]
    assert [row["id"] for row in one["rows"]] == ["w0"]
    assert len(read(other["rows"])) == 40
