"""What converts jobs: the interface, and the engine without processes."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Protocol

from extract.batch.jobs import Job, Maker, Outcome, Settings


class Stop:
    """Says that no more jobs are to be begun."""

    def __init__(self) -> None:
        self.is_requested = False

    def request(self) -> None:
        """Ask for the end: what runs is waited for."""
        self.is_requested = True


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take.

    Attributes:
        seconds: Time, but for that of pages read by OCR.
        megabytes: Memory of the worker that converts it, models included.
        page_seconds: Time more for each page whose reading by OCR was begun: a scan of a thousand
            pages takes as long as it takes, and a file that hangs is ended soon.
    """

    seconds: float
    megabytes: int
    page_seconds: float = 0.0


class Engine(Protocol):
    """Converts jobs in any order, on any machines (see `extract.batch`)."""

    def run(self, jobs: Iterable[Job], stop: Stop) -> Generator[Outcome, None, None]:
        """Give the outcome of each job as it ends; closing the iterator ends all work at once."""


class InProcess:
    """Converts in this process, one file after the other; limits do not hold."""

    def __init__(self, make: Maker, settings: Settings):
        self._make, self._settings = make, settings

    def run(self, jobs: Iterable[Job], stop: Stop) -> Generator[Outcome, None, None]:
        """See `Engine`."""
        convert = None
        for job in jobs:
            if stop.is_requested:
                return
            convert = convert or self._make(self._settings)
            yield convert(job)
