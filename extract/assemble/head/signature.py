"""Recipients and signers: what stands at the foot of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.assemble.head.stamped import is_clear_name, is_words, read_position, read_title
from extract.assemble.misread_names import is_ocr, mend_name, mend_places, mend_surname
from extract.assemble.naming import recase, write_out
from extract.outline import Block, Outline, Zone
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import RuleBook
from rules.rows import Name, expand_classes
from schemas.plan import Signer
from schemas.vocabulary import Authority

_NAME = re.compile(expand_classes(r"[\p{Lu}][^\W\d_]*(?:\s+[\p{Lu}][^\W\d_]*){1,5}\Z"))
_NAME_BESIDE = re.compile(
    expand_classes(
        r"[.;,)]\s+(?P<name>(?P<first>[\p{Lu}][\p{Ll}]+)(?:\s[\p{Lu}][\p{Ll}]+){2,3})\s*\Z"
    )
)
_LISTED = re.compile(r"(?:\A|(?<=;))\s*[-–+]\s*")
_STROKES = re.compile(r"\A[\W_]+(?=[^\W_])|(?<=[.;])\s*[^\w\s)]+\Z")
_SPECK = re.compile(r"(?<=[;.])\s+[^\W\d_]{1,2}\W*\Z")  # a pen stroke read as a letter
_CODES = {"tm": Authority.TM, "kt": Authority.KT, "tl": Authority.TL, "tuq": Authority.TUQ}


@dataclass(frozen=True, slots=True)
class SignerPlace:
    """A signer and the plan span of the name."""

    signer: Signer
    start: int
    end: int


def list_recipients(plan: PlanText, outline: Outline, rules: RuleBook) -> tuple[str, ...]:
    """List the lines of Nơi nhận of the first part that has them, the archive line included."""
    blocks = [block for block in outline.blocks if block.zone is Zone.recipients]
    found: list[str] = []
    for block in blocks:
        if block.component != blocks[0].component:
            break
        start = block.rest if block.cue == "recipients" else block.body
        if start >= block.end:
            continue
        first, last = plan.columns(start, block.end)[0]
        text = plan.text[first:last].strip(" :")
        if block.cue == "recipients" and (text.isupper() or not _LISTED.match(text)):
            continue
        beside = _beside(plan, block, rules)
        if beside and first < beside[0][0] < last:
            text = plan.text[first : beside[0][0]].strip(" :")
        entries = _LISTED.split(text) if block.cue == "recipients" else [text]
        if is_ocr(plan):
            entries = [mend_places(_SPECK.sub("", entry), rules) for entry in entries]
        entries = [_STROKES.sub("", entry) for entry in entries]
        found += [entry.strip(" .;,").strip() for entry in entries]
    return tuple(entry for entry in found if entry)


def find_signers(plan: PlanText, outline: Outline, rules: RuleBook) -> tuple[Signer, ...]:
    """Find who signed the first part that has a signature."""
    return tuple(place.signer for place in place_signers(plan, outline, rules))


def place_signers(plan: PlanText, outline: Outline, rules: RuleBook) -> tuple[SignerPlace, ...]:
    """Find who signed, and where the names stand.

    Returns:
        One a name, in order; the position is the last title in capitals above the name, the
        authority that of the first line ("TM.", "KT.", "TL.", "TUQ.").
    """
    blocks = [b for b in outline.blocks if b.zone in {Zone.signature, Zone.recipients}]
    if not blocks:
        return ()
    component = blocks[0].component
    authority_pattern = next(
        p for p in rules.patterns("sections") if p.id == "signature.authority"
    ).compiled
    authority: Authority | None = None
    titles: list[str] = []
    found: list[SignerPlace] = []
    bare: list[SignerPlace] = []  # names whose title a stamp hides
    by_ocr = is_ocr(plan)
    for block in blocks:
        if block.component != component:
            break
        for start, end in _signature_stretches(plan, block, rules):
            rank = _rank_pattern(rules).match(plan.key, start, end)
            start = rank.end() if rank is not None else start
            text = plan.text[start:end]
            match = authority_pattern.match(fold(text))
            if match:
                code = re.sub(r"[\W\d]", "", match["authority"])
                authority = next(
                    (one for short, one in _CODES.items() if _is_code(code, short)), authority
                )
                titles.append(text[match.end() :])
            elif by_ocr and read_title(text, rules):
                titles.append(text)
            elif by_ocr and not is_clear_name(text, rules):
                if text.isupper():
                    titles.append(text)
            elif by_ocr and not titles and len(text.split()) > 2 and not text.isupper():
                name = mend_surname(text, rules)
                signer = Signer(name=name, position=None, authority=authority)
                bare.append(SignerPlace(signer, start, end))
            elif titles and _is_name(text, rules):
                name = mend_surname(text, rules) if by_ocr else text
                signer = Signer(
                    name=name.title() if name.isupper() else name,
                    position=_position(titles, authority, plan, rules),
                    authority=authority,
                )
                found.append(SignerPlace(signer, start, end))
                titles, authority = [], None
            elif text.isupper():
                titles.append(text)
    return tuple(found or bare[-1:])


def _is_code(code: str, short: str) -> bool:
    """Tell whether an authority's code is this one: of "KT." OCR may leave the "K" alone."""
    return code == short or (code[0] == "k" == short[0]) or f"{code[0]}{code[-1]}" == short


