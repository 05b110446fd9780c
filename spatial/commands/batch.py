"""``truonglop batch``: many localities under any commands, each job done once."""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Callable
from pathlib import Path

import click

from spatial import batch, words
from spatial.commands import batch_jobs, batch_task, planner_day, shared_options
from spatial.errors import Severity, UserError
from spatial.intake.single import job_table

STOPPED = 130  # as a shell calls what Ctrl+C ended
HERE = "here"
LARGEST = 20_000_000  # cells × schools: some 10,000 cells and 2,000 schools, a large city's own


@click.command("batch")
@click.argument("places", nargs=-1)
@click.option(
    "--jobs",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Bảng việc: YAML hoặc CSV (place, command, options). / Table of jobs.",
)
@click.option(
    "--command",
    "commands",
    multiple=True,
    help="Lệnh kèm lựa chọn, ví dụ “catchment --level thcs”; nhiều lần. / Command and options.",
)
@shared_options.out(required=True)
@click.option(
    "--workers",
    type=click.IntRange(0, 512),
    default=None,
    show_default="số nhân / cores",
    help="Số tiến trình; 0: ngay trong tiến trình này. / Processes; 0: none but this one.",
)
@click.option(
    "--scheduler",
    default="",
    help=f"tcp://máy:8786 của Dask; “{HERE}”: mở cụm Dask trên máy này. / Dask scheduler.",
)
@click.option(
    "--largest",
    type=click.IntRange(0, 10**12),
    default=LARGEST,
    show_default=True,
    help="catchment (trừ --model mix): số ô dân cư × số trường giải một lượt; địa bàn lớn hơn được "
    "cắt ở nơi không đường đi bộ nào nối; 0: không cắt. / Cells × schools a worker solves at once.",
)
@click.option("--check", is_flag=True, help="Chỉ kiểm tra bảng việc. / Only check the jobs.")
@click.option(
    "--join-only", is_flag=True, help="Chỉ ghép những gì đã xong. / Only join what is done."
)
@click.pass_obj
def batch_command(
    lang: str,
    places: tuple[str, ...],
    file: Path | None,
    commands: tuple[str, ...],
    out: Path,
    workers: int | None,
    scheduler: str,
    largest: int,
    *,
    check: bool,
    join_only: bool,
) -> None:
    r"""
    Nhiều địa bàn, nhiều lệnh một lượt; việc đã xong không làm lại.

    PLACES are folders, patterns of folders ("tinh/*"), communes or provinces by name or code,
    tp-hcm, quan-12, or toan-quoc (every province by itself). Each place under each command is a
    job, or --jobs names a table of them. Results stand in --out, a folder for each job, joined at
    the end. Run again after a stop, a power cut or a fault, it goes on with what is not done.

    \b
    truonglop batch "Tỉnh Cà Mau" dia-ban/q12 --command assess --out ket-qua
    truonglop batch toan-quoc --command assess --out ca-nuoc --scheduler tcp://may-chu:8786
    truonglop batch --jobs viec.yaml --out ket-qua --workers 4
    """
    ledger = batch.Ledger(out)
    lines = job_table.read(file) if file is not None else []
    jobs_asked = batch_jobs.gather(
        lines, places, commands or ("assess",), around=Path() if file is None else file.parent
    )
    if check:
        click.echo(words.say("batch.checked", lang=lang, count=len(jobs_asked)))
        return
    today = ledger.day(planner_day.today().isoformat())
    jobs = {batch.key(job, lang=lang, today=today): job for job in jobs_asked}
    outcome = batch.RunOutcome()
    if not join_only:
        outcome = _run(
            jobs, ledger, _crew(workers, scheduler), lang=lang, today=today, largest=largest
        )
    ledger.list(jobs, outcome.faults)
    if outcome.cancelled:
        done = outcome.kept + outcome.done
        click.echo(words.say("batch.stopped", lang=lang, done=done, total=len(jobs)), err=True)
        sys.exit(STOPPED)
    written = batch.joined(jobs, ledger, lang=lang, tell=functools.partial(_tell_once, lang=lang))
    blanks = {"kept": outcome.kept, "done": outcome.done, "faults": len(outcome.faults)}
    click.echo(words.say("batch.done", lang=lang, **blanks, folder=out.resolve()))
    for path in written:
        click.echo(f"  {path}")
    if outcome.faults:
        sys.exit(UserError.exit_code)


def _run(
    jobs: dict[str, batch.BatchJob],
    ledger: batch.Ledger,
    gather: Callable[[], batch.Crew],
    *,
    lang: str,
    today: str,
    largest: int,
) -> batch.RunOutcome:
    """Run what is not done; list it also where the run ends on a full disk or a lost scheduler."""
    tell = functools.partial(_tell, lang=lang)
    try:
        return batch.run(jobs, ledger, gather, lang=lang, today=today, largest=largest, tell=tell)
    except UserError as problem:
        errors = [fault for fault in problem.faults if fault.severity is Severity.ERROR]
        click.echo(words.say("batch.halted", lang=lang, count=len(errors)), err=True)
        with contextlib.suppress(UserError):  # a full disk takes no table either
            ledger.list(jobs, {})
        raise


def _crew(workers: int | None, scheduler: str) -> Callable[[], batch.Crew]:
    """Say who does the work."""
    count = batch.usual_workers() if workers is None else workers
    if scheduler:
        address = "" if scheduler == HERE else scheduler
        return lambda: batch.DaskCrew(batch_task.perform, address=address, workers=max(1, count))
    if count == 0:
        return lambda: batch.InlineCrew(batch_task.perform)
    return lambda: batch.ProcessCrew(batch_task.perform, count)


def _tell(progress: batch.Progress, *, lang: str) -> None:
    """Say where the run stands, a line a job; faults below it."""
    rate = progress.done_now / progress.took_s * 60 if progress.took_s else 0.0
    line = words.say(
        "batch.progress",
        lang=lang,
        done=progress.done,
        total=progress.total,
        job=progress.job.said,
        rate=words.number(rate, lang=lang),
        left=words.number(progress.left_s / 60, lang=lang),
    )
    click.echo(line, err=True)
    for sentence in progress.faults:
        click.echo(f"    {sentence}", err=True)


def _tell_once(one: batch.Contained, *, lang: str) -> None:
    """Say which locality the sums leave out, and why."""
    blanks = {"locality": one.locality, "within": one.within}
    click.echo(words.say("batch.contained", lang=lang, **blanks), err=True)
