"""One file as a job, and what became of it; both pickle, and are small."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from extract.batch.likeness import Likeness
from extract.batch.stamps import NO_STAMP, Stamp, stamp_of
from extract.errors import FileError, OutputError
from extract.inputs import InputFile
from extract.loaders import load_input
from extract.loaders.page_options import GIVEN_UP, PageOptions
from extract.loaders.text import load_text
from extract.writers.base import Failure
from extract.writers.json_files import json_path, source_path, write_plan
from extract.writers.tables import KINDS
from rules.loader import load_rules
from schemas.plan import Plan

if TYPE_CHECKING:  # spaCy is loaded where files are converted, not in the parent
    from extract.pipeline import Converter

_log = logging.getLogger("boctach")
_MISSING = frozenset({"file_encrypted", "password_wrong", "ocr_missing", "office_missing"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker must know to convert.

    Attributes:
        out: Output folder.
        rules: Folder of rules on top of ours; None for ours alone.
        pages: How PDF and pictures are read.
    """

    out: Path
    rules: Path | None = None
    pages: PageOptions = field(default_factory=PageOptions)


@dataclass(frozen=True, slots=True)
class Job:
    """One file to convert.

    Attributes:
        file: The file.
        size: Its bytes; large ones are handed out first.
    """

    file: InputFile
    size: int = 0


class Fault(StrEnum):
    """What ends the work on a file and does not lie in its bytes alone: worth another try."""

    crash = "crash"  # the worker process died
    time = "time"  # over the time limit
    memory = "memory"  # over the memory limit
    disk = "disk"  # no space: nothing more can be written
    output = "output"  # the result could not be written for another reason
    missing = "missing"  # a password or a program that was not there
    bug = "bug"  # a mistake of ours


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job.

    Attributes:
        job: The job.
        failure: Why there is no result; None where there is one.
        fault: Set where a later run should try again.
        stamp: Of the input, taken before it was read.
        sha256: Hash of the input; empty where it was not read.
        json: Stamp of the JSON as written.
        text: Stamp of the source text beside it, where one was written.
        counts: Records of each of ``KINDS``, in that order.
        pages: Pages of the input; 0 where the format has none.
        likeness: What duplicates are told by; None with a failure.
        is_given_up: Whether OCR gave a page up.
    """

    job: Job
    failure: Failure | None = None
    fault: Fault | None = None
    stamp: Stamp = NO_STAMP
    sha256: str = ""
    json: Stamp = NO_STAMP
    text: Stamp = NO_STAMP
    counts: tuple[int, ...] = ()
    pages: int = 0
    likeness: Likeness | None = None
    is_given_up: bool = False


Convert = Callable[[Job], Outcome]
"""Converts one file and writes its result; raises nothing for what is wrong with the file."""

Maker = Callable[[Settings], Convert]
"""Makes a `Convert`, loading the models; a function of a module, so that it pickles by name."""


def make_converting(settings: Settings) -> Convert:
    """Load rules and models, and give what converts one file after the other."""
    from extract.pipeline import Converter

    converter = Converter(load_rules(settings.rules))
    # Some patterns are compiled when first used: not in the time of the first file.
    converter.convert(load_text(Path("first.txt"), b"1."), "first.txt")
    return lambda job: convert_one(converter, job, settings.out, settings.pages)


def convert_one(
    converter: Converter, job: Job, out: Path, pages: PageOptions | None = None
) -> Outcome:
    """Convert one file and write its JSON; never raises for what is wrong with the file.

    Depends on its arguments alone, so that any process or machine may call it.
    """
    stage, stamp = "load", stamp_of(job.file.path)
    try:
        loaded = load_input(job.file, pages)
        stage = "convert"
        plan = converter.convert(loaded, job.file.document)
        counts = tuple(len(getattr(plan, kind)) for kind in KINDS)
        likeness = Likeness.of(plan, loaded.text)
        stage = "write"
        _write(out, plan, loaded.text)
    except MemoryError:
        return fault_outcome(job, Fault.memory, stage)
    except FileError as error:
        failure = Failure(job.file.document, error.stage, error.explanation, error.advice)
        return Outcome(job, failure, _fault_of(error), stamp)
    except Exception as error:  # a mistake of ours: told with its place, the folder goes on
        _log.exception("%s: %s failed", job.file.path, stage)
        return fault_outcome(job, Fault.bug, stage, error=type(error).__name__)
    return Outcome(
        job,
        stamp=stamp,
        sha256=loaded.sha256,
        json=stamp_of(json_path(out, job.file.document)),
        text=stamp_of(source_path(out, job.file.document)),
        counts=counts,
        pages=len(loaded.pages),
        likeness=likeness,
        is_given_up=any(remark.reason == GIVEN_UP for remark in loaded.remarks),
    )


def fault_outcome(job: Job, fault: Fault, stage: str = "convert", **values: object) -> Outcome:
    """Give the outcome of a job that no worker could end.

    Args:
        job: The job.
        fault: What happened; ``failed_FAULT`` in ``rules/messages.toml`` says it.
        stage: Where it happened.
        **values: What fills the places of the message.
    """
    rules = load_rules()
    name = "failed_unexpectedly" if fault is Fault.bug else f"failed_{fault.value}"
    reason = rules.message(name, **values)
    failure = Failure(job.file.document, stage, reason, rules.message(f"{name}.advice"))
    return Outcome(job, failure, fault)


def _fault_of(error: FileError) -> Fault | None:
    if not isinstance(error, OutputError):
        return Fault.missing if error.reason in _MISSING else None
    return Fault.disk if error.reason == "disk_full" else Fault.output


def _write(out: Path, plan: Plan, source_text: str) -> None:
    try:
        write_plan(out, plan, source_text)
    except OSError as error:
        raise OutputError.from_os(out / plan.document.source.path, error) from error
