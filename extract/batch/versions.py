"""What results depend on besides the input: other rules or program, and all is converted again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from rules.loader import RuleBook

ROOT = Path(__file__).parents[2]
_PACKAGES = ("extract", "rules", "schemas")
_LIBRARIES = ("spacy", "underthesea", "pdfplumber", "pypdfium2", "Pillow", "pydantic", "rapidfuzz")


def describe_settings(rules: RuleBook, ocr: str = "auto") -> Mapping[str, str]:
    """Give rules version, choice of OCR, program version and those of the libraries, by name.

    The program's is a hash of its source files: in a checkout the number stays while code changes.
    """
    found = {"rules": rules.version, "ocr": ocr, "program": hash_program()}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = ""
    return found


def settings_key(described: Mapping[str, str]) -> str:
    """Give a short name for settings: other settings, other name."""
    text = "\n".join(f"{name}={value}" for name, value in sorted(described.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def hash_program() -> str:
    """Give the hash of the program's source files."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            digest.update(path.relative_to(ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
