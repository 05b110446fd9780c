"""The calendar of reports as an iCalendar file (RFC 5545), for any calendar program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from spatial import words
from spatial.targets.due_days import DueDay
from spatial.targets.pack import pack

_REMIND = timedelta(days=-14)


def calendar(days: Sequence[DueDay], *, on: date, lang: str) -> bytes:
    """
    Write days as whole-day events, each with a reminder two weeks ahead.

    Parameters
    ----------
    days
        What is due.
    on
        Day the file is made: the same days and day make the same bytes.

    Returns
    -------
    bytes
        A calendar whose events keep their names (UID), so that taking it in again renews them.
    """
    book = Calendar()
    book.add("prodid", "-//Truong Lop//truonglop//VI")
    book.add("version", "2.0")
    book.add("x-wr-calname", words.say("due.title", lang=lang))
    stamp = datetime.combine(on, time(), tzinfo=UTC)
    for day in days:
        book.add_component(_event(day, stamp, lang))
    return bytes(book.to_ical())


def _event(day: DueDay, stamp: datetime, lang: str) -> Event:
    """Make one event: until the evening of its last day."""
    plan = pack(day.duty.plan).name[lang]
    what = day.due.report[lang]
    event = Event()
    event.add("uid", f"{day.duty.key}-{day.last:%Y}@truonglop")
    event.add("dtstamp", stamp)
    event.add("dtstart", day.first)
    event.add("dtend", day.last + timedelta(days=1))
    event.add("summary", f"{plan}: {what}")
    event.add("description", description(day, lang=lang))
    event.add("transp", "TRANSPARENT")  # it takes nobody's time of the day
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", what)
    reminder.add("trigger", _REMIND)
    event.add_component(reminder)
    return event


def description(day: DueDay, *, lang: str) -> str:
    """Say who reports to whom, until when, by which section, and what is our reading of it."""
    office = day.duty.office
    lines = [
        words.say(
            "due.who",
            lang=lang,
            office=office.name[lang] if office else "",
            to=day.due.reports_to[lang],
        ),
        day.when(lang=lang),
        words.say("due.source", lang=lang, section=day.duty.section, quote=day.duty.quote),
    ]
    if office is not None and office.now[lang] != office.name[lang]:
        lines.append(words.say("due.now", lang=lang, office=office.now[lang]))
    if day.is_carried:
        lines.append(words.say("due.carried", lang=lang))
    if day.before is None:
        lines.append(words.say("due.reading", lang=lang))
    return "\n".join(lines)
