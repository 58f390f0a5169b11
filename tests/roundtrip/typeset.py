"""Typeset the plans of the corpus as Word files and web pages, as Decree 30/2020/NĐ-CP lays out.

Each paragraph and cell remembers which stretch of the corpus text it holds, so that annotations
of the text can be carried over to what is read back.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell

from extract.annotate.tables.finding import find_tables
from extract.loaders.text import load_text
from extract.normalise.reading import normalise_source
from extract.plan_text import PlanText
from rules.folding import fold
from rules.loader import load_rules

CORPUS = Path(__file__).parents[2] / "corpus"
PLANS = tuple(sorted(CORPUS.glob("*.txt")))
HEADS = ("Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Cấp ban hành/phê duyệt",
         "Thời gian thực hiện")  # fmt: skip
_COLUMNS = ("task", "actor", "partners", "approver", "due")
_TITLE = re.compile(r"(?:QUYẾT ĐỊNH|KẾ HOẠCH)\Z")
_GAP = re.compile(r"(?<=Nơi nhận:) |(?<=UBND) (?=\w+ ?\w+, ngày)|(?<=Quý) (?=ỦY BAN)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text with the plan offset of its first character; None where it is not of the corpus."""

    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns with no rules: the head (two rows), or the signature block (one row)."""

    rows: tuple[tuple[tuple[Stretch, ...], tuple[Stretch, ...]], ...]


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A ruled table; a row of one cell fills the width."""

    rows: tuple[tuple[Stretch, ...], ...]


Item = Stretch | Columns | TaskTable


@dataclass(frozen=True)
class Typeset:
    """A plan of the corpus, laid out."""

    name: str
    plan: PlanText
    items: tuple[Item, ...]

    def stretches(self) -> Iterator[Stretch]:
        """Give all text in the order in which it is to be read."""
        for item in self.items:
            if isinstance(item, Stretch):
                yield item
            elif isinstance(item, TaskTable):
                yield from (cell for row in item.rows for cell in row)
            else:
                for row in item.rows:
                    yield from (line for column in row for line in column)


def read_typeset(path: Path) -> Typeset:
    """Lay out one plan of the corpus."""
    rules = load_rules()
    plan = normalise_source(load_text(path, path.read_bytes()), rules)
    items: list[Item] = []
    tables = find_tables(plan, rules, ())
    stretch = tables.stretches[0] if path.name.startswith("003") else None
    lines = [
        line
        for start, end in plan.paragraphs
        if stretch is None or end <= stretch.start or start >= stretch.end
        for line in _split(plan, start, end)
    ]
    index = 0
    while index < len(lines):
        head = _head_length(lines, index)
        sign = _signature_length(lines, index)
        if head:
            items.append(_make_head(lines[index : index + head]))
            index += head
        elif sign:
            items.append(_make_signature(lines[index : index + sign]))
            index += sign
        else:
            items.append(lines[index])
            index += 1
    if stretch is not None:
        at = bisect_left([(_start(item)) for item in items], stretch.start)
        items.insert(at, _make_table(plan, tables.rows, stretch.groups))
    return Typeset(path.stem, plan, tuple(items))


def _split(plan: PlanText, start: int, end: int) -> Iterator[Stretch]:
    text = plan.text[start:end]
    at = 0
    if "Số:" in text[:4] or text.startswith(("Nơi nhận:", "Nguyễn Công Quý")):
        for match in re.finditer(_GAP, text):
            yield Stretch(text[at : match.start()], start + at)
            at = match.end()
    yield Stretch(text[at:], start + at)


def _start(item: Item) -> int:
    if isinstance(item, Columns):
        return min(line.start or 0 for row in item.rows for column in row for line in column)
    return item.start or 0 if isinstance(item, Stretch) else 0


def _head_length(lines: Sequence[Stretch], index: int) -> int:
    """Count the lines of a head that begins here, up to the type word."""
    key = fold(lines[index].text)
    if not (key.startswith("uỷ ban nhân dân") and len(key) < 40) and not key.startswith("số:"):
        return 0
    for length in range(1, 9):
        if index + length < len(lines) and _TITLE.match(lines[index + length].text):
            return length
    return 0


def _signature_length(lines: Sequence[Stretch], index: int) -> int:
    if not lines[index].text.startswith("Nơi nhận"):
        return 0
    length = 1
    while index + length < len(lines) and len(lines[index + length].text) < 60:
        if fold(lines[index + length].text).startswith("uỷ ban nhân dân"):
            break
        length += 1
    return length


def _make_head(lines: Sequence[Stretch]) -> Columns:
    motto = next((i for i, line in enumerate(lines) if line.text.startswith("CỘNG")), len(lines))
    number = next((i for i, line in enumerate(lines) if line.text.startswith("Số")), len(lines))
    agency = tuple(lines[: min(motto, number)])
    rows = [(agency, tuple(lines[motto:number]))] if agency else []
    if number < len(lines):
        rows.append(((lines[number],), tuple(lines[number + 1 :])))
    return Columns(tuple(rows))


def _make_signature(lines: Sequence[Stretch]) -> Columns:
    is_left = [line.text.startswith(("Nơi nhận", "-")) for line in lines]
    left = tuple(line for line, left in zip(lines, is_left, strict=True) if left)
    right = tuple(line for line, left in zip(lines, is_left, strict=True) if not left)
    return Columns(((left, right),))


