"""Converts over a Ray cluster: one actor a core, each with the models loaded.

Ray places and watches the workers; which file goes where is as `extract.batch.workers` has it:
the largest first, a job whose worker dies is tried once more.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import ray
from ray.exceptions import NodeDiedError, OutOfMemoryError, RayError

from extract.batch.engine import Engine, Limits, Stop
from extract.batch.jobs import Fault, Job, Maker, Outcome, Settings, fault_outcome, make_converting
from extract.batch.options import Options
from extract.batch.stamps import stamp_of
from extract.batch.workers import WorkersFailedError
from extract.cluster.ray_worker import Carriage, Converting, Delivery, Task
from extract.writers.atomic import write_atomic
from extract.writers.json_files import json_path, source_path
from rules.loader import load_rules

_log = logging.getLogger("boctach")
_MAX_STARTS = 3  # in a row that end before the models are loaded
_PATIENCE = 5.0  # seconds for an answer
_LOOK = 1.0  # seconds between looks at the clock, and at what the user asks


@dataclass(frozen=True)
class RayEngines:
    """Makes the engine of a run (`extract.batch.run.EngineMaker`).

    Attributes:
        workers: Actors at most; 0 for one on each core of the cluster.
        carriage: How files come and go; None where all folders are shared by all machines.
        make: Makes what converts.
    """

    workers: int = 0
    carriage: Carriage | None = None
    make: Maker = make_converting

    def __call__(self, settings: Settings, options: Options, count: int) -> Engine:
        """Give the engine for so many jobs."""
        page_seconds = options.pages.reading.page_seconds
        limits = Limits(options.time_limit, options.memory_limit, page_seconds)
        return RayEngine(self, settings, limits, count)


@dataclass
class _Busy:
    actor: Any
    job: Job
    began: float
    seconds: float

    @property
    def is_over(self) -> bool:
        """Whether its time is up."""
        return self.began + self.seconds <= time.monotonic()


class RayEngine:
    """See `extract.batch.engine.Engine`."""

    def __init__(self, makes: RayEngines, settings: Settings, limits: Limits, count: int):
        self._makes, self._settings, self._limits, self._count = makes, settings, limits, count
        self._starting: dict[Any, Any] = {}  # what tells that it is ready: the actor
        self._idle: list[Any] = []
        self._busy: dict[Any, _Busy] = {}  # what tells its result: the actor and its job
        self._again: deque[Job] = deque()
        self._tried: set[str] = set()
        self._failed_starts = 0

    def run(self, jobs: Iterable[Job], stop: Stop) -> Generator[Outcome, None, None]:
        """See `extract.batch.engine.Engine`."""
        source = iter(jobs)
        with _connected():
            most = self._makes.workers or _count_cores()
            try:
                for _ in range(min(most, self._count)):
                    self._start()
                while (not stop.is_requested and self._hand_out(source)) or self._busy:
                    yield from self._listen()
            finally:
                for actor in (
                    *self._starting.values(),
                    *self._idle,
                    *(one.actor for one in self._busy.values()),
                ):
                    ray.kill(actor)

    def _start(self) -> None:
        made = ray.remote(Converting).options(num_cpus=1, max_restarts=0, max_concurrency=2)
        actor: Any = made.remote(
            self._makes.make, self._settings, self._makes.carriage, self._limits
        )
        self._starting[actor.ready.remote()] = actor

    def _hand_out(self, source: Iterator[Job]) -> bool:
        """Give idle workers jobs; give whether there may be more to hand out."""
        while self._idle:
            job = next(source, None)
            if job is None:  # second tries come last: they may take long once more
                job = self._again.popleft() if self._again else None
            if job is None:
                return False
            actor = self._idle.pop()
            result = actor.convert.remote(Task(job, job.file.path.is_dir()))
            self._busy[result] = _Busy(actor, job, time.monotonic(), self._limits.seconds)
        return True

    def _listen(self) -> Iterator[Outcome]:
        """Wait for the next news, and give the outcomes that it brings."""
        news, _ = ray.wait([*self._busy, *self._starting], num_returns=1, timeout=_LOOK)
        for one in news:
            if one in self._starting:
                self._become_ready(one)
                continue
            busy = self._busy.pop(one)
            try:
                delivery: Delivery = ray.get(one)
            except RayError as error:  # the worker or its machine died
                self._start()
                yield from self._try_again(busy.job, self._died(busy.job, error))
                continue
            yield from self._settle(busy, delivery)
        for result, busy in [*self._busy.items()]:
            if busy.is_over and self._is_over(busy):
                del self._busy[result]
                ray.kill(busy.actor)
                self._start()
                over = fault_outcome(busy.job, Fault.time, seconds=f"{busy.seconds:g}")
                yield from self._try_again(busy.job, over)

    def _died(self, job: Job, error: RayError) -> Outcome:
        """Say in our words why a worker is gone; Ray's stand in the log."""
        _log.warning("%s: %s", job.file.path, error)
        if isinstance(error, OutOfMemoryError):
            return fault_outcome(job, Fault.memory, megabytes=self._limits.megabytes)
        name = "machine_gone" if isinstance(error, NodeDiedError) else "worker_gone"
        return fault_outcome(job, Fault.crash, how=load_rules().message(f"cluster.{name}"))

    def _is_over(self, busy: _Busy) -> bool:
        """Ask how many pages were begun to be read by OCR, which have time of their own."""
        pages = 0
        with suppress(RayError):  # it does not answer, or is dead
            pages = ray.get(busy.actor.pages_begun.remote(), timeout=_PATIENCE)
        busy.seconds = self._limits.seconds + pages * self._limits.page_seconds
        return busy.is_over

    def _become_ready(self, news: Any) -> None:
        actor = self._starting.pop(news)
        try:
            ray.get(news)
        except RayError as error:
            self._failed_starts += 1
            if self._failed_starts >= _MAX_STARTS:
                raise WorkersFailedError(type(error).__name__) from error
            self._start()
            return
        self._failed_starts = 0
        self._idle.append(actor)

    def _settle(self, busy: _Busy, delivery: Delivery) -> Iterator[Outcome]:
        outcome = replace(delivery.outcome, job=busy.job)
        if outcome.fault is Fault.memory:  # what it holds is not given back
            ray.kill(busy.actor)
            self._start()
            megabytes = self._limits.megabytes
            over = fault_outcome(busy.job, Fault.memory, megabytes=megabytes)
            yield from self._try_again(busy.job, over)
            return
        self._idle.append(busy.actor)
        yield outcome if self._makes.carriage is None else self._keep(outcome, delivery)

    def _keep(self, outcome: Outcome, delivery: Delivery) -> Outcome:
        """Write the files that came with an outcome, and give it with their stamps."""
        out, document = self._settings.out, outcome.job.file.document
        for name, data in delivery.files:
            write_atomic(out / name, data)
        return replace(
            outcome,
            stamp=stamp_of(outcome.job.file.path),
            json=stamp_of(json_path(out, document)),
            text=stamp_of(source_path(out, document)),
        )

    def _try_again(self, job: Job, outcome: Outcome) -> Iterator[Outcome]:
        if job.file.document in self._tried:
            yield outcome
        else:
            self._tried.add(job.file.document)
            self._again.append(job)


def _count_cores() -> int:
    resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    return max(1, int(resources.get("CPU", 1)))


@contextmanager
def _connected() -> Iterator[None]:
    """Join the cluster that ``RAY_ADDRESS`` or this machine tells of, else start one here."""
    if ray.is_initialized():
        yield
        return
    is_main = threading.current_thread() is threading.main_thread()
    handlers = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    if is_main:  # Ray sets its own: Ctrl-C must let the files begun be ended
        for number, handler in handlers.items():
            with suppress(TypeError):
                signal.signal(number, handler)
    try:
        yield
    finally:
        ray.shutdown()
