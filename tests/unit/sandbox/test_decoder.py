"""An answer is made whole again from plain data; whatever else it holds is refused."""

from __future__ import annotations

import datetime as dt
import math
import os
import pickle
from pathlib import Path, PurePosixPath
from types import MappingProxyType

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import CRS
from scipy import sparse

from spatial.errors import Fault, Severity
from spatial.records import Level, Proposal
from spatial.sandbox import decoder
from spatial.sandbox.encoder import encode


def back(value: object) -> object:
    """Write a value and make it whole again."""
    return decoder.decode(encode(value))


def test_a_forged_answer_runs_nothing(tmp_path: Path) -> None:
    class Forgery:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "taken"),)

    with pytest.raises(decoder.Forged):
        decoder.decode(pickle.dumps(Forgery()))
    assert not (tmp_path / "taken").exists()


@pytest.mark.parametrize(
    "flat",
    [
        ("record", "spatial.ui.main:View", {}),
        ("record", "os:path", {}),
        ("record", "spatial.errors:Fault", {"code": "x"}),
        ("enum", "spatial.errors:Fault", "error"),
        ("array", "O", (1,), b"12345678"),
        ("array", "<f8", (9,), b"12345678"),
        ("nothing",),
        [1],
    ],
)
def test_an_answer_of_the_wrong_shape_is_refused(flat: object) -> None:
    with pytest.raises(decoder.Forged):
        decoder.decode(pickle.dumps(flat))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -(2**70),
        1.5,
        math.inf,
        "Hiệp Thành \0 \ud800",
        b"\0\xff",
        [],
        (),
        {},
        {1, 2},
        frozenset({"a"}),
        [1, (2, [3, {"a": (4,)}])],
        {("a", 1): {"b": [None]}},
        {1: "a", "1": "b"},
        dt.date(2026, 11, 28),
        dt.datetime(2026, 11, 28, 7, 0, 1, 5, tzinfo=dt.UTC),
        dt.time(23, 59),
        dt.timedelta(days=-1, microseconds=7),
        pd.Timestamp("2026-11-28T07:00", tz="Asia/Ho_Chi_Minh"),
        Level.THCS,
        Severity.WARNING,
        PurePosixPath("/du-lieu/wards.csv"),
    ],
)
def test_a_plain_value_comes_back_equal_and_of_its_own_kind(value: object) -> None:
    made = back(value)
    if isinstance(value, PurePosixPath):
        assert made == Path(value)
        return
    assert made == value
    assert type(made) is type(value)


def test_a_true_and_a_one_stay_apart() -> None:
    made = back([True, 1, 1.0])
    assert [type(one) for one in made] == [bool, int, float]  # type: ignore[attr-defined]


def test_what_is_missing_stays_missing() -> None:
    assert back(pd.NA) is pd.NA
    assert back(pd.NaT) is pd.NaT
    assert math.isnan(back(math.nan))  # type: ignore[arg-type]


def test_a_view_of_a_mapping_stays_read_only() -> None:
    made = back(MappingProxyType({"a": [1]}))
    assert isinstance(made, MappingProxyType)
    assert dict(made) == {"a": [1]}


def test_a_record_has_its_fields_and_its_class() -> None:
    fault = Fault(code="x", file="a.csv", row=2, blanks={"n": (1, 2)})
    site = Proposal(
        proposal_id="p", name="N", level=Level.THCS, rooms=3, land_m2=1.5, lon=106.6, lat=10.8
    )
    assert back((fault, site)) == (fault, site)


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6).reshape(2, 3),
        np.array([], dtype=np.float32),
        np.array([[1.5, np.nan]]),
        np.array(["a", "bc"], dtype="<U2"),
        np.array([True, False]),
        np.array("2026-11-28", dtype="datetime64[s]"),
        np.array(["a", None, 1], dtype=object),
        np.array(["a\0b", "c"], dtype=object),
    ],
)
def test_an_array_keeps_type_shape_and_values(array: np.ndarray) -> None:
    made = back(array)
    assert isinstance(made, np.ndarray)
    assert (made.dtype, made.shape) == (array.dtype, array.shape)
    np.testing.assert_array_equal(made, array)


def test_an_array_made_whole_can_be_written_into() -> None:
    made = back(np.zeros(3))
    assert isinstance(made, np.ndarray)
    made[0] = 1.0
    assert made.sum() == 1.0


def test_a_scalar_stays_a_scalar_of_its_type() -> None:
    made = back(np.float32(1.5))
    assert (made, type(made)) == (np.float32(1.5), np.float32)


@pytest.mark.parametrize(
    "index",
    [
        pd.RangeIndex(2, 8, 3, name="n"),
        pd.Index(["a", "b"], name="ward_id"),
        pd.Index([1.5, 2.5]),
        pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["ward_id", "year"]),
        pd.Index([], dtype=object),
    ],
)
def test_an_index_keeps_names_and_kind(index: pd.Index) -> None:
    pd.testing.assert_index_equal(back(index), index, exact=True)  # type: ignore[arg-type]


