"""The house's own rules, held against the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    path
    for folder in ("extract", "rules", "schemas")
    for path in (ROOT / folder).rglob("*.py")
    if path.name not in {"folding.py", "vocabulary.py", "rows.py"}
    and path != ROOT / "rules" / "loader.py"  # what it says when rules/messages.toml is broken
)
_VIETNAMESE = re.compile(
    "[ăâđêôơưàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ]", re.IGNORECASE
)


def vietnamese_literals(path: Path) -> list[str]:
    """List the Vietnamese words among the literals of a module.

    Docstrings and classes of letters (``[a-zđ]``) are none; a word has two letters or more, not
    all of them capitals (``ABCDĐE``).
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found: list[str] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) in notes:
            continue
        words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\[[^\]]*\]|\\\w", " ", node.value))
        found += [
            f"{node.lineno}: {word}"
            for word in words
            if _VIETNAMESE.search(word) and not word.isupper()
        ]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_words_live_in_rules(path: Path) -> None:
    """No module holds Vietnamese words: they are rows of ``rules/``, open to an official."""
    if path.parts[-3:-1] == ("main", "schemas") or path.parent.name == "schemas":
        pytest.skip("descriptions of fields name Vietnamese terms")
    assert vietnamese_literals(path) == []
