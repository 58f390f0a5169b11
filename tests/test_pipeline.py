"""What a conversion leaves behind in the process."""

from __future__ import annotations

import gc

import pytest

import boctach
from extract import pipeline


def test_collector_runs_again_after_a_conversion() -> None:
    boctach.convert_text("Hoàn thành trước ngày 30/6/2026.")
    assert gc.isenabled()


def test_collector_that_was_off_stays_off(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    find = pipeline.assemble_deadlines
    monkeypatch.setattr(
        pipeline,
        "assemble_deadlines",
        lambda context: (seen.append(gc.isenabled()), find(context))[1],
    )
    gc.disable()
    try:
        boctach.convert_text("Hoàn thành trước ngày 30/6/2026.")
        assert not gc.isenabled()
    finally:
        gc.enable()
    assert seen == [False]
