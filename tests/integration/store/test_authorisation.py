"""
Every deed of the table × every role × whose the work is, by direct calls past every screen.

What the table allows is done and leaves its trace; what it does not is refused, and not a row or
file of the store is another afterwards. The table itself stands printed in ``docs/roles.md``.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from department import Department

from spatial import roles, store, ui
from spatial.errors import UserError
from spatial.intake.answers.settings import Settings
from spatial.roles import LEAST, Deed, Right, Role
from spatial.scenario import ReviewState, Scenario
from spatial.store import Desk, Localities, Profiles, Workspace, idle, rights
from spatial.store.comments import CommentAbout, Comments, CommentSubject
from spatial.store.database import opened
from spatial.store.headings import Headings
from spatial.store.outlooks import Outlooks
from spatial.store.people import GivenRoles
from spatial.store.place import SETTING, home, usual
from spatial.store.recommendations import Recommendations
from spatial.store.reviews import Reviews
from spatial.store.revisions import Revisions
from spatial.store.snapshots import Snapshot, Snapshots
from spatial.store.transfer import facts
from spatial.store.zone_plans import ZonePlans

AN, BINH = rights.secret_of("an@so.example"), rights.secret_of("binh@so.example")
NOBODY = ""
TOWN, FILES, DESK = "town-1", {"wards.csv": b"1\n"}, "desk-of-somebody"
TODAY = date(2026, 11, 28)
SNAPSHOT = Snapshot(scenario=Scenario(), made_on="2026-11-28", ends_on="2026-12-28")
PLACE = CommentSubject(about=CommentAbout.PLACE, lon=106.7, lat=10.8)
WHOSE = {Right.OWNER: AN, Right.EDITOR: BINH, Right.READER: BINH, Right.NOBODYS: NOBODY}
Do = Callable[[str], object]


def scenario(right: Right) -> None:
    """Save the scenario "s" so that it is to An what `right` says."""
    if right is Right.FREE:
        return
    owner = Workspace(visitor=WHOSE[right])
    owner.save("s", Scenario(), locality=TOWN, began=0)
    if right is Right.EDITOR:
        assert Workspace(visitor=AN).join("s", owner.work_key("s"))


def submitted(right: Right) -> None:
    """Save and submit it."""
    scenario(right)
    Reviews(visitor=WHOSE[right]).step("s", ReviewState.SUBMITTED, locality=TOWN, of=1)


def locality(right: Right) -> None:
    """Keep the locality twice: there is a revision to go back to."""
    if right is not Right.FREE:
        for _ in range(2):
            Localities(visitor=WHOSE[right]).keep(TOWN, "Town", FILES)


def removed(right: Right) -> None:
    """Keep it and put it into the bin."""
    locality(right)
    Localities(visitor=WHOSE[right]).remove(TOWN)


def snapshot(right: Right) -> None:
    """Take a snapshot, and remember its id."""
    Snapshots(visitor=WHOSE[right]).take(SNAPSHOT, locality=TOWN)


def desk(right: Right) -> None:
    """Upload a file."""
    if right is not Right.FREE:
        Desk(DESK, visitor=WHOSE[right]).put("schools.csv", b"a\n")


def nothing(_: Right) -> None:
    """Leave all as it is."""


def end_snapshot(who: str) -> None:
    """Take back the only snapshot there is."""
    with opened(usual()) as store:
        (kept,) = store.all("snapshots", locality=TOWN)
    Snapshots(visitor=who).take_back(kept.name, locality=TOWN)


def shared(right: Right) -> None:
    """Save it, and let its owner give the working link, if it has one."""
    scenario(right)
    if right is not Right.NOBODYS:
        KEYS["s"] = Workspace(visitor=WHOSE[right]).work_key("s")


KEYS: dict[str, str] = {}  # what the owner of "s" gave last


@dataclasses.dataclass(frozen=True)
class Row:
    """
    How a deed is tried.

    Attributes
    ----------
    before
        Makes what it is about.
    ways
        Every way in which the store can be asked for it.
    whose
        Of whom there can be such a thing.
    """

    before: Callable[[Right], None]
    ways: tuple[Do, ...]
    whose: tuple[Right, ...]


_SAVED = (Right.OWNER, Right.EDITOR, Right.READER, Right.NOBODYS)
_ALONE = (Right.OWNER, Right.READER, Right.NOBODYS)  # of what nobody is let write
ROWS = {
    Deed.READ: Row(
        scenario, (lambda who: Workspace(visitor=who).load("s", locality=TOWN),), _SAVED
    ),
    Deed.SAVE: Row(
        scenario,
        (lambda who: Workspace(visitor=who).save("s", Scenario(name="new"), locality=TOWN),),
        tuple(Right),
    ),
    Deed.LET: Row(scenario, (lambda who: Workspace(visitor=who).work_key("s"),), tuple(Right)),
    Deed.UNLET: Row(scenario, (lambda who: Workspace(visitor=who).close("s"),), tuple(Right)),
    Deed.JOIN: Row(
        shared, (lambda who: Workspace(visitor=who).join("s", KEYS.get("s", "")),), _SAVED
    ),
    Deed.TAKE_SNAPSHOT: Row(
        nothing,
        (lambda who: Snapshots(visitor=who).take(SNAPSHOT, locality=TOWN),),
        (Right.FREE,),
    ),
    Deed.END_SNAPSHOT: Row(snapshot, (end_snapshot,), _ALONE),
    Deed.UPLOAD: Row(
        desk,
        (
            lambda who: Desk(DESK, visitor=who).put("wards.csv", b"a\n"),
            lambda who: Desk(DESK, visitor=who).borrow({"wards.csv": b"a"}),
            lambda who: Desk(DESK, visitor=who).remove("schools.csv"),
            lambda who: Desk(DESK, visitor=who).answer(Settings(crs={"a.gpkg": 9210})),
            lambda who: Desk(DESK, visitor=who).clear(),
        ),
        (Right.READER, Right.FREE),  # a desk is his who has its link
    ),
    Deed.KEEP_LOCALITY: Row(
        locality,
        (lambda who: Localities(visitor=who).keep(TOWN, "Town", FILES),),
        (*_ALONE, Right.FREE),
    ),
    Deed.REMOVE_LOCALITY: Row(
        locality,
        (
            lambda who: Localities(visitor=who).remove(TOWN),
            lambda who: Localities(visitor=who).take_back(TOWN),
        ),
        _ALONE,
    ),
    Deed.RESTORE_LOCALITY: Row(
        removed, (lambda who: Localities(visitor=who).restore(TOWN),), (Right.OWNER, Right.READER)
    ),
    Deed.COMMENT: Row(
        scenario,
        (lambda who: Comments(visitor=who).add("s", PLACE, "x", locality=TOWN, called="An"),),
        _SAVED,
    ),
    Deed.SUBMIT: Row(
        scenario,
        (lambda who: Reviews(visitor=who).step("s", ReviewState.SUBMITTED, locality=TOWN, of=1),),
        _SAVED,
    ),
    Deed.DECIDE: Row(
        submitted,
        tuple(
            lambda who, to=to: Reviews(visitor=who).step(
                "s", to, locality=TOWN, of=1, called="An", note="x"
            )
            for to in (ReviewState.APPROVED, ReviewState.RETURNED)
        ),
        (Right.OWNER, Right.EDITOR, Right.READER),
    ),
    Deed.GRANT: Row(
        nothing,
        (
            lambda who: GivenRoles(visitor=who).give("chi", Role.VIEWER, locality=TOWN),
            lambda who: GivenRoles(visitor=who).take("binh@so.example", locality=TOWN),
        ),
        (Right.NOBODYS,),
    ),
}
OTHER_KINDS: dict[str, Do] = {  # saved by the same door as a scenario
    "profile": lambda who: Profiles(visitor=who).save("n", "x", locality=TOWN),
    "outlook": lambda who: Outlooks(visitor=who).save("o", "{}", locality=TOWN),
    "zoning": lambda who: ZonePlans(visitor=who).save("z", {}, locality=TOWN),
    "recommendation": lambda who: Recommendations(visitor=who).save("r", {}, locality=TOWN),
    "headings": lambda who: Headings(visitor=who).save("h", {}),
}

# Of those that belong to one: what makes it, and every way to change it.
OWN_KINDS: dict[str, tuple[Do, ...]] = {
    name: (OTHER_KINDS[name], OTHER_KINDS[name]) for name in ("outlook", "zoning", "recommendation")
}
OWN_KINDS["profile"] = (
    OTHER_KINDS["profile"],
    OTHER_KINDS["profile"],
    lambda who: Profiles(visitor=who).remove("n", locality=TOWN),
)
OWN_KINDS["profile that was removed"] = (
    lambda who: (OTHER_KINDS["profile"](who), Profiles(visitor=who).remove("n", locality=TOWN)),
    lambda who: Profiles(visitor=who).restore("n", locality=TOWN),
)


@pytest.fixture(params=["file", "server"])
def fresh(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], None]]:
    """Give what begins with an empty home, and an empty store of either kind."""
    tried = iter(range(1_000))

    def begin() -> None:
        idle.release()
        monkeypatch.setenv("TRUONGLOP_HOME", str(tmp_path / str(next(tried))))
        if request.param == "server":
            department: Department = request.getfixturevalue("department")
            monkeypatch.setenv(SETTING, department.emptied().address)

    yield begin
    idle.release()


def stands() -> tuple[object, list[tuple[str, bytes]]]:
    """Return every row of the store, and every file beside it."""
    with opened(usual()) as store:
        rows = facts(store.connection)
    beside = [
        (str(path.relative_to(home())), path.read_bytes())
        for folder in ("localities", "uploads")
        for path in sorted((home() / folder).rglob("*"))
        if path.is_file()
    ]
    return rows, beside


def is_done(do: Do, who: str) -> bool:
    """Try a deed: done, or refused without a trace."""
    before = stands()
    try:
        do(who)
    except UserError:
        assert stands() == before
        return False
    return True


def give(role: Role, *, where: str = TOWN) -> None:
    """Give An a role, and Bình one that stays."""
    GivenRoles().give("binh@so.example", Role.PLANNER, locality=TOWN)
    GivenRoles().give("an@so.example", role, locality=where)


def test_every_deed_of_the_table_is_tried() -> None:
    assert set(ROWS) == set(Deed) == set(LEAST)


@pytest.mark.parametrize("deed", Deed)
def test_a_role_does_what_the_table_says_and_nothing_else(
    deed: Deed, fresh: Callable[[], None]
) -> None:
    row = ROWS[deed]
    for right in row.whose:
        least = LEAST[deed].get(right)
        for way, role in ((way, role) for way in row.ways for role in Role):
            fresh()
            row.before(right)
            # a new locality is for whoever plans in all of them
            new = deed is Deed.KEEP_LOCALITY and right is Right.FREE
            give(role, where=roles.EVERYWHERE if new else TOWN)
            allowed = least is not None and role.reaches(least)
            assert is_done(way, AN) is allowed, (deed, right, role)


PLANNERS = {role: role.reaches(Role.PLANNER) for role in Role}
NOBODY_S = dict.fromkeys(Role, False)


@pytest.mark.parametrize(
    ("right", "author", "allowed"),
    [
        (Right.OWNER, BINH, PLANNERS),
        (Right.EDITOR, BINH, PLANNERS),
        (Right.READER, AN, PLANNERS),
        (Right.READER, BINH, NOBODY_S),
    ],
)
def test_a_comment_is_settled_by_who_writes_the_scenario_or_said_it(
    right: Right, author: str, allowed: dict[Role, bool], fresh: Callable[[], None]
) -> None:
    for role in Role:
        fresh()
        scenario(right)
        said = Comments(visitor=author).add("s", PLACE, "x", locality=TOWN)
        give(role)
        for resolved in (True, False):
            turn = partial(_turn, said, resolved=resolved)
            assert is_done(turn, AN) is allowed[role], (right, role)


def _turn(comment_id: str, who: str, *, resolved: bool) -> None:
    """Settle a comment or reopen it."""
    Comments(visitor=who).turn("s", comment_id, locality=TOWN, resolved=resolved)


@pytest.mark.parametrize("right", [Right.OWNER, Right.EDITOR, Right.READER])
def test_what_was_submitted_is_taken_back_by_who_submitted_it_alone(
    right: Right, fresh: Callable[[], None]
) -> None:
    for role in Role:
        fresh()
        submitted(right)
        give(role)
        allowed = right is Right.OWNER and PLANNERS[role]
        assert is_done(_take_back, AN) is allowed, role


def _take_back(who: str) -> None:
    """Make a draft of what was submitted."""
    Reviews(visitor=who).step("s", ReviewState.DRAFT, locality=TOWN, of=1)


@pytest.mark.parametrize("kind", OWN_KINDS)
def test_another_s_work_of_any_kind_is_changed_by_no_role(
    kind: str, fresh: Callable[[], None]
) -> None:
    before, *ways = OWN_KINDS[kind]
    for way, role in ((way, role) for way in ways for role in Role):
        fresh()
        before(BINH)
        give(role)
        assert not is_done(way, AN), role
        assert is_done(way, BINH)


@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize("who", [rights.ONLY_READS, rights.NOT_SIGNED_IN])
def test_who_is_nobody_in_particular_only_reads(
    deed: Deed, who: str, fresh: Callable[[], None]
) -> None:
    row = ROWS[deed]
    for way in row.ways:
        fresh()
        right = Right.READER if Right.READER in row.whose else row.whose[0]
        row.before(right)
        give(Role.ADMINISTRATOR)
        assert is_done(way, who) is (deed is Deed.READ), deed


@pytest.mark.parametrize("deed", sorted(set(Deed) - {Deed.READ, Deed.UPLOAD}))
def test_a_role_in_another_locality_counts_for_nothing_here(
    deed: Deed, fresh: Callable[[], None]
) -> None:
    row = ROWS[deed]
    for right in row.whose:
        fresh()
        row.before(right)
        give(Role.ADMINISTRATOR, where="elsewhere")
        assert not is_done(row.ways[0], AN), (deed, right)


@pytest.mark.parametrize("deed", sorted(set(Deed) - {Deed.GRANT}))  # the command gives roles
def test_where_roles_were_given_nobody_in_particular_only_reads(
    deed: Deed, fresh: Callable[[], None]
) -> None:
    row = ROWS[deed]
    for right, way in ((right, way) for right in row.whose for way in row.ways):
        fresh()
        row.before(right)
        give(Role.ADMINISTRATOR)
        assert is_done(way, NOBODY) is (deed is Deed.READ), (deed, right)


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_every_kind_of_work_asks_for_whom_it_is_saved_once_roles_were_given(
    kind: str, fresh: Callable[[], None]
) -> None:
    fresh()
    assert is_done(OTHER_KINDS[kind], NOBODY)  # on one's own machine
    fresh()
    give(Role.PLANNER)
    for who in (NOBODY, rights.NOT_SIGNED_IN, rights.ONLY_READS):
        assert not is_done(OTHER_KINDS[kind], who)


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_every_kind_of_work_goes_by_the_door_of_scenarios(
    kind: str, fresh: Callable[[], None]
) -> None:
    for role in Role:
        fresh()
        give(role)
        assert is_done(OTHER_KINDS[kind], AN) is role.reaches(Role.PLANNER)


def kinds(kind: type[Revisions] = Revisions) -> set[type[Revisions]]:
    """Return every kind of work the store keeps."""
    for module in pkgutil.iter_modules(store.__path__):
        importlib.import_module(f"{store.__name__}.{module.name}")
    every = kind.__subclasses__()  # those tests make for themselves are no work of the store
    below = [one for one in every if one.__module__.startswith(f"{store.__name__}.")]
    return set().union(*map(kinds, below)) if below else {kind}


def test_every_kind_of_work_there_is_is_tried() -> None:
    tried = {Workspace, Reviews, Comments, Snapshots}  # by deeds of their own
    tried |= {Profiles, Outlooks, ZonePlans, Recommendations, Headings}
    assert kinds() == tried
    assert len(OTHER_KINDS) == len(tried) - 4


STORES = {one.__name__ for one in (*kinds(), Localities, Desk, GivenRoles)}
WRITING = {"save", "remove", "restore", "keep", "put", "clear", "answer", "borrow", "add", "turn"}
WRITING |= {"step", "take", "take_back", "join", "close", "work_key", "give"}


def writing_for_nobody(source: str) -> list[str]:
    """Name the functions that open a store for nobody in particular, and write."""
    found = []
    for part in ast.walk(ast.parse(source)):
        if not isinstance(part, ast.FunctionDef):
            continue
        calls = [one for one in ast.walk(part) if isinstance(one, ast.Call)]
        named = [(one.func.id, one.keywords) for one in calls if isinstance(one.func, ast.Name)]
        for_nobody = any(
            name in STORES and "visitor" not in {given.arg for given in keywords}
            for name, keywords in named
        )
        done = {one.func.attr for one in calls if isinstance(one.func, ast.Attribute)}
        if for_nobody and done & WRITING:
            found.append(part.name)
    return found


def test_no_page_writes_for_nobody_in_particular() -> None:
    """What asks for nobody passes where no role was given: pages ask for whoever visits."""
    assert writing_for_nobody("def f():\n    Profiles().save('n', 'x', locality='y')") == ["f"]
    assert not writing_for_nobody("def f():\n    Profiles(visitor=v).save('n', 'x')")
    folder = Path(ui.__file__).parent
    wrong = {
        str(path.relative_to(folder)): names
        for path in sorted(folder.rglob("*.py"))
        if (names := writing_for_nobody(path.read_text(encoding="utf-8")))
    }
    assert wrong == {}
