"""What a user wrote, in a label that reads markdown."""

from __future__ import annotations

import string

import pytest

from spatial.ui.widgets.markup import label


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (":red[x]", r"\:red\[x\]"),
        ("[a](javascript:1)", r"\[a\]\(javascript\:1\)"),
        ("$x$", r"\$x\$"),
        ("`a`", r"\`a\`"),
        ("<b>", r"\<b\>"),
        ("Phường Đông Hưng Thuận 12", "Phường Đông Hưng Thuận 12"),
    ],
)
def test_signs_of_markdown_are_escaped_and_words_are_left(given: str, expected: str) -> None:
    assert label(given) == expected


def test_only_a_backslash_is_added() -> None:
    escaped = label(string.printable)
    assert escaped.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == string.printable