def _position(
    titles: Sequence[str], authority: Authority | None, plan: PlanText, rules: RuleBook
) -> str | None:
    title = titles[-1].strip(" .:")
    if is_ocr(plan):
        known = read_position(titles, authority, rules)
        if known is not None or not is_words(title, rules):
            return known
        title = mend_name(title, rules)
    return write_out(recase(title, plan, rules), rules) or None


@lru_cache(maxsize=8)
def _rank_pattern(rules: RuleBook) -> re.Pattern[str]:
    """Compile the ranks before a name: ``TS.BS. Lê Văn An``, ``Đại tá Hồ Minh``."""
    ranks = sorted(map(re.escape, rules.words("persons", "rank")), key=len, reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(ranks)})(?![^\W_])[ .]{{1,2}}){{1,3}}(?=[^\W_])")


@lru_cache(maxsize=8)
def _beside_pattern(rules: RuleBook) -> re.Pattern[str]:
    """Compile what a line of the signature begins with: ``KT.``, ``PHÓ CHỦ TỊCH``."""
    authority = next(p for p in rules.patterns("sections") if p.id == "signature.authority")
    titles = "|".join(re.escape(title) for title in _name_words(rules)[0])
    return re.compile(rf"{authority.compiled.pattern}|(?:{titles})(?!\w)", re.VERBOSE)


def _signature_stretches(plan: PlanText, block: Block, rules: RuleBook) -> list[tuple[int, int]]:
    """Give what a block of the foot says of the signature, plan spans.

    All of a block of the signature; of a line of recipients what stands in the column beside,
    or in capitals after the words "Nơi nhận".
    """
    if block.zone is Zone.signature:
        spans = [(block.start, block.end)]
    elif block.cue == "recipients" and block.rest < block.end:
        spans = plan.columns(block.rest, block.end)
        spans = [span for span in spans if plan.text[span[0] : span[1]].strip(" :").isupper()]
    else:
        spans = plan.columns(block.start, block.end)[1:] or _beside(plan, block, rules)
    trimmed: list[tuple[int, int]] = []
    for start, end in spans:
        while start < end and plan.text[start] in " :\n":
            start += 1
        while end > start and plan.text[end - 1] == " ":
            end -= 1
        if start < end:
            trimmed.append((start, end))
    return trimmed


def _beside(plan: PlanText, block: Block, rules: RuleBook) -> list[tuple[int, int]]:
    """Find a line of the signature that one space parts from a recipient: ``…; KT. CHỦ TỊCH``.

    Or the signer's name: ``- Lưu: VT. Huỳnh Văn Đậm``.
    """
    name = _NAME_BESIDE.search(plan.text, block.start, block.end)
    if name is not None and plan.key[slice(*name.span("first"))] in _surnames(rules):
        return [name.span("name")]
    mark = plan.text.rfind("; ", block.start, block.end)
    start = mark + 2
    if mark < 0 or not plan.text[start : block.end].isupper():
        return []
    fits = _beside_pattern(rules).match(fold(plan.text[start : block.end]))
    return [(start, block.end)] if fits is not None else []


@lru_cache(maxsize=8)
def _surnames(rules: RuleBook) -> frozenset[str]:
    return frozenset(map(fold, rules.words("persons", "surname")))


def _is_name(text: str, rules: RuleBook) -> bool:
    """Tell a person's name; one in capitals needs a family name and must be no title."""
    if not 2 <= len(text.split()) <= 6:
        return False
    if not text.isupper():
        return _NAME.match(text) is not None
    folded = fold(text)
    titles, surnames = _name_words(rules)
    return folded.split()[0] in surnames and not folded.startswith(titles)


@lru_cache(maxsize=8)
def _name_words(rules: RuleBook) -> tuple[tuple[str, ...], frozenset[str]]:
    """Give the officers' titles and the family names, folded."""
    titles = tuple(fold(row.name) for row in rules.rows(Name, "officers"))
    return titles, frozenset(rules.words("persons", "surname"))
