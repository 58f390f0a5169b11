"""How a folder is converted, and the names of what a run leaves there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.loaders import LOADERS
from extract.loaders.page_options import PageOptions
from extract.writers.formats import DEFAULT, Format
from schemas.vocabulary import Language

LOG_NAME = "boctach.log"
STATE_NAME = ".boctach"
"""Folder for the state of runs in the output folder; nothing in it is a result."""

SUFFIXES = tuple(sorted(LOADERS))
"""Extensions of the files that a folder is searched for."""


@dataclass(frozen=True)
class Options:
    """How to convert.

    Attributes:
        rules: Folder of rules that are read after our own; None for ours alone.
        jobs: Worker processes; 1 converts in this process, where limits do not hold and a file
            that crashes the interpreter ends the run.
        time_limit: Seconds that one file may take in a worker; for each page that OCR reads, the
            time of a page comes to that.
        memory_limit: Megabytes that one worker may take.
        prune: Drop results of inputs that are not among those of this run.
        fresh: Convert all files, also those that did not change.
        pages: How PDF and pictures are read; pages at a time where there is no worker.
        formats: What is written over the folder; a plan's JSON is there in any case.
        labels: Language of the heads of columns in CSV and XLSX.
    """

    rules: Path | None = None
    jobs: int = 1
    time_limit: float = 900.0
    memory_limit: int = 4096
    prune: bool = False
    fresh: bool = False
    pages: PageOptions = field(default_factory=PageOptions)
    formats: tuple[Format, ...] = DEFAULT
    labels: Language = Language.en

    def pages_for(self, count: int) -> PageOptions:
        """Give how pages are read where there are so many files: idle workers read pages."""
        if self.jobs <= 1:
            return self.pages
        at_a_time = max(1, self.jobs // max(1, min(self.jobs, count)))
        return replace(self.pages, reading=replace(self.pages.reading, jobs=at_a_time))
