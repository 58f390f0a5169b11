"""One run over a folder: plan, convert, record, write the tables."""

from __future__ import annotations

import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType

from extract.batch.engine import Engine, InProcess, Limits, Stop
from extract.batch.folder_tables import tables_are_old, write_tables
from extract.batch.jobs import Fault, Maker, Outcome, Settings, make_converting
from extract.batch.lock import hold_folder
from extract.batch.manifest import Manifest, open_manifest
from extract.batch.ocr_version import describe_tesseract, versions_of
from extract.batch.options import STATE_NAME, SUFFIXES, Options
from extract.batch.planning import Work, drop_gone, forget_lost, plan_work
from extract.batch.summary import MOST_SHOWN, Progress, Summary, Tick
from extract.batch.versions import Keys
from extract.errors import OutputError
from extract.inputs import iter_inputs
from extract.loaders.page_options import PageOptions
from extract.writers.atomic import remove_stale
from extract.writers.base import Failure
from extract.writers.json_files import remove_plan
from rules.loader import RuleBook, load_rules

COMMIT_SECONDS = 1.0
"""What a run that is killed may have to do again."""

_RUNNING = "running"
_TESSERACT = "tesseract"

EngineMaker = Callable[[Settings, Options, int], Engine]
"""Makes an engine for so many jobs."""


def make_engine(
    settings: Settings, options: Options, count: int, make: Maker = make_converting
) -> Engine:
    """Give the engine that the options ask for, for so many jobs."""
    if options.jobs <= 1:
        return InProcess(make, settings)
    from extract.batch.workers import Workers

    page_seconds = options.pages.reading.page_seconds
    limits = Limits(options.time_limit, options.memory_limit, page_seconds)
    return Workers(make, settings, min(options.jobs, count), limits)


def convert_folder(
    inputs: Sequence[Path],
    out: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    engine: EngineMaker = make_engine,
) -> Summary:
    """Convert files and folders into JSON files and tables in a folder.

    Only what is new or changed is converted (see `extract.batch.manifest`). A file that fails
    stands in ``failures.csv``; the others go on. The JSON of a file is there at once; the tables,
    which are over all results in the folder, take the place of those of an earlier run when all
    files are done. Where no file is found nothing is written. In the main thread, the first
    SIGINT or SIGTERM lets the files begun be ended, a second SIGINT raises ``KeyboardInterrupt``.

    Args:
        inputs: Files and folders (see `extract.inputs`).
        out: Output folder; made where it is missing.
        options: How to convert.
        progress: Told before the first file and after each.
        engine: Makes what converts.

    Raises:
        RulesError: A mistake in the rules.
        FolderBusyError: Another run writes to the folder.
        OutputError: The folder cannot be written, or the disk is full.
        WorkersFailedError: Workers cannot be started.
    """
    options = options or Options()
    rules = load_rules(options.rules)
    if not any(one.is_taken for one in iter_inputs(inputs, SUFFIXES, out)):
        # A mistyped folder must not empty the tables of an earlier run.
        skipped = sorted(one.file.document for one in iter_inputs(inputs, SUFFIXES, out))
        return Summary(skipped=tuple(skipped[:MOST_SHOWN]), skipped_count=len(skipped))
    state = out / STATE_NAME
    try:
        with (
            hold_folder(out, state / "lock"),
            open_manifest(state / "manifest.sqlite") as manifest,
        ):
            run = _Run(manifest, out, options, _find_keys(manifest, rules, options.pages))
            run.begin(inputs)
            interrupted = run.convert(progress, engine)
            return run.end(interrupted=interrupted)
    except OSError as error:
        raise OutputError.from_os(out, error) from error
    except sqlite3.Error as error:
        reason = "disk_full" if "full" in str(error) else "output_failed"
        raise OutputError(out, reason, {"detail": str(error)}) from error


def _find_keys(manifest: Manifest, rules: RuleBook, pages: PageOptions) -> Keys:
    """Give what results depend on in this run; Tesseract is asked where it may be called."""
    known = manifest.fact(_TESSERACT)
    found = known or ""
    if pages.ocr != "never":
        found = describe_tesseract(known)
        manifest.keep_fact(_TESSERACT, found)
    return Keys.of(rules, pages, versions_of(found))


