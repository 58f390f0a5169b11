"""Convert many files: one after the other, and on after a bad one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.archives import read_member
from extract.errors import FileError, OutputError, SourceUnreadableError
from extract.inputs import InputFile, find_inputs
from extract.loaded import LoadedSource
from extract.loaders import LOADERS, load_folder, load_source
from extract.pipeline import Converter
from extract.writers.atomic import remove_stale
from extract.writers.json_files import write_plan
from extract.writers.tables import KINDS, Failure, open_tables
from rules.errors import ExitCode
from rules.loader import load_rules
from schemas.plan import Plan

LOG_NAME = "boctach.log"
SUFFIXES = tuple(sorted(LOADERS))
"""Extensions of the files that a folder is searched for."""

_log = logging.getLogger("boctach")


@dataclass(frozen=True)
class Options:
    """How to convert.

    Attributes:
        rules: Folder of rules that are read after our own; None for ours alone.
    """

    rules: Path | None = None


@dataclass(frozen=True)
class Summary:
    """What a run did.

    Attributes:
        counts: Records of each kind in each plan, by document, in order; a plan is there once.
        failures: Files that were not converted.
        skipped: Files of a folder with an extension that no loader takes.
    """

    counts: Mapping[str, Mapping[str, int]]
    failures: tuple[Failure, ...]
    skipped: tuple[str, ...]

    @property
    def totals(self) -> Mapping[str, int]:
        """Records of each kind over all plans."""
        return {kind: sum(found[kind] for found in self.counts.values()) for kind in KINDS}

    @property
    def exit_code(self) -> ExitCode:
        """``ok`` where every file was converted."""
        return ExitCode.input_file if self.failures else ExitCode.ok


Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, how many there are, which comes now."""


def convert_folder(
    inputs: Sequence[Path],
    out: Path,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Convert files and folders into JSON files and tables in a folder.

    A file that fails stands in ``failures.csv``; the others go on. The tables take the place of
    those of an earlier run when all files are done; the JSON of a file at once. Where no file is
    found nothing is written.

    Args:
        inputs: Files and folders (see `extract.inputs.find_inputs`).
        out: Output folder; made where it is missing.
        options: How to convert.
        progress: Told before each file.

    Raises:
        RulesError: A mistake in the rules.
        OutputError: The tables cannot be written.
    """
    converter = Converter(load_rules((options or Options()).rules))
    found = find_inputs(inputs, SUFFIXES, out)
    skipped = tuple(file.document for file in found.skipped)
    counts: dict[str, Mapping[str, int]] = {}
    failures: list[Failure] = []
    if not found.files:  # a mistyped folder must not empty the tables of an earlier run
        return Summary(counts, (), skipped)
    try:
        out.mkdir(parents=True, exist_ok=True)
        remove_stale(out)
        with open_tables(out) as tables:
            for done, file in enumerate(found.files):
                if progress is not None:
                    progress(done, len(found.files), file.document)
                outcome = convert_one(converter, file, out)
                if isinstance(outcome, Failure):
                    failures.append(outcome)
                    tables.add_failure(outcome)
                else:
                    counts[file.document] = {kind: len(getattr(outcome, kind)) for kind in KINDS}
                    tables.add_plan(outcome)
    except OSError as error:
        raise OutputError.from_os(out, error) from error
    return Summary(counts, tuple(failures), skipped)


def convert_one(converter: Converter, file: InputFile, out: Path) -> Plan | Failure:
    """Convert one file and write its JSON; never raises for what is wrong with the file.

    Depends on its arguments alone, so that worker processes may call it.
    """
    stage = "load"
    try:
        loaded = _load(file)
        stage = "convert"
        plan = converter.convert(loaded, file.document)
        stage = "write"
        _write(out, plan, loaded.text)
    except FileError as error:
        return Failure(file.document, error.stage, error.explanation, error.advice)
    except Exception as error:  # a mistake of ours: told with its place, the folder goes on
        _log.exception("%s: %s failed", file.path, stage)
        rules = load_rules()
        return Failure(
            file.document,
            stage,
            rules.message("failed_unexpectedly", error=type(error).__name__),
            rules.message("failed_unexpectedly.advice"),
        )
    return plan


def _load(file: InputFile) -> LoadedSource:
    """Read a file, a file in an archive, or a folder of pages."""
    if file.member:
        return load_source(file.path / file.member, read_member(file.path, file.member))
    if file.path.is_dir():
        return load_folder(file.path)
    return load_source(file.path, _read(file.path))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceUnreadableError.from_os(path, error) from error


def _write(out: Path, plan: Plan, source_text: str) -> None:
    try:
        write_plan(out, plan, source_text)
    except OSError as error:
        raise OutputError.from_os(out / plan.document.source.path, error) from error
