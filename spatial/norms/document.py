"""The table of norms, for the screen and for ``docs/norms.md``: made from the same files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spatial import words
from spatial.norms import collection, profile_file, profiles
from spatial.norms.changes import figure, place
from spatial.norms.record import Norm
from spatial.norms.rules import rules
from spatial.records import LEVELS

COLUMNS = (
    "label", "place", "value", "unit", "clause", "source", "from", "to", "areas", "binding",
    "confidence",
)  # fmt: skip


def rows(norms: Iterable[Norm], *, lang: str) -> list[dict[str, str]]:
    """
    Put norms into rows of words.

    Returns
    -------
    list of dict
        The columns of `COLUMNS`, then ``note``; a row a norm.
    """
    return [_row(norm, lang) for norm in norms]


def _row(norm: Norm, lang: str) -> dict[str, str]:
    """Put one norm into words."""
    areas = [words.say(f"norm.area.{area}", lang=lang) for area in norm.areas or ("all",)]
    recalled = "" if norm.dates_read else " ?"
    return {
        "label": norm.label[lang],
        "place": place(norm, lang=lang),
        "value": figure(norm, lang=lang),
        "unit": words.say(f"norm.unit.{norm.unit}", lang=lang),
        "clause": norm.clause,
        "source": norm.source,
        "from": day(norm.valid_from, lang=lang) + recalled,
        "to": "" if norm.valid_to is None else day(norm.valid_to, lang=lang),
        "areas": ", ".join(areas),
        "binding": words.say(f"norm.binding.{norm.binding}", lang=lang),
        "confidence": words.say(f"norm.confidence.{norm.confidence}", lang=lang),
        "note": norm.note.get(lang, ""),
    }


def day(when: date, *, lang: str) -> str:
    """Write a day as the reader's office does."""
    return when.strftime("%d/%m/%Y") if lang == "vi" else when.isoformat()


def page() -> str:
    """Write ``docs/norms.md``: every norm by topic, the rules without a number, the profiles."""
    norms = collection.read()
    parts = [words.say("norm.page.intro", lang="vi"), words.say("norm.page.intro", lang="en")]
    for topic in norms.topics():
        of_topic = norms.of(topic)
        label = of_topic[0].label
        parts.append(f"## {label['vi']} / {label['en']} (`{topic}`)")
        parts.append(_table(rows(of_topic, lang="vi")))
        notes = {norm.note["vi"]: norm.note["en"] for norm in of_topic if norm.note}
        parts.extend(f"- {vi}. / {en}." for vi, en in notes.items())
    parts.append(f"## {words.say('norm.page.statements', lang='vi')}")
    for statement in norms.statements:
        sure = words.say(f"norm.confidence.{statement.confidence}", lang="vi")
        parts.append(f"**`{statement.statement_id}`** ({statement.source}; {sure})")
        parts.extend((statement.text["vi"], f"*{statement.text['en']}*"))
    parts.append(f"## {words.say('norm.page.profiles', lang='vi')}")
    parts.extend(_profile(name) for name in profiles.profile_names())
    return "\n\n".join(parts) + "\n"


def _table(cells: list[dict[str, str]]) -> str:
    """Write rows as a Markdown table."""
    head = [words.say(f"norm.head.{column}", lang="vi") for column in COLUMNS]
    lines = [_line(head), _line(["---"] * len(COLUMNS))]
    lines.extend(_line([row[column] for column in COLUMNS]) for row in cells)
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    """Write one line of a Markdown table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _profile(name: str) -> str:
    """Write a profile: its names and the land, classes and radius it takes."""
    profile, made = profile_file.shipped(name), rules(name)
    tables = (made.land_per_pupil_m2, made.class_size, made.radius_m)
    figures = [" / ".join(figure(table[at], lang="vi") for at in LEVELS) for table in tables]
    text = words.say(
        "norm.page.profile",
        lang="vi",
        land=figures[0],
        size=figures[1],
        radius=figures[2],
        day=day(made.on, lang="vi"),
        unverified=len(made.unverified()),
    )
    return f"- **`{name}`** – {profile.label['vi']} / {profile.label['en']}. {text}"
