"""A sign stands where something open was said; a ring stays clear of the diamond below it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spatial.records import Proposal
from spatial.store.comments import CommentAbout
from spatial.ui.map import comment_signs
from spatial.ui.session import comments, proposals, state
from spatial.ui.session.assessments import Seen

pytestmark = pytest.mark.usefixtures("home")


def test_what_is_about_one_thing_has_one_sign_that_tells_the_last_three(
    see: Callable[..., Seen], site: Proposal
) -> None:
    proposals.put(see().after.network, site)
    seen = see(proposals=(site,))
    subject = next(one for one in comments.subjects(seen) if one.about is CommentAbout.PROPOSAL)
    for number in range(4):
        state.remember(comments.TEXT, f"lần {number}")
        comments.add(seen, subject)
    layer = comment_signs.layer(seen)
    assert layer is not None
    (sign,) = layer.data["features"]
    assert sign["geometry"]["coordinates"] == [round(site.lon, 5), round(site.lat, 5)]
    head, *lines = sign["properties"]["lines"]
    assert head == "Ý kiến chưa giải quyết: 4"
    assert [line.rpartition(": ")[2] for line in lines] == ["lần 1", "lần 2", "lần 3"]
    assert sign["properties"]["style"]["fillOpacity"] == 0.0
