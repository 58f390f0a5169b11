"""Read what a stamp leaves of a signature: titles with letters lost, strokes among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.assemble.misread_names import find_title
from extract.syllables import Syllables
from rules.folding import fold
from rules.loader import RuleBook
from schemas.vocabulary import Authority

_ALNUM = re.compile(r"[^\W_]")
_SHORTEST = 5  # letters: "Bí thư" is the shortest title of two words


def read_position(
    titles: Sequence[str], authority: Authority | None, rules: RuleBook
) -> str | None:
    """Give the last of the lines in capitals that is a title.

    Who signs for the head ("KT. GIÁM ĐỐC") is the deputy: where the line below reads as the head's
    title again, the stamp hides the word before it.

    Args:
        titles: Lines above the name, from the top; that of the authority without its code.
        authority: Whether the signer signs for another.
        rules: For the titles.

    Returns:
        The title as an official writes it; None where no line is a known one.
    """
    read = [title for line in titles if (title := read_title(line, rules)) is not None]
    if not read:
        return None
    if authority is Authority.KT and len(read) > 1 and read[-1] == read[-2]:
        for deputy in rules.words("officers", "deputy"):
            title = find_title(f"{deputy} {read[-1]}".upper(), rules)
            if title is not None:
                return title
    return read[-1]


def read_title(text: str, rules: RuleBook) -> str | None:
    """Read the title that a line is, or that stands in it among strokes of a pen.

    Words before and after it must be none: a word that can be one may belong to a longer title.
    """
    words = text.split()
    if not any(word.isupper() for word in words):
        return None
    syllables = _syllables(rules)

    def is_word(index: int) -> bool:
        word = words[index].strip(".,:;()")
        return len(word) > 1 and word.isupper() and syllables.is_syllable(fold(word))

    for count in range(len(words), 0, -1):
        for start in range(len(words) - count + 1):
            end = start + count
            if (start and is_word(start - 1)) or (end < len(words) and is_word(end)):
                continue
            part = " ".join(words[start:end])
            if len(_ALNUM.findall(part)) < _SHORTEST:
                continue
            if sum(map(str.isupper, part)) * 2 > sum(map(str.isalpha, part)):
                title = find_title(part, rules)
                if title is not None:
                    return title
    return None


def is_words(text: str, rules: RuleBook) -> bool:
    """Tell two or more words that are nothing but syllables."""
    words = [word.strip(".,:;()-") for word in text.split()]
    syllables = _syllables(rules)
    return len(words) > 1 and all(not word or syllables.is_syllable(fold(word)) for word in words)


def is_clear_name(text: str, rules: RuleBook) -> bool:
    """Tell a name as OCR reads it right: a family name first, or nothing but syllables."""
    words = text.split()
    if not 2 <= len(words) <= 6:
        return False
    if fold(words[0]) in rules.words("persons", "surname"):
        return text.isupper() or all(word[1:].islower() or len(word) == 1 for word in words)
    syllables = _syllables(rules)
    return all(word[1:].islower() and syllables.is_syllable(fold(word)) for word in words)


@lru_cache(maxsize=8)
def _syllables(rules: RuleBook) -> Syllables:
    return Syllables(rules)