def test_a_table_keeps_columns_types_index_and_what_it_carries() -> None:
    frame = pd.DataFrame(
        {
            "pupils": [1, 2],
            "share": [0.5, np.nan],
            "name": ["Hiệp Thành", None],
            "kind": pd.Categorical(["b", "a"], categories=["a", "b"], ordered=True),
            "rooms": pd.array([1, None], dtype="Int64"),
        },
        index=pd.Index(["x", "y"], name="ward_id"),
    )
    frame.attrs["units"] = {"pupils": "pupils"}
    made = back(frame)
    assert isinstance(made, pd.DataFrame)
    pd.testing.assert_frame_equal(made, frame)
    assert made.attrs == frame.attrs


def test_two_columns_of_one_name_both_come_back() -> None:
    frame = pd.DataFrame([[1, "a"], [2, "b"]], columns=["n", "n"])
    made = back(frame)
    assert isinstance(made, pd.DataFrame)
    assert list(made.columns) == ["n", "n"]
    assert made.iloc[:, 1].tolist() == ["a", "b"]


def test_a_layer_keeps_shapes_and_system() -> None:
    layer = gpd.GeoDataFrame(
        {"ward_id": ["a", "b"]}, geometry=[shapely.Point(1, 2), None], crs="EPSG:9210"
    )
    made = back(layer)
    assert isinstance(made, gpd.GeoDataFrame)
    assert made.crs == CRS.from_epsg(9210)
    assert made.geometry.iloc[0].equals(shapely.Point(1, 2))
    assert made.geometry.iloc[1] is None


def test_a_layer_that_names_no_shapes_stays_one() -> None:
    layer = gpd.GeoDataFrame({"a": [1]})
    made = back(layer)
    assert isinstance(made, gpd.GeoDataFrame)
    assert made._geometry_column_name is None


def test_shapes_alone_and_systems_alone_come_back() -> None:
    series = gpd.GeoSeries([shapely.box(0, 0, 1, 1)], crs=9210, name="g")
    made = back(series)
    assert isinstance(made, gpd.GeoSeries)
    assert (made.name, made.crs, made.area.tolist()) == ("g", series.crs, [1.0])
    assert back(shapely.Point(3, 4)) == shapely.Point(3, 4)
    assert back(CRS.from_epsg(4326)) == CRS.from_epsg(4326)


@pytest.mark.parametrize("make", [sparse.csr_array, sparse.csc_matrix, sparse.coo_array])
def test_a_sparse_matrix_keeps_its_form_and_entries(make: type) -> None:
    matrix = make(np.array([[0.0, 2.5], [0.0, 0.0]]))
    made = back(matrix)
    assert made.format == matrix.format  # type: ignore[attr-defined]
    assert isinstance(made, sparse.sparray) is isinstance(matrix, sparse.sparray)
    np.testing.assert_array_equal(made.toarray(), matrix.toarray())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "flat",
    [
        ("record", "spatial.store.workspace:Workspace", {}),
        ("record", "spatial.errors:UserError", {}),
        ("record", "spatial.errors:Fault.part", {}),
        ("record", "spatial:Options", {}),
        ("enum", "spatial.records:Level", "đại học"),
        ("enum", "spatial.records:Nobody", "a"),
        ("array", "<f8", (2, -1), bytes(8)),
        ("day", "date", "hôm nay"),
        ("day", "eval", "1"),
        ("shape", b"no shape"),
        ("crs", "{}"),
        (
            "sparse",
            "csr",
            True,
            [
                ("<f8", (1,), bytes(8)),
                ("<i4", (1,), b"\x09\0\0\0"),
                ("<i4", (2,), bytes(4) + b"\x01\0\0\0"),
            ],
            (1, 2),
        ),
        ("list", [{1: 2}]),
        ("dict", [("a",)]),
        (),
        (["list"],),
    ],
    ids=str,
)
def test_a_tag_that_lies_about_what_it_holds_is_refused(flat: object) -> None:
    with pytest.raises(decoder.Forged):
        decoder.decode(pickle.dumps(flat))


@pytest.mark.parametrize("content", [b"", b"x", b"\x80\x05.", bytes(40), pickle.dumps(1)[:-1]])
def test_bytes_that_are_no_pickle_are_refused(content: bytes) -> None:
    with pytest.raises(decoder.Forged):
        decoder.decode(content)


def test_a_reference_to_something_outside_is_refused() -> None:
    with pytest.raises(decoder.Forged):
        decoder.decode(b"\x80\x02X\x01\0\0\0aQ.")  # BINPERSID of "a"


@pytest.mark.parametrize("room", sorted(decoder.ROOMS))
def test_no_room_whose_records_may_come_back_is_a_screen_or_a_store(room: str) -> None:
    assert room not in {"ui", "store", "serve", "commands", "cli"}
    assert (Path(decoder.__file__).parents[1] / room).is_dir() or (
        Path(decoder.__file__).parents[1] / f"{room}.py"
    ).is_file()
