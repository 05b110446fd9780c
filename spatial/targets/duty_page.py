"""``docs/plans.md``: every duty of the five plans, where the tool does it, and what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spatial import words
from spatial.targets.duties import STATES, Duty, DutyAnswer, answers, duties
from spatial.targets.pack import pack


def page() -> str:
    """Write the page: counts, the answers, then the duties plan by plan."""
    every = duties()
    counts = Counter(duty.answer.state for duty in every)
    told = {state: counts[state] for state in STATES}
    blanks = {"count": len(every), "answers": len(answers()), **told}
    parts = [
        words.say("duty.page.title", lang="vi"),
        words.say("duty.page.intro", lang="vi", **blanks),
        f"*{words.say('duty.page.intro', lang='en', **blanks)}*",
        _answers(),
    ]
    for plan in dict.fromkeys(duty.plan for duty in every):
        named = pack(plan).name
        parts.append(f"## {named['vi']} / {named['en']}")
        parts.append(_table(duty for duty in every if duty.plan == plan))
    return "\n\n".join(parts) + "\n"


def _answers() -> str:
    """Write what the tool answers with, its doors and tests."""
    heads = ("answer", "state", "doors", "tests", "lacks")
    lines = [_heads(heads)]
    for answer in answers().values():
        doors = ", ".join(_door(door) for door in answer.doors)
        tests = "<br>".join(f"`{test}`" for test in answer.tests)
        cells = [_both(answer.label), _state(answer), doors, tests, _left(answer)]
        lines.append(_line(cells))
    return f"## {words.say('duty.page.answers', lang='vi')}\n\n" + "\n".join(lines)


def _table(rows: Iterable[Duty]) -> str:
    """Write the duties of one plan."""
    lines = [_heads(("number", "section", "quote", "answer", "state"))]
    for duty in rows:
        quote = f"“{duty.quote}” *{duty.english}*"
        cells = [str(duty.number), duty.section, quote, duty.answer.label["vi"]]
        lines.append(_line([*cells, _state(duty.answer)]))
    return "\n".join(lines)


def _state(answer: DutyAnswer) -> str:
    """Say how far an answer goes, in both languages."""
    key = f"duty.state.{answer.state}"
    return f"{words.say(key, lang='vi')} / {words.say(key, lang='en')}"


def _both(told: dict[str, str]) -> str:
    """Write both languages, nothing for nothing."""
    return f"{told['vi']} / *{told['en']}*" if told else ""


def _left(answer: DutyAnswer) -> str:
    """Say what is missing, or what lies beside it that no tool does."""
    if not answer.beyond:
        return _both(answer.lacks)
    named = {
        lang: words.say("duty.page.beyond", lang=lang, what=told)
        for lang, told in answer.beyond.items()
    }
    return _both(named)


def _door(door: str) -> str:
    """Write a command as it is typed, a page as its file."""
    return f"`{door}`" if "/" in door else f"`truonglop {door}`"


def _heads(names: tuple[str, ...]) -> str:
    """Write the head of a table."""
    heads = [words.say(f"duty.head.{name}", lang="vi") for name in names]
    return f"{_line(heads)}\n{_line(['---'] * len(names))}"


def _line(cells: list[str]) -> str:
    """Write one line of a Markdown table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
