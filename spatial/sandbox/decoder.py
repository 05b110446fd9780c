"""
Make an answer whole again.

What comes back from a process that read a hostile file may have been written by the file. So the
bytes hold only numbers, text and containers: a pickle in which no class or function may be named.
Tables, geometries and our own records stand in it as tagged tuples, and this module alone decides
what is made of them: a record gets its fields, no code of the answer's choice is called.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib
import io
import pickle
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from scipy import sparse

from spatial.sandbox.encoder import PART, PLAIN

ROOMS = frozenset(  # whose records an answer may hold; none of them acts when it is imported
    {
        "errors",
        "intake",
        "locality",
        "network",
        "norms",
        "projection",
        "records",
        "sandbox",
        "streets",
        "tables",
    }
)


class Forged(ValueError):  # noqa: N818 - becomes a fault
    """Bytes that are no answer of ours."""


class _Plain(pickle.Unpickler):
    """Unpickles containers, numbers and text; whoever names anything else is refused."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - never returns
        """Refuse every name."""
        reason = f"{module}.{name}"
        raise Forged(reason)

    def persistent_load(self, pid: Any) -> Any:  # noqa: ANN401 - never returns
        """Refuse every reference."""
        raise Forged(str(pid))


def decode(content: bytes | bytearray) -> Any:  # noqa: ANN401 - whatever was written
    """
    Make a value of bytes nobody vouches for.

    Raises
    ------
    Forged
        If they are no answer of ours.

    Examples
    --------
    >>> from spatial.sandbox.encoder import encode
    >>> decode(encode({"wards": (1, 2.5, "Hiệp Thành")}))
    {'wards': (1, 2.5, 'Hiệp Thành')}
    """
    try:
        return _whole(_Plain(io.BytesIO(content)).load())
    except Forged:
        raise
    except Exception as problem:  # whatever a forged answer makes a constructor say
        raise Forged(type(problem).__name__) from problem


def _whole(flat: Any) -> Any:  # noqa: ANN401 - whatever was written
    """Make a value of plain data."""
    if type(flat) in PLAIN:
        return flat
    if type(flat) is not tuple or not flat or flat[0] not in _WHOLE:
        raise Forged(type(flat).__name__)
    return _WHOLE[flat[0]](*flat[1:])


def _class(name: str) -> Any:  # noqa: ANN401 - a record or an enumeration
    """Return a class of ours by its name."""
    module, _, path = name.partition(":")
    parts = module.split(".")
    if len(parts) < 2 or parts[0] != "spatial" or parts[1] not in ROOMS or "." in path:  # noqa: PLR2004 - the package and a room
        raise Forged(name)
    kind = getattr(importlib.import_module(module), path, None)
    if not isinstance(kind, type) or kind.__module__ != module:
        raise Forged(name)
    return kind


def _record(name: str, fields: dict[str, Any]) -> object:
    """Make a record: its fields as they were, nothing of the answer's called."""
    kind = _class(name)
    if not dataclasses.is_dataclass(kind) or {
        each.name for each in dataclasses.fields(kind)
    } != set(fields):
        raise Forged(name)
    made: object = object.__new__(cast("type", kind))
    for field, value in fields.items():
        object.__setattr__(made, field, _whole(value))
    return made


def _member(name: str, value: Any) -> object:  # noqa: ANN401 - the value of a member
    """Return a member of an enumeration of ours."""
    kind = _class(name)
    if not issubclass(kind, Enum):
        raise Forged(name)
    return kind(_whole(value))


def _whole_day(kind: str, value: Any) -> object:  # noqa: ANN401 - text, or seconds of a span
    """Make a day, a time or a span."""
    if kind == "timedelta":
        return dt.timedelta(seconds=value)
    if kind == "Timestamp":
        return pd.Timestamp(value)
    readers: dict[str, Any] = {"date": dt.date, "datetime": dt.datetime, "time": dt.time}
    return readers[kind].fromisoformat(value)


def _whole_array(dtype: str, shape: tuple[int, ...], values: Any) -> NDArray[Any]:  # noqa: ANN401 - bytes or objects
    """Make an array of its own memory."""
    if dtype == "object":
        cells = _cells(values)
        flat = np.empty(len(cells), dtype=object)
        flat[:] = cells
        return flat.reshape(shape)
    if np.dtype(dtype).hasobject:
        raise Forged(dtype)
    return np.frombuffer(values, dtype=np.dtype(dtype)).reshape(shape).copy()


