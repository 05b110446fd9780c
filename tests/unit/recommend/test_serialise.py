"""A recommendation is written and made again."""

from __future__ import annotations

import json

from spatial.network import Network
from spatial.recommend import Recommendation, again, written


def test_a_recommendation_is_made_again_from_what_was_written(
    found: Recommendation, town: Network
) -> None:
    tree = json.loads(json.dumps(written(found)))
    back = again(town, tree, found.before.options)
    assert back is not None
    assert back.request == found.request
    assert back.proposals == found.proposals
    assert [one.reached for one in back.plans] == [one.reached for one in found.plans]
    gone = json.loads(json.dumps(tree))
    gone["plans"][-1]["actions"].append("build:nowhere:thcs:10")
    assert again(town, gone, found.before.options) is None
