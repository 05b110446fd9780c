"""How many seats a room counts in a plan, and how many the same rooms are on the map."""

from __future__ import annotations

from spatial import words
from spatial.recommend import Recommendation
from spatial.recommend.screening import size
from spatial.records import Level


def sentence(recommendation: Recommendation, level: Level, *, lang: str) -> str:
    """
    Say what a room counts at a level: the bridge from the plan's seats to the map's.

    Returns
    -------
    str
        Seats a room, rooms and seats of the schools there are; by the yardstick also the seats of
        the same rooms by class size.
    """
    before, request = recommendation.before, recommendation.request
    per_room = size(before.rules, before, level, request).seats_per_room
    rooms = float(before.levels["rooms_have"][level.value])
    figures = {
        "rooms": rooms,
        "seats": rooms * per_room,
        "class_seats": float(before.levels["seats"][level.value]),
        "yardstick": before.rules.rooms_per_10k.value,
    }
    return words.say(
        f"siting.seats_{request.count}",
        lang=lang,
        level=words.say(f"level.{level}", lang=lang),
        per_room=words.number(per_room, lang=lang, decimals=0 if per_room % 1 == 0 else 1),
        **{name: words.number(value, lang=lang) for name, value in figures.items()},
    )
