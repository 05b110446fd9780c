"""The definition is valid OpenAPI 3.0 and names what is there."""

import re

import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator
from served_layers import of_town, reply, tree

from spatial.ogc import query
from spatial.ogc.reply import OPENAPI


def test_the_definition_is_valid_openapi_3_0() -> None:
    assert reply("/api").media == OPENAPI
    OpenAPIV30SpecValidator(tree("/api")).validate()


def test_every_path_that_takes_no_id_is_answered() -> None:
    paths = tree("/api")["paths"]
    assert {"/", "/conformance", "/collections"} < set(paths)
    for path in paths:
        if "{" not in path:
            assert reply(path.rstrip("/")).status == 200, path
    assert len(paths) == 4 + 3 * len(of_town("vi").layers)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("limit", {"type": "integer"}),
        ("bbox", {"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}}),
        ("datetime", {"type": "string"}),
        ("bboxCrs", {"type": "string", "format": "uri"}),
        ("crs", {"type": "string", "format": "uri"}),
    ],
)
def test_a_parameter_is_defined_as_the_standard_defines_it(
    name: str, least: dict[str, object]
) -> None:
    told = tree("/api")["components"]["parameters"][name]
    assert (told["in"], told["required"], told["style"], told["explode"]) == (
        "query",
        False,
        "form",
        False,
    )
    assert least.items() <= told["schema"].items()


def test_every_parameter_that_is_taken_is_defined() -> None:
    defined = {one["name"] for one in tree("/api")["components"]["parameters"].values()}
    assert {*query.COMMON, *query.ITEMS, "featureId"} == defined


def test_refusals_are_in_it() -> None:
    for path, one in tree("/api")["paths"].items():
        assert "400" in one["get"]["responses"]
        assert ("404" in one["get"]["responses"]) == bool(re.search(r"\{", path))
