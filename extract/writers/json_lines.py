"""JSON Lines: one plan a line, as its JSON file has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from extract.writers.atomic import open_atomic
from extract.writers.base import Duplicate, Failure
from schemas.plan import Plan

NAME = "plans.jsonl"


class JsonLines:
    """The open file of one run."""

    def __init__(self, file: BinaryIO):
        self._file = file

    def add_plan(self, plan: Plan, duplicate: Duplicate | None = None) -> None:
        """Add a plan's line; what it is a duplicate of stands in the tables alone."""
        self._file.write(plan.model_dump_json().encode("utf-8") + b"\n")

    def add_failure(self, failure: Failure) -> None:
        """Write nothing: a file that was not converted is no plan."""


@contextmanager
def open_json_lines(out: Path) -> Iterator[JsonLines]:
    """Give a writer whose file takes its place when the block ends well.

    Raises:
        OSError: See `open_atomic`.
    """
    with open_atomic(out / NAME) as file:
        yield JsonLines(file)