def _cells(values: Any) -> list[Any]:  # noqa: ANN401 - as `_objects` wrote them
    """Make objects."""
    if isinstance(values, str):
        return list(values.split(PART))
    if isinstance(values, tuple):
        return [_whole(each) for each in values[1]]
    if not set(map(type, values)) <= PLAIN:
        raise Forged
    return list(values)


def _shapes(wkb: Any) -> Any:  # noqa: ANN401 - one shape or an array of them
    """Make shapes; a corner that is no number is the checks' business, not a warning's."""
    with np.errstate(invalid="ignore"):
        return shapely.from_wkb(wkb)


def _values(tag: str, *parts: Any) -> Any:  # noqa: ANN401 - of several kinds
    """Make the values of a column."""
    if tag == "geometry":
        crs, wkb = parts
        shapes = _shapes(np.array(wkb, dtype=object))
        return gpd.array.GeometryArray(shapes, crs=None if crs is None else CRS.from_json(crs))
    if tag == "category":
        kinds, codes, ordered = parts
        return pd.Categorical.from_codes(codes, _whole_index(*kinds), ordered=ordered)
    if tag == "extension":
        dtype, cells = parts
        return pd.array(_cells(cells), dtype=dtype)
    return _whole_array(*parts)


def _whole_index(tag: str, names: list[Any], *parts: Any) -> pd.Index:  # noqa: ANN401 - of several kinds
    """Make an index."""
    labels = [_whole(name) for name in names]
    if tag == "levels":
        return pd.MultiIndex.from_arrays([_whole_index(*part) for part in parts[0]], names=labels)
    if tag == "range":
        start, stop, step = parts
        return pd.RangeIndex(start, stop, step, name=labels[0])
    values = _values(*parts[0])
    kind = object if isinstance(values, np.ndarray) and values.dtype == object else None
    flat: pd.Index = pd.Index(values, dtype=kind, name=labels[0])
    return flat


def _whole_frame(index: Any, columns: Any, values: list[Any], *rest: Any) -> pd.DataFrame:  # noqa: ANN401 - as `_frame` wrote them
    """Make a table."""
    spatial, shapes, attrs = rest
    at = _whole_index(*index)
    parts = {place: _column(one, at) for place, one in enumerate(values)}
    frame = pd.DataFrame(parts, index=at)
    frame.columns = _whole_index(*columns)
    if spatial:
        frame = gpd.GeoDataFrame(frame)
        frame._geometry_column_name = shapes  # noqa: SLF001 - as it was, also where it names none
    frame.attrs = _whole(attrs)
    return frame


def _column(values: Any, index: pd.Index) -> pd.Series:  # noqa: ANN401 - as `_series` wrote them
    """Make a column; text stays objects where it was."""
    made = _values(*values)
    kind = object if isinstance(made, np.ndarray) and made.dtype == object else None
    return pd.Series(made, index=index, dtype=kind)


def _whole_series(index: Any, name: Any, values: Any, attrs: Any) -> pd.Series:  # noqa: ANN401 - as written
    """Make a column with its index and name."""
    made = _column(values, _whole_index(*index))
    if isinstance(made.dtype, gpd.array.GeometryDtype):
        made = gpd.GeoSeries(made)
    made.name = _whole(name)
    made.attrs = _whole(attrs)
    return made


def _whole_sparse(form: str, modern: bool, parts: list[Any], shape: tuple[int, int]) -> Any:  # noqa: ANN401, FBT001 - as written
    """Make a sparse matrix; its entries are checked to lie inside it."""
    kind = sparse.csr_array if modern else sparse.csr_matrix
    matrix = kind(tuple(_whole_array(*part) for part in parts), shape=shape)
    matrix.check_format(full_check=True)
    return matrix.asformat(form)


_WHOLE: dict[str, Callable[..., Any]] = {
    "list": lambda values: [_whole(each) for each in values],
    "tuple": lambda values: tuple(_whole(each) for each in values),
    "set": lambda values: {_whole(each) for each in values},
    "frozenset": lambda values: frozenset(_whole(each) for each in values),
    "dict": lambda pairs: {_whole(key): _whole(value) for key, value in pairs},
    "view": lambda pairs: MappingProxyType({_whole(key): _whole(value) for key, value in pairs}),
    "enum": _member,
    "record": _record,
    "day": _whole_day,
    "frame": _whole_frame,
    "series": _whole_series,
    "index": lambda index: _whole_index(*index),
    "shapes": lambda values: _values(*values),
    "array": _whole_array,
    "scalar": lambda *parts: _whole_array(*parts)[()],
    "shape": _shapes,
    "crs": CRS.from_json,
    "path": Path,
    "sparse": _whole_sparse,
    "NA": lambda: pd.NA,
    "NaT": lambda: pd.NaT,
}
