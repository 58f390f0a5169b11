"""How the time of an audit grows with the folder, as ratios taken in one run.

    python bench/audit.py [--check] [--plans 10000]

Makes folders of converted plans with six mentions each, a tenth of the size and the whole, and
prints the time to resolve and to audit them, and that time over n log n of the smaller folder:
above 1 is what grows faster. ``--check`` ends with 1 where a ratio is above its bar.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Sequence

from extract.audit.report import build_report, resolve_view
from rules.loader import load_registry, load_rules
from rules.rows import RegistryEntry
from schemas.citation import Citation
from schemas.plan import Document, Plan, Source
from schemas.vocabulary import CitationRole, Level

MENTIONS = 6
BAR = 1.5
"""Room for caches of the machine that the larger folder no longer fits."""


def make_folder(count: int, seed: int = 3) -> list[Plan]:
    """Give so many plans of communes: half of what they cite is national, half is local."""
    chance = random.Random(seed)
    national = [entry for entry in load_registry() if entry.symbol]
    return [_make_plan(number, chance, national) for number in range(count)]


def _make_plan(number: int, chance: random.Random, national: Sequence[RegistryEntry]) -> Plan:
    issuer = f"Ủy ban nhân dân xã {_name(number)}, tỉnh {_name(number % 40)}"
    date = f"2025-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    citations: list[Citation] = []
    at = 100
    for turn in range(MENTIONS):
        if turn % 2:
            entry = chance.choice(national)
            doc_type, symbol = entry.doc_type, entry.symbol
            day, body, title = entry.date, entry.issuer or None, entry.title
        else:
            local = chance.randrange(30)
            doc_type, symbol = "Kế hoạch", f"{local + 1}/KH-UBND"
            day = f"2024-{local % 12 + 1:02}-{number % 28 + 1:02}"
            body = f"Ủy ban nhân dân huyện {_name(number % 700)}" if chance.random() < 0.8 else None
            title = f"công tác số {local} của huyện {_name(number % 700)}"
        citations.append(
            Citation(
                id=f"c{at}",
                start=at,
                end=at + 40,
                text=f"{doc_type} số {symbol}",
                page=None,
                section=None,
                confidence=1.0,
                doc_type=doc_type,
                symbol=symbol,
                date=day if chance.random() < 0.9 else None,
                issuer=body,
                title=title if chance.random() < 0.7 else None,
                role=CitationRole.legal_basis,
            )
        )
        at += 100
    return Plan(
        document=Document(
            doc_type="Kế hoạch",
            type_code="KH",
            symbol=f"{number % 90 + 1}/KH-UBND",
            issuer=issuer,
            place=None,
            date=date,
            title=f"Cải cách hành chính năm 2025 xã {_name(number)}",
            period_start=None,
            period_end=None,
            level=Level.commune,
            source=Source(
                path=f"{number:06}.txt",
                sha256="0" * 64,
                media_type="text/plain",
                pages=None,
                loader="text",
                ocr=False,
            ),
        ),
        citations=tuple(citations),
    )


def _name(number: int) -> str:
    """Give a name of two syllables for a number."""
    first = ("An", "Bình", "Châu", "Đông", "Hải", "Long", "Minh", "Phú", "Tân", "Vĩnh")
    last = ("Giang", "Hòa", "Khánh", "Lộc", "Mỹ", "Ninh", "Phước", "Sơn", "Thạnh", "Yên")
    rest = number // 100
    tail = f" {first[rest % 10]}{last[rest // 10 % 10].lower()}" if rest else ""
    return f"{first[number % 10]} {last[number // 10 % 10]}{tail}"


def measure(count: int) -> dict[str, float]:
    """Print the times for both sizes and give the ratios, by what was done."""
    rules = load_rules()
    small, large = make_folder(count // 10), make_folder(count)
    build_report(small[:100], {}, rules)  # loads what is loaded at first use
    ratios: dict[str, float] = {}
    for name, work in (("resolve", resolve_view), ("audit", build_report)):
        times = []
        for plans in (small, large):
            began = time.process_time()
            work(plans, {}, rules)
            times.append(time.process_time() - began)
        ideal = len(large) * math.log(len(large)) / (len(small) * math.log(len(small)))
        ratios[name] = times[1] / times[0] / ideal
        print(f"{name:8} {len(small):6} plans {times[0]:7.2f} s, {len(large):6} plans "
              f"{times[1]:7.2f} s, over n log n {ratios[name]:.2f}  (bar {BAR})")  # fmt: skip
    return ratios


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--plans", type=int, default=10_000)
    given = parser.parse_args()
    ratios = measure(given.plans)
    return int(given.check and max(ratios.values()) > BAR)


if __name__ == "__main__":
    sys.exit(main())
