"""What is installed of the programs that some formats need, and how to get what is missing."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.loaders import LOADERS
from extract.loaders.word.office import find_office

LANGUAGE = "vie"
_WAIT = 30.0  # seconds; LibreOffice takes two to say its version
_PACKAGES = {"tesseract": "tesseract-ocr", "language": "tesseract-ocr-vie",
             "office": "libreoffice-writer-nogui"}  # fmt: skip
_NEEDS: Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]] = (
    ("text", (".txt", ".md", ".markdown"), ()),
    ("word", (".docx", ".docm"), ("lxml",)),
    ("old_word", (".doc", ".rtf", ".odt"), ("lxml", "office")),
    ("web", (".html", ".htm", ".mht", ".mhtml"), ("lxml",)),
    ("pdf", (".pdf",), ("pdfplumber", "pypdfium2")),
    ("scan", (".pdf",), ("pypdfium2", "PIL", "numpy", "tesseract", "language")),
    (
        "image",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"),
        ("PIL", "numpy", "tesseract", "language"),
    ),
    ("archive", (".zip",), ()),
)


@dataclass(frozen=True, slots=True)
class Tool:
    """A program or module that some formats need.

    Attributes:
        id: ``tesseract``, ``language``, ``office``, or the name of a Python module.
        found: Version or path; empty where it is missing.
        command: What installs it.
    """

    id: str
    found: str
    command: str


@dataclass(frozen=True, slots=True)
class FormatState:
    """Whether a kind of file can be read here.

    Attributes:
        id: ``word``, ``scan``, …; its words are the message ``format.ID``.
        suffixes: Of its files, as far as a loader takes them.
        missing: What has to be installed first.
    """

    id: str
    suffixes: tuple[str, ...]
    missing: tuple[Tool, ...]


def check_formats() -> tuple[FormatState, ...]:
    """Say of each format whether it can be read here."""
    tools = check_tools()
    return tuple(
        FormatState(
            name,
            tuple(suffix for suffix in suffixes if suffix in LOADERS),
            tuple(tools[need] for need in needs if not tools[need].found),
        )
        for name, suffixes, needs in _NEEDS
        if any(suffix in LOADERS for suffix in suffixes)
    )


def check_tools() -> Mapping[str, Tool]:
    """Look for every program and module that some format needs, by id."""
    modules = {need for _, _, needs in _NEEDS for need in needs} - set(_PACKAGES)
    tools = [*_find_programs(), *map(_find_module, sorted(modules))]
    return {tool.id: tool for tool in tools}


def _find_programs() -> Iterator[Tool]:
    office = find_office()
    yield _program("office", _first_line([office, "--version"]) or office if office else "")
    tesseract = shutil.which("tesseract")
    version = _first_line([tesseract, "--version"]) if tesseract else ""
    yield _program("tesseract", version or tesseract or "")
    languages = _run([tesseract, "--list-langs"]).split() if tesseract else []
    yield _program("language", LANGUAGE if LANGUAGE in languages else "")


def _program(name: str, found: str) -> Tool:
    return Tool(name, found, f"apt-get install {_PACKAGES[name]}")


def _find_module(name: str) -> Tool:
    found = importlib.util.find_spec(name)
    return Tool(name, "Python" if found is not None else "", "pip install boctach")


def _first_line(command: Sequence[str]) -> str:
    return next(iter(_run(command).splitlines()), "").strip()


def _run(command: Sequence[str]) -> str:
    """Give what a program says; empty where it fails or says nothing in time."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_WAIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout or done.stderr
