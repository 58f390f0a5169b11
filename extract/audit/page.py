"""The page of an audit: one HTML file that shows a report without network or server."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from extract.audit.page_data import PageData, as_script_json, pack
from extract.writers.atomic import open_atomic
from rules.loader import RuleBook
from schemas.audit import AuditReport

_SCRIPTS = (
    "dom.js",
    "data.js",
    "state.js",
    "parts.js",
    "timeline.js",
    "overview.js",
    "findings.js",
    "plans.js",
    "documents.js",
    "matrix.js",
    "layout.js",
    "graph.js",
    "text.js",
    "side.js",
    "plan.js",
    "main.js",
)
"""Files that make the page's one script, in this order."""

_SLOT = re.compile(r"\{\{([\w.]+)\}\}")


def write_page(report: AuditReport, path: Path, rules: RuleBook) -> None:
    """Write the page of a report; the same report gives the same bytes.

    Args:
        report: What an audit found.
        path: The HTML file; it appears whole or not at all.
        rules: Rules of the run; the page's words are the messages whose id begins with ``page.``.

    Raises:
        OSError: See `extract.writers.atomic.open_atomic`.
        KeyError: The template names a message that the rules do not have.
    """
    with open_atomic(path) as file:
        for piece in _pieces(report, rules):
            file.write(piece.encode("utf-8"))


def _pieces(report: AuditReport, rules: RuleBook) -> Iterator[str]:
    data = PageData(report, rules)
    style = _read("page.css")
    script = "".join(['\n"use strict";\n(() => {\n', *map(_read, _SCRIPTS), "})();\n"])
    slots = {
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        return slots[name] if name in slots else html.escape(rules.message(name))

    before, after = _read("template.html").split("{{data}}")
    yield _SLOT.sub(fill, before)
    yield '<script type="application/json" id="index">'
    yield as_script_json(data.index())
    yield "</script>\n"
    for number, plan in enumerate(report.plans):
        yield f'<script type="text/plain" id="plan-{number}">{pack(data.detail(plan))}</script>\n'
    yield _SLOT.sub(fill, after)


def _read(name: str) -> str:
    return (files("extract.audit") / "page_files" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Give the hash by which the page's own policy lets a style or script run."""
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"sha256-{digest}"
