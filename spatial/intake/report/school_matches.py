"""Schools without coordinates beside the known ones they are or may be, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator

from spatial import words
from spatial.intake.examine import Reading
from spatial.intake.joining.known_schools import Matching, SchoolMatch


def _matchings(reading: Reading) -> Iterator[tuple[str, Matching]]:
    """Give the matching of every list of schools with the name of its file."""
    for table in reading.tables:
        if table.matching is not None:
            yield table.source.name, table.matching


def lines(reading: Reading, *, lang: str) -> list[str]:
    """Put every doubtful pair into a line: the listed school, the known one, and why."""
    return [
        words.say(
            "known_school.pair",
            lang=lang,
            listed=each.listed_name,
            known=each.known_name,
            code=each.known,
            reasons=", ".join(
                words.say(f"known_school.reason.{reason}", lang=lang) for reason in each.reasons
            ),
        )
        for _, matching in _matchings(reading)
        for options in matching.doubtful.values()
        for each in options
    ]


def as_records(reading: Reading) -> list[dict[str, object]]:
    """
    Put what became of each list into a record for programs.

    ``certain`` were placed; ``doubtful`` lists up to three known schools for each listed one, with
    their place; ``unmatched`` resemble none.
    """
    return [
        {
            "file": file,
            "certain": [_record(each) for each in matching.certain],
            "doubtful": {
                code: [_record(each) for each in options]
                for code, options in matching.doubtful.items()
            },
            "unmatched": list(matching.unmatched),
        }
        for file, matching in _matchings(reading)
    ]


def _record(each: SchoolMatch) -> dict[str, object]:
    """Put a pair into a record."""
    return {
        "listed": each.listed,
        "listed_name": each.listed_name,
        "known": each.known,
        "known_name": each.known_name,
        "lon": each.lon,
        "lat": each.lat,
        "score": each.score,
        "reasons": list(each.reasons),
    }