def _make_table(plan: PlanText, rows: Sequence, groups: Sequence) -> TaskTable:
    made = [(group.start, (Stretch(plan.text[group.start : group.end], group.start),))
            for group in groups]  # fmt: skip
    for row in rows:
        cells = []
        for name in _COLUMNS:
            start = row.spans[name][0] if name in row.spans else None
            text = row.parts.get(name, "")
            if name == "task" and "item" in row.spans:
                start = row.spans["item"][0]
                text = plan.text[start : row.spans["task"][0]] + text
            cells.append(Stretch(text, start))
        made.append((row.start, tuple(cells)))
    heads = tuple(Stretch(head) for head in HEADS)
    return TaskTable((heads, *(row for _, row in sorted(made, key=lambda pair: pair[0]))))


def write_numbered(typeset: Typeset, path: Path) -> None:
    """Write a Word file whose bullets are not typed: Word puts them there."""
    write_docx(typeset, path, has_lists=True)


def write_docx(typeset: Typeset, path: Path, *, has_lists: bool = False) -> None:
    """Write a Word file, in Times New Roman 13."""
    document = docx.Document()
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        if level.find(qn("w:numFmt")).get(qn("w:val")) == "bullet":
            level.find(qn("w:lvlText")).set(qn("w:val"), "-")
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    is_after_table = False
    for item in typeset.items:
        if isinstance(item, Stretch) and has_lists and item.text.startswith("- "):
            document.add_paragraph(item.text[2:], style="List Bullet")
        elif isinstance(item, Stretch):
            paragraph = document.add_paragraph(item.text)
            paragraph.paragraph_format.first_line_indent = Pt(36)
            if item.text.isupper():
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif isinstance(item, Columns):
            if is_after_table:  # two tables that touch become one when other programs save them
                document.add_page_break()
            table = document.add_table(len(item.rows), 2)
            for row, columns in enumerate(item.rows):
                for column, lines in enumerate(columns):
                    _fill(table.cell(row, column), lines)
        else:
            _write_table(document, item)
        is_after_table = not isinstance(item, Stretch)
    if is_after_table:  # Word ends every file with a paragraph
        document.add_paragraph()
    document.save(str(path))


def _write_table(document: docx.document.Document, item: TaskTable) -> None:
    table = document.add_table(0, len(HEADS), style="Table Grid")
    for row in item.rows:
        cells = table.add_row().cells
        if len(row) == 1:
            _fill(cells[0].merge(cells[-1]), row)
        else:
            for cell, stretch in zip(cells, row, strict=True):
                _fill(cell, (stretch,))


def _fill(cell: _Cell, lines: Sequence[Stretch]) -> None:
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.text = line.text


def write_html(typeset: Typeset, path: Path) -> None:
    """Write a web page as sites have them: the plan between menus, letters as entities."""
    menu = "".join(f'<li><a href="/muc/{n}">Chuyên mục {n}</a></li>' for n in range(30))
    parts = [
        "<html><head><meta charset=windows-1252><title>Cổng thông tin</title>",
        "<script>var x = '<p>Quyết định số 1/QĐ-TTg</p>';</script></head><body>",
        f"<header><a href='/'>Trang chủ</a></header><nav><ul>{menu}</ul></nav><div id=content>",
    ]
    for item in typeset.items:
        if isinstance(item, Stretch):
            parts.append(f"<p>{html.escape(item.text)}</p>")
        elif isinstance(item, Columns):
            parts.append("<table border=0>")
            for row in item.rows:
                cells = ("<br>".join(html.escape(line.text) for line in one) for one in row)
                parts.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
            parts.append("</table>")
        else:
            parts.append("<table border=1>")
            for cells in item.rows:
                span = f" colspan={len(HEADS)}" if len(cells) == 1 else ""
                texts = (f"<td{span}><p>{html.escape(one.text)}</p></td>" for one in cells)
                parts.append("<tr>" + "".join(texts) + "</tr>")
            parts.append("</table>")
    parts.append(f"</div><footer><ul>{menu}</ul></footer></body></html>")
    path.write_bytes("\n".join(parts).encode("ascii", "xmlcharrefreplace"))


def write_all(folder: Path) -> list[Path]:
    """Write all plans of the corpus as Word files into a folder, for other programs to print."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for path in PLANS:
        paths.append(folder / f"{path.stem}.docx")
        write_docx(read_typeset(path), paths[-1])
    return paths


def carry_offsets(typeset: Typeset, read_back: str) -> dict[int, tuple[int, int]]:
    """Say where each source character of the corpus text that shows stands in what was read back.

    Returns:
        Source offset in the corpus text -> start and end in the new source text.
    """
    shown = [(at, char) for at, char in enumerate(read_back) if not char.isspace()]
    text = "".join(char for _, char in shown)
    places: dict[int, tuple[int, int]] = {}
    at = 0
    for stretch in typeset.stretches():
        letters = [(index, char) for index, char in enumerate(stretch.text) if not char.isspace()]
        found = text.find("".join(char for _, char in letters), at)
        if found < 0:
            raise AssertionError(f"not read back in its place: {stretch.text[:80]!r}")
        for offset, (index, _) in enumerate(letters):
            if stretch.start is not None and stretch.start + index < len(typeset.plan.starts):
                new = shown[found + offset][0]
                places[typeset.plan.starts[stretch.start + index]] = (new, new + 1)
        at = found + len(letters)
    return places


def carry_span(
    places: Mapping[int, tuple[int, int]], start: int, end: int
) -> tuple[int, int] | None:
    """Carry a source span over; None where none of its characters was typeset."""
    found = [places[at] for at in range(start, end) if at in places]
    return (min(one[0] for one in found), max(one[1] for one in found)) if found else None
