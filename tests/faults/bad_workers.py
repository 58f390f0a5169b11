"""Converters that go wrong as a word in the file says; made in workers, by name."""

from __future__ import annotations

import os
import signal
import time

from extract.batch.jobs import (
    Convert,
    Fault,
    Job,
    Outcome,
    Settings,
    fault_outcome,
    make_converting,
)

SLOW_SECONDS = 0.2
SHORT_SECONDS = 1.5
"""A limit of time that a file of a few words stays below."""


def make_faulty(settings: Settings) -> Convert:
    """Crash, hang, eat memory or die where the file says so; else convert."""
    convert = make_converting(settings)
    eaten: list[bytearray] = []

    def run(job: Job) -> Outcome:
        text = job.file.path.read_bytes()
        once = job.file.path.with_suffix(".seen")
        if b"SEGFAULT" in text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if b"EXIT" in text:
            os._exit(7)
        if b"KILLED ONCE" in text and not once.exists():  # as the system does without memory
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        told = settings.pages.reading.on_page
        for _ in range(text.count(b"A PAGE")):
            assert told is not None
            told()
        if b"SLOW" in text:
            time.sleep(2 * SHORT_SECONDS)
        if b"HANG" in text:
            time.sleep(3600)
        if b"EAT" in text:
            try:
                eaten.append(bytearray(64_000_000_000))
            except MemoryError:  # as `convert_one` has it from any library
                return fault_outcome(job, Fault.memory)
        return convert(job)

    return run


def make_slow(settings: Settings) -> Convert:
    """Take a while for each file."""
    convert = make_converting(settings)

    def run(job: Job) -> Outcome:
        time.sleep(SLOW_SECONDS)
        return convert(job)

    return run


def make_broken(settings: Settings) -> Convert:
    """Fail before the first file."""
    raise RuntimeError(f"no models for {settings.out}")


def make_endless(settings: Settings) -> Convert:
    """Leave a file with the process's id beside the input, and never end."""

    def run(job: Job) -> Outcome:
        note = job.file.path.with_suffix(".part")
        note.write_text(str(os.getpid()), encoding="utf-8")
        note.replace(note.with_suffix(".begun"))
        time.sleep(3600)
        raise AssertionError(job)

    return run
