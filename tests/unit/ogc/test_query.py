"""Parameters are read exactly, or refused in words."""

from datetime import datetime

import pytest

from spatial.ogc import query
from spatial.ogc.query import ItemsQuery
from spatial.ogc.reply import Refusal
from spatial.ogc.service import CRS84

ZONE = "http://www.opengis.net/def/crs/EPSG/0/9210"
SYSTEMS = (CRS84, ZONE)


def test_what_is_not_asked_is_usual() -> None:
    assert query.items({}, SYSTEMS) == ItemsQuery()


def test_everything_asked_is_read() -> None:
    asked = {"limit": "5", "offset": "2", "bbox": "1,2,3,4", "bbox-crs": ZONE, "crs": ZONE}
    assert query.items(asked, SYSTEMS) == ItemsQuery(
        limit=5, offset=2, bbox=(1, 2, 3, 4), bbox_crs=ZONE, crs=ZONE
    )


def test_more_than_the_most_is_the_most() -> None:
    assert query.items({"limit": "999999"}, SYSTEMS).limit == query.LARGEST_LIMIT


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": "0"},
        {"limit": "-1"},
        {"limit": "1.5"},
        {"limit": "١"},
        {"limit": ""},
        {"limit": "9" * 20},
        {"offset": "-1"},
        {"offset": "99999999"},
        {"bbox": "1,2,3"},
        {"bbox": "1,2,3,4,5"},
        {"bbox": "a,b,c,d"},
        {"bbox": "nan,0,1,1"},
        {"bbox": "0,0,inf,1"},
        {"bbox": "0,2,1,1"},
        {"bbox": ""},
        {"bbox-crs": ZONE},
        {"bbox": "1,2,3,4", "bbox-crs": "EPSG:9210"},
        {"crs": "http://www.opengis.net/def/crs/EPSG/0/3857"},
        {"crs": ""},
        {"datetime": "yesterday"},
        {"datetime": ".."},
        {"datetime": ""},
        {"datetime": "2026-13-01"},
        {"datetime": "2026-01-01/2025-01-01"},
        {"datetime": "2026/2027/2028"},
        {"datetime": "2026-01-01T00:00:00"},
        {"datetime": "../P2D"},
        {"datetime": "2026-01-01/P"},
        {"datetime": "2026-01-01/P1M"},
        {"datetime": "2026-01-01/P999999W"},
        {"datetime": "P2D/2026-01-01"},
        {"datetime": "P2D"},
    ],
)
def test_what_cannot_be_read_is_refused_with_its_value(wrong: dict[str, str]) -> None:
    with pytest.raises(Refusal) as refused:
        query.items(wrong, SYSTEMS)
    assert refused.value.status == 400
    assert refused.value.key in {
        "number",
        "bbox",
        "bbox_crs_alone",
        "choice_of_many",
        "datetime",
    }


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ([("colour", "red")], "unknown"),
        ([("f", "json"), ("f", "html")], "twice"),
        ([("f", "xml")], "choice"),
        ([("lang", "fr")], "choice"),
    ],
)
def test_a_parameter_nobody_defined_or_one_given_twice_is_refused(
    given: list[tuple[str, str]], key: str
) -> None:
    with pytest.raises(Refusal) as refused:
        query.single(given, query.COMMON)
    assert (refused.value.status, refused.value.key) == (400, key)


def test_a_parameter_said_again_is_one() -> None:
    given = [("limit", "5"), ("f", "json"), ("limit", "5")]
    assert query.single(given, (*query.COMMON, *query.ITEMS)) == {"limit": "5", "f": "json"}


@pytest.mark.parametrize(
    ("given", "ends"),
    [
        ("2026-02-01", ("2026-02-01T00:00:00+00:00", "2026-02-01T23:59:59.999999+00:00")),
        ("../2026-02-01T07:00:00+07:00", (None, "2026-02-01T00:00:00+00:00")),
        ("2026-02-01T00:00:00Z/", ("2026-02-01T00:00:00+00:00", None)),
        ("2026-02-01/P2D", ("2026-02-01T00:00:00+00:00", "2026-02-03T00:00:00+00:00")),
        ("2026-02-01/P1WT1H2M3S", ("2026-02-01T00:00:00+00:00", "2026-02-08T01:02:03+00:00")),
    ],
)
def test_a_span_of_time_is_read_in_utc(given: str, ends: tuple[str | None, str | None]) -> None:
    wanted = tuple(end and datetime.fromisoformat(end) for end in ends)
    assert query.span(given) == wanted
