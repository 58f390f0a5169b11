"""Load the rules: TOML files beside this one and, on top, those of a folder of the user's."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from rules.errors import RulesError
from rules.rows import (
    Abbreviation,
    Column,
    Cue,
    DocumentType,
    Encoding,
    Issuer,
    Message,
    Name,
    Pattern,
    RegistryEntry,
    Row,
)

TABLES: Mapping[str, type[Row]] = {
    "pattern": Pattern,
    "cue": Cue,
    "name": Name,
    "abbreviation": Abbreviation,
    "document_type": DocumentType,
    "issuer": Issuer,
    "column": Column,
    "message": Message,
    "encoding": Encoding,
}
"""Names that tables of a rules file may have."""

REGISTRY_TABLES: Mapping[str, type[Row]] = {"entry": RegistryEntry}
"""Names that tables of a file of the register may have."""

R = TypeVar("R", bound=Row)
RULES_DIR = Path(__file__).parent
REGISTRY = "registry"
"""Folder, inside a folder of rules, of the register of national documents."""


@dataclass(frozen=True, eq=False)
class RuleBook:
    """All rules of a run, by file and kind of row.

    Attributes:
        groups: Rows in file order, by file stem (``targets``) and kind of row.
        version: Hash of the rules' bytes, hexadecimal: other rules, other version.
    """

    groups: Mapping[tuple[str, type[Row]], tuple[Row, ...]]
    version: str

    def rows(self, kind: type[R], group: str) -> tuple[R, ...]:
        """Give the rows of one kind in one file (and its namesake in the user's folder)."""
        return tuple(row for row in self.groups.get((group, kind), ()) if isinstance(row, kind))

    def patterns(self, group: str) -> tuple[Pattern, ...]:
        """Give the patterns of a file."""
        return self.rows(Pattern, group)

    def cues(self, group: str, cue_group: str) -> tuple[Cue, ...]:
        """Give the cues of one group in a file."""
        return tuple(cue for cue in self.rows(Cue, group) if cue.group == cue_group)

    def words(self, group: str, cue_group: str) -> tuple[str, ...]:
        """Give the folded words of all cues of one group in a file."""
        return tuple(word for cue in self.cues(group, cue_group) for word in cue.words)

    def message(self, message_id: str, **values: object) -> str:
        """Give a message, its places filled in.

        Raises:
            KeyError: No such message, or a place left unfilled.
        """
        for row in self.rows(Message, "messages"):
            if row.id == message_id:
                return row.text.format_map(values)
        raise KeyError(message_id)


def load_rules(extra: Path | None = None) -> RuleBook:
    """Load and check the rules; the same folder gives the same object.

    Args:
        extra: Folder of the user's: a file adds rows to its namesake, a row with the key of an
            earlier one takes its place, a new file adds a group.

    Raises:
        RulesError: A mistake, with file and line.
    """
    return _load_rules(extra.resolve() if extra is not None else None)


@lru_cache(maxsize=8)
def _load_rules(extra: Path | None) -> RuleBook:
    groups: dict[tuple[str, type[Row]], dict[str, Row]] = {}
    digest = hashlib.sha256()
    folders = [RULES_DIR, *([extra] if extra is not None else [])]
    if extra is not None and not extra.is_dir():
        raise RulesError(extra, 1, "không có thư mục này; --rules cần một thư mục chứa tệp .toml")
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            data = path.read_bytes()
            digest.update(data)
            for kind, row in _read_rows(path, data, TABLES):
                groups.setdefault((path.stem, kind), {})[row.key] = row
    frozen = {group: tuple(rows.values()) for group, rows in groups.items()}
    return RuleBook(frozen, digest.hexdigest())


def load_registry(*folders: Path) -> tuple[RegistryEntry, ...]:
    """Load and check the register of national documents; the same folders give the same object.

    Args:
        folders: The user's own, read after ours in this order: a row with the key of an earlier
            one takes its place.

    Raises:
        RulesError: A mistake, with file and line.
    """
    return _load_registry(tuple(folder.resolve() for folder in folders))


@lru_cache(maxsize=8)
def _load_registry(folders: tuple[Path, ...]) -> tuple[RegistryEntry, ...]:
    entries: dict[str, RegistryEntry] = {}
    for folder in (RULES_DIR / REGISTRY, *folders):
        if not folder.is_dir():
            raise RulesError(folder, 1, "không có thư mục này; danh mục cần thư mục chứa tệp .toml")
        for path in sorted(folder.glob("*.toml")):
            for _, row in _read_rows(path, path.read_bytes(), REGISTRY_TABLES):
                if isinstance(row, RegistryEntry):
                    entries[row.key] = row
    return tuple(entries.values())


def _read_rows(
    path: Path, data: bytes, kinds: Mapping[str, type[Row]]
) -> list[tuple[type[Row], Row]]:
    try:
        text = data.decode("utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RulesError(path, line, "tệp không phải UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise RulesError(path, line, f"không đúng cú pháp TOML: {error}") from error
    rows: list[tuple[type[Row], Row]] = []
    for name, entries in tables.items():
        kind = kinds.get(name)
        if kind is None or not isinstance(entries, list):
            raise RulesError(
                path,
                _line_of(text, name, 0, None),
                f"bảng [[{name}]] lạ; có thể dùng: {', '.join(kinds)}",
            )
        keys: dict[str, int] = {}
        for index, entry in enumerate(entries):
            try:
                row = kind.model_validate(entry)
            except ValidationError as error:
                first = error.errors()[0]
                field = str(first["loc"][0]) if first["loc"] else None
                where = f"{field}: " if field else ""
                raise RulesError(
                    path, _line_of(text, name, index, field), f"[[{name}]] {where}{first['msg']}"
                ) from error
            if row.key in keys:
                raise RulesError(
                    path,
                    _line_of(text, name, index, None),
                    f"[[{name}]] {row.key!r} đã có ở dòng {keys[row.key]}",
                )
            keys[row.key] = _line_of(text, name, index, None)
            rows.append((kind, row))
    return rows


def _line_of(text: str, table: str, index: int, field: str | None) -> int:
    """Find the line of a row's field, or of its head, counted from 1."""
    heads = [
        match.start()
        for match in re.finditer(rf"(?m)^[ \t]*\[\[?\s*{re.escape(table)}\s*\]\]?", text)
    ]
    if not heads:
        return 1
    at = heads[min(index, len(heads) - 1)]
    if field is not None:
        upto = heads[index + 1] if index + 1 < len(heads) else len(text)
        found = re.search(rf"(?m)^[ \t]*{re.escape(field)}\s*=", text[at:upto])
        if found:
            at += found.start()
    return text.count("\n", 0, at) + 1
