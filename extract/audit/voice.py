"""The sentences of the audit, and dates and documents as officials write them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rules.loader import RuleBook
from rules.rows import Message


class Voice:
    """Messages of the rules by id; looked up once, for an audit has very many to say."""

    def __init__(self, rules: RuleBook):
        self._texts: Mapping[str, str] = {
            row.id: row.text for row in rules.rows(Message, "messages")
        }

    def say(self, message_id: str, **values: object) -> str:
        """Give a message of the audit, its places filled in.

        Raises:
            KeyError: No such message, or a place left unfilled.
        """
        return self._texts[f"audit.{message_id}"].format_map(values)

    def name(self, doc_type: str, symbol: str | None, title: str | None) -> str:
        """Give a document's name: ``Nghị quyết 76/NQ-CP``, ``Luật Đất đai``."""
        return " ".join(part for part in (doc_type, symbol or title) if part)

    def label(self, doc_type: str, symbol: str | None, title: str | None, date: str | None) -> str:
        """Give a document's name with its date: ``Nghị quyết 76/NQ-CP ngày 15/07/2021``."""
        name = self.name(doc_type, symbol, title)
        if date is None:
            return name
        extent = {4: "year", 7: "month"}.get(len(date), "day")
        return self.say(f"label.{extent}", name=name, date=say_date(date))


def say_date(date: str) -> str:
    """Give an ISO date as officials write it.

    >>> say_date("2021-10-08"), say_date("2015")
    ('08/10/2021', '2015')
    """
    return "/".join(reversed(date.split("-")))


@lru_cache(maxsize=8)
def load_voice(rules: RuleBook) -> Voice:
    """Give the voice of a rule book; the same book gives the same object."""
    return Voice(rules)
