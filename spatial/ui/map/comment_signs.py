"""Small signs on the map where something was said about the scenario shown."""

from __future__ import annotations

from spatial.store.comments import Comment, CommentAbout
from spatial.ui.map import colours, picture
from spatial.ui.map.picture import MapLayer
from spatial.ui.map.point_layers import collection, feature
from spatial.ui.session import assessments, comments, history
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

_PX = {CommentAbout.WARD: 6, CommentAbout.PLACE: 6, CommentAbout.PROPOSAL: 17}
_SHOWN = 3  # comments told by a sign; the panel has all


def layer(seen: Seen) -> MapLayer | None:
    """Describe a sign for each thing something open was said about; ``None`` where nothing was."""
    groups: dict[tuple[CommentAbout, float, float], list[Comment]] = {}
    for one in comments.listed(assessments.town(seen.source)):
        if not one.is_resolved:
            subject = one.subject
            groups.setdefault((subject.about, subject.lon, subject.lat), []).append(one)
    if not groups:
        return None
    features = []
    for (about, lon, lat), found in groups.items():
        shape = {"type": "Point", "coordinates": [round(lon, 5), round(lat, 5)]}
        style = {"radius": _PX[about], "color": colours.COMMENT, "weight": 2.5}
        style["fillOpacity"] = 0.0 if about is CommentAbout.PROPOSAL else 0.9
        style["fillColor"] = colours.COMMENT_FILL
        lines = [say("comment.sign", lang=seen.lang, count=len(found))]
        lines += [_line(one, seen.lang) for one in found[-_SHOWN:]]
        features.append(feature(shape, "comment", found[-1].comment_id, lines, style=style))
    return picture.circles(collection(features), name="comments")


def _line(one: Comment, lang: str) -> str:
    """Write what was said and by whom."""
    who = one.signature.called or history.who(one.signature, lang=lang)
    return f"{who}: {one.text}"