class _Run:
    """The steps of one run, in the order in which they are called."""

    def __init__(self, manifest: Manifest, out: Path, options: Options, keys: Keys):
        self._manifest, self._out, self._options = manifest, out, options
        self._keys = keys
        for key, described in keys.described.items():
            manifest.keep_settings(key, described)
        self._work = Work()
        self._pruned = 0
        self._has_leftovers = False

    def begin(self, inputs: Sequence[Path]) -> None:
        """Clean up after a run that was killed, and find what is to be done."""
        if self._manifest.fact(_RUNNING) != "no":
            remove_stale(self._out)
            self._has_leftovers = True  # of workers that were still ending
        self._work = plan_work(inputs, self._out, self._manifest, self._keys, self._options)
        if self._options.prune:
            if next(self._manifest.gone(), None) is not None:
                tables_are_old(self._manifest)
                self._manifest.commit()
            self._pruned = drop_gone(self._manifest, self._out)
        elif forget_lost(self._manifest, self._out):
            tables_are_old(self._manifest)
        self._manifest.commit()

    def convert(self, progress: Progress | None, make: EngineMaker) -> bool:
        """Convert what is to be done; give whether the user stopped it."""
        if not self._work.todo:
            return False
        self._manifest.keep_fact(_RUNNING, "yes")
        tables_are_old(self._manifest)
        self._manifest.commit()
        stop, tell = Stop(), progress or (lambda _: None)
        todo, options = self._work.todo, self._options
        settings = Settings(self._out, options.rules, options.pages_for(todo))
        engine = make(settings, options, todo)
        tick = Tick(0, self._work.todo, total_bytes=self._work.todo_bytes)
        tell(tick)
        try:
            with (
                _signals_stop(stop, lambda: tell(replace(tick, stopping=True))),
                closing(engine.run(self._manifest.jobs(), stop)) as outcomes,
            ):
                for outcome in outcomes:
                    self._record(outcome)
                    tick = Tick(
                        tick.done + 1,
                        tick.total,
                        tick.pages + outcome.pages,
                        tick.done_bytes + outcome.job.size,
                        tick.total_bytes,
                        outcome.job.file.document,
                        stop.is_requested,
                    )
                    tell(tick)
        finally:
            self._manifest.commit()
        return stop.is_requested and tick.done < tick.total

    def _record(self, outcome: Outcome) -> None:
        if outcome.failure is not None:
            self._has_leftovers |= outcome.fault in (Fault.crash, Fault.time)
            if outcome.fault is Fault.disk:  # so it would be for every file to come
                raise OutputError(self._out, "disk_full")
            remove_plan(self._out, outcome.job.file.document)  # of what the file was before
        self._manifest.record(outcome, self._keys.key_of(outcome))
        self._manifest.commit(every=COMMIT_SECONDS)

    def end(self, *, interrupted: bool) -> Summary:
        """Write the tables, and tell what was done."""
        edited: tuple[Failure, ...] = ()
        if not interrupted:
            if self._has_leftovers:
                remove_stale(self._out)
            edited = write_tables(self._out, self._manifest, self._keys.text, self._options)
        if self._manifest.fact(_RUNNING) != "no":
            self._manifest.keep_fact(_RUNNING, "no")
        self._manifest.commit()
        work = self._work
        plans, totals = self._manifest.totals()
        return Summary(
            plans=plans,
            totals=totals,
            counts=dict(self._manifest.counts()) if plans <= MOST_SHOWN else {},
            failures=(*self._manifest.failures(), *edited),
            skipped=work.skipped,
            skipped_count=work.skipped_count,
            unchanged=work.found - work.todo,
            gone=0 if self._options.prune else self._manifest.count_gone(),
            pruned=self._pruned,
            interrupted=interrupted,
        )


@contextmanager
def _signals_stop(stop: Stop, tell: Callable[[], None]) -> Iterator[None]:
    """Let the first SIGINT or SIGTERM request the stop, and a second SIGINT interrupt at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def receive(number: int, _: FrameType | None) -> None:
        if stop.is_requested and number == signal.SIGINT:
            raise KeyboardInterrupt
        stop.request()
        tell()

    before = {number: signal.signal(number, receive) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
