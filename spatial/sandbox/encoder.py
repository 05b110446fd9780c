"""
Write an answer as plain data: numbers, text and containers, everything else as a tagged tuple.

`spatial.sandbox.decoder` makes it whole again, and decides alone what is made of which tag.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import pickle
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from scipy import sparse

PLAIN = frozenset({bool, int, float, str, bytes, type(None)})
PART = "\0"  # between the texts of a column
_DAYS = frozenset({dt.date, dt.datetime, dt.time, dt.timedelta})


def encode(value: object) -> bytes:
    """
    Write a value as bytes.

    Raises
    ------
    TypeError
        If it holds what an answer may not hold.
    """
    taken = io.BytesIO()
    pickler = pickle.Pickler(taken, protocol=5)
    pickler.fast = True  # a tree needs no memory of what was written before
    pickler.dump(_flat(value))
    return taken.getvalue()


def _flat(value: Any) -> Any:  # noqa: ANN401, PLR0911 - one line a kind
    """Write a value as plain data: a plain one as it is, any other as (tag, …)."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind in (list, tuple, set, frozenset):
        return (kind.__name__, [_flat(each) for each in value])
    if isinstance(value, Enum):
        return ("enum", _name(kind), _flat(value.value))
    if dataclasses.is_dataclass(value):
        fields = {
            field.name: _flat(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
        return ("record", _name(kind), fields)
    if isinstance(value, Mapping):
        read_only = "view" if kind is MappingProxyType else "dict"
        return (read_only, [(_flat(key), _flat(each)) for key, each in value.items()])
    if kind in _DAYS or isinstance(value, pd.Timestamp):
        return (
            "day",
            "Timestamp" if isinstance(value, pd.Timestamp) else kind.__name__,
            _day(value),
        )
    for of, tag, write in _FLAT:
        if isinstance(value, of):
            return (tag, *write(value))
    if value is pd.NA or value is pd.NaT:
        return ("NA",) if value is pd.NA else ("NaT",)
    reason = f"{kind.__module__}.{kind.__qualname__}"
    raise TypeError(reason)


def _name(kind: type) -> str:
    """Name a class of ours."""
    return f"{kind.__module__}:{kind.__qualname__}"


def _day(value: Any) -> Any:  # noqa: ANN401 - of four kinds
    """Write a day, a time or a span."""
    return value.total_seconds() if isinstance(value, dt.timedelta) else value.isoformat()


def _array(values: NDArray[Any]) -> tuple[object, ...]:
    """Write an array: numbers as their bytes, objects one by one."""
    if values.dtype.hasobject:
        return ("object", values.shape, _objects(values.ravel()))
    return (values.dtype.str, values.shape, values.tobytes())


def _objects(values: NDArray[np.object_]) -> object:
    """Write objects: all plain as they are, all shapes as WKB, else each by its kind."""
    cells = values.tolist()
    kinds = set(map(type, cells))
    if kinds == {str}:
        text = PART.join(cells)
        if text.count(PART) == len(cells) - 1:
            return text  # one long text instead of a million short ones
    if kinds <= PLAIN:
        return cells
    return ("mixed", [_flat(each) for each in cells])


def _series(column: pd.Series) -> tuple[object, ...]:
    """Write the values of a column without its index."""
    if isinstance(column.dtype, gpd.array.GeometryDtype):
        crs = column.array.crs
        wkb = shapely.to_wkb(np.asarray(column.array, dtype=object), include_srid=False)
        return ("geometry", None if crs is None else _crs(crs), wkb.tolist())
    if isinstance(column.dtype, pd.CategoricalDtype):
        kinds = _index(column.cat.categories)
        return ("category", kinds, column.cat.codes.tolist(), bool(column.cat.ordered))
    if isinstance(column.dtype, np.dtype):
        return ("array", *_array(column.to_numpy()))
    return ("extension", str(column.dtype), _objects(column.to_numpy(dtype=object)))


def _index(index: pd.Index) -> tuple[object, ...]:
    names = [_flat(name) for name in index.names]
    if isinstance(index, pd.MultiIndex):
        return (
            "levels",
            names,
            [_index(index.get_level_values(at)) for at in range(index.nlevels)],
        )
    if isinstance(index, pd.RangeIndex):
        return ("range", names, index.start, index.stop, index.step)
    return ("flat", names, _series(pd.Series(index)))


def _frame(frame: pd.DataFrame) -> tuple[object, ...]:
    """Write a table column by column."""
    columns = [_series(frame.iloc[:, at]) for at in range(frame.shape[1])]
    shapes = frame._geometry_column_name if isinstance(frame, gpd.GeoDataFrame) else None  # noqa: SLF001 - the public property fails where no shapes are set
    spatial = isinstance(frame, gpd.GeoDataFrame)
    return (_index(frame.index), _index(frame.columns), columns, spatial, shapes, _attrs(frame))


def _attrs(of: pd.DataFrame | pd.Series) -> object:
    """Write what a table carries beside its values."""
    return _flat(dict(of.attrs))


def _crs(crs: CRS) -> object:
    """Write a system as JSON, the form that loses nothing."""
    return crs.to_json()


def _sparse(matrix: Any) -> tuple[object, ...]:  # noqa: ANN401 - scipy's are many classes
    """Write a sparse matrix by its entries."""
    rows = sparse.csr_matrix(matrix)
    parts = [_array(part) for part in (rows.data, rows.indices, rows.indptr)]
    return (matrix.format, isinstance(matrix, sparse.sparray), parts, tuple(matrix.shape))


_FLAT: tuple[tuple[Any, str, Callable[[Any], tuple[object, ...]]], ...] = (
    (pd.DataFrame, "frame", _frame),
    (
        pd.Series,
        "series",
        lambda one: (_index(one.index), _flat(one.name), _series(one), _attrs(one)),
    ),
    (pd.Index, "index", lambda one: (_index(one),)),
    (gpd.array.GeometryArray, "shapes", lambda one: (_series(pd.Series(one)),)),
    (np.ndarray, "array", _array),
    (np.generic, "scalar", lambda one: _array(np.asarray(one))),
    (shapely.Geometry, "shape", lambda one: (shapely.to_wkb(one),)),
    (CRS, "crs", lambda one: (_crs(one),)),
    (PurePath, "path", lambda one: (str(one),)),
    (sparse.spmatrix, "sparse", _sparse),
    (sparse.sparray, "sparse", _sparse),
)
