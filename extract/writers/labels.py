"""What columns and tables are called: by their English names, or in Vietnamese."""

from __future__ import annotations

from dataclasses import dataclass

from rules.loader import RuleBook
from schemas.vocabulary import Language


@dataclass(frozen=True)
class Labels:
    """Gives the heads of columns and the names of tables; those of the contract without rules.

    Vietnamese ones are messages: ``column.TABLE.NAME``, or ``column.any.NAME`` for a column that
    means the same in every table, and ``table.TABLE``.
    """

    rules: RuleBook | None = None

    @classmethod
    def of(cls, language: Language | str, rules: RuleBook) -> Labels:
        """Give the labels of a language."""
        return cls(rules if Language(language) is Language.vi else None)

    def column(self, table: str, name: str) -> str:
        """Give the head of a column.

        Raises:
            KeyError: The rules have none.
        """
        if self.rules is None:
            return name
        try:
            return self.rules.message(f"column.{table}.{name}")
        except KeyError:
            return self.rules.message(f"column.any.{name}")

    def table(self, name: str) -> str:
        """Give the name of a table.

        Raises:
            KeyError: The rules have none.
        """
        return name if self.rules is None else self.rules.message(f"table.{name}")
