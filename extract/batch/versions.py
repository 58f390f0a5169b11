"""What results depend on besides the input: other rules or program, and all is converted again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path, PurePath

from extract.batch.jobs import Outcome
from extract.loaders.page_options import PageOptions
from rules.loader import RuleBook

ROOT = Path(__file__).parents[2]
_WITHOUT_PAGES = frozenset(
    {".txt", ".md", ".markdown", ".docx", ".docm", ".doc", ".rtf", ".odt", ".html", ".htm", ".mht",
     ".mhtml"}
)  # fmt: skip
_PACKAGES = ("extract", "rules", "schemas")
_LIBRARIES = ("spacy", "underthesea", "pdfplumber", "pypdfium2", "Pillow", "pydantic", "rapidfuzz")


@dataclass(frozen=True)
class Keys:
    """Short names of what results depend on: more for pages, most for pages read by OCR.

    So another Tesseract, say, lets scans be converted again, and nothing else.

    Attributes:
        text: For files that have no pages to be read by OCR.
        pages: For PDF and pictures.
        ocr: For those that OCR read.
        given_up: For those of which OCR gave a page up: with more time they may be read.
        described: What each key stands for.
    """

    text: str
    pages: str
    ocr: str
    given_up: str
    described: Mapping[str, Mapping[str, str]] = field(repr=False, compare=False)

    @classmethod
    def of(cls, rules: RuleBook, options: PageOptions, tesseract: Mapping[str, str]) -> Keys:
        """Make the keys of a run.

        Args:
            rules: Its rules.
            options: How it reads pages.
            tesseract: See `extract.batch.ocr_version.versions_of`.
        """
        text = describe_settings(rules)
        pages = {**text, "ocr": options.ocr}
        ocr = {**pages, **tesseract}
        given_up = {**ocr, "page_seconds": f"{options.reading.page_seconds:g}"}
        keys = [settings_key(one) for one in (text, pages, ocr, given_up)]
        described = dict(zip(keys, (text, pages, ocr, given_up), strict=True))
        return cls(keys[0], keys[1], keys[2], keys[3], described)

    def key_of(self, outcome: Outcome) -> str:
        """Give the key of what became of a job."""
        if outcome.likeness is not None and outcome.likeness.ocr:
            return self.given_up if outcome.is_given_up else self.ocr
        file = outcome.job.file
        if PurePath(file.member or file.path).suffix.lower() in _WITHOUT_PAGES:
            return self.text
        # What could not be read from a scan, a better Tesseract may read.
        return self.ocr if outcome.failure is not None else self.pages

    def __contains__(self, key: object) -> bool:
        """Tell whether a result with this key stands."""
        return key in self.described


def describe_settings(rules: RuleBook) -> Mapping[str, str]:
    """Give rules version, program version and those of the libraries, by name.

    The program's is a hash of its source files: in a checkout the number stays while code changes.
    """
    found = {"rules": rules.version, "program": hash_program()}
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
