"""Which syllables Vietnamese has, from the parts in ``rules/syllables.toml``."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from itertools import product

from rules.loader import RuleBook

TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = {"\u0301", "\u0323"}
_FRONT = ("e", "ê", "i", "y")


class Syllables:
    """The syllables that onsets, rimes and tones make."""

    def __init__(self, rules: RuleBook):
        self._onsets = frozenset(rules.words("syllables", "onset"))
        self._front = frozenset(rules.words("syllables", "onset_front"))
        self._back = frozenset(rules.words("syllables", "onset_back"))
        self._open = frozenset(rules.words("syllables", "rime"))
        self._stopped = frozenset(rules.words("syllables", "rime_stopped"))

    @cached_property
    def _bases(self) -> dict[str, bool]:
        """Toneless syllables, and whether they end in a stop."""
        bases: dict[str, bool] = {}
        for rimes, stopped in ((self._open, False), (self._stopped, True)):
            for onset, rime in product(("", *self._onsets, *self._front, *self._back), rimes):
                is_front = rime.startswith(_FRONT)
                if (onset in self._front and not is_front) or (onset in self._back and is_front):
                    continue
                bases[onset + rime] = stopped
        return bases

    def is_syllable(self, token: str) -> bool:
        """Tell whether a token can be a Vietnamese syllable.

        >>> from rules.loader import load_rules
        >>> model = Syllables(load_rules())
        >>> [model.is_syllable(word) for word in ("nghiệp", "Quyết", "HQI", "thoc", "wei")]
        [True, True, False, False, False]
        """
        toneless, tone = split_tone(token.lower())
        stopped = self._bases.get(toneless)
        if stopped is None:
            return False
        return not stopped or tone in _STOP_TONES


def split_tone(token: str) -> tuple[str, str]:
    r"""Take the tone off a token.

    Returns:
        The token without it, NFC, and the combining mark; empty for the level tone.

    >>> split_tone("nghiệp") == ("nghiêp", "\u0323")
    True
    """
    tone = ""
    kept = []
    for char in unicodedata.normalize("NFD", token):
        if char in TONES:
            tone = char
        else:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)), tone
