"""Fixtures for all tests."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture(scope="session")
def convert_text() -> Callable[[str], Any]:
    """A function from the source text of one plan to its document and its lists of records."""
    import boctach  # here, so that a test of one module runs without the whole program

    return functools.cache(boctach.convert_text)
