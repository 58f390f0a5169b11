"""What a run tells while it goes on, and when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from extract.writers.base import Failure
from extract.writers.tables import KINDS
from rules.errors import ExitCode

MOST_SHOWN = 40
"""Plans whose counts are in a summary; where there are more, only the totals are."""


@dataclass(frozen=True, slots=True)
class Tick:
    """How far a run is.

    Attributes:
        done: Files done.
        total: Files to convert.
        pages: Pages of those done, where their format has any.
        done_bytes: Bytes of those done: what is left of time is told by them.
        total_bytes: Bytes to convert.
        document: File that was done last; empty before the first.
        stopping: Whether the run ends when the files begun are done.
    """

    done: int
    total: int
    pages: int = 0
    done_bytes: int = 0
    total_bytes: int = 0
    document: str = ""
    stopping: bool = False


Progress = Callable[[Tick], None]
"""Told before the first file and after each."""


@dataclass(frozen=True)
class Summary:
    """What a run did; counts are of the plans among its inputs, also those that did not change.

    Attributes:
        plans: Plans that have a result.
        totals: Records of each kind over them.
        counts: Records of each kind in each plan, by document, in order; empty where there are
            more than `MOST_SHOWN`.
        failures: Files that were not converted, in the order of documents; then results of
            earlier runs that can no longer be read.
        skipped: Files of a folder with an extension that no loader takes: the first few.
        skipped_count: All of them.
        unchanged: Files whose result of an earlier run stands.
        gone: Results in the folder whose input was not among those of this run.
        pruned: Results of such inputs that were dropped.
        interrupted: Whether it was stopped before all was done: tables are those of before.
    """

    plans: int = 0
    totals: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = ()
    skipped_count: int = 0
    unchanged: int = 0
    gone: int = 0
    pruned: int = 0
    interrupted: bool = False

    @property
    def exit_code(self) -> ExitCode:
        """``ok`` where every file was converted."""
        if self.interrupted:
            return ExitCode.interrupted
        return ExitCode.input_file if self.failures else ExitCode.ok
