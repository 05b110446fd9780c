"""A refusal is an answer: status, code and a sentence in the language asked for."""

import json

import pytest

from spatial.ogc.reply import BAD_REQUEST, NOT_FOUND, Refusal, document


@pytest.mark.parametrize(
    ("status", "code"), [(BAD_REQUEST, "InvalidParameterValue"), (NOT_FOUND, "NotFound")]
)
def test_a_refusal_says_why_in_both_languages(status: int, code: str) -> None:
    refusal = Refusal(status, "feature", value="w" * 300)
    said = {lang: json.loads(refusal.reply(lang=lang).body) for lang in ("vi", "en")}
    assert {told["code"] for told in said.values()} == {code}
    assert said["vi"]["description"] != said["en"]["description"]
    assert "w" * 80 + "”" in said["en"]["description"]  # no longer than a line


def test_json_keeps_letters_and_refuses_what_it_cannot_hold() -> None:
    assert document({"a": "ầ"}) == '{"a": "ầ"}'.encode()
    with pytest.raises(ValueError, match="not JSON compliant"):
        document(float("nan"))
