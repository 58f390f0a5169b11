"""Print typeset plans to PDF with LibreOffice, and make scans of the pages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.roundtrip.typeset import Typeset, write_docx

SOFFICE = shutil.which("soffice")


def write_pdf(typeset: Typeset, path: Path) -> None:
    """Write a PDF as an office program prints it."""
    word = path.with_suffix(".docx")
    write_docx(typeset, word)
    print_word([word], path.parent)
    word.unlink()


def print_word(paths: list[Path], folder: Path) -> None:
    """Print Word files to PDF into a folder, with a profile of its own."""
    assert SOFFICE is not None
    subprocess.run(
        [
            SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    shutil.rmtree(folder / "profile", ignore_errors=True)
