"""Assemble targets: values, comparators, indicators, deadlines and fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.assemble.lead_ins import LeadIn, find_lead_in
from extract.assemble.numbers import parse_number
from extract.assemble.placing import place_span
from extract.assemble.targets.comparing import Comparison, resolve_comparison
from extract.assemble.targets.dues import DueFinder
from extract.assemble.targets.fields import resolve_field
from extract.assemble.targets.indicators import Indicator, IndicatorReader, Surroundings
from extract.assemble.targets.places import TargetPlaces
from extract.context import Context
from extract.mention import Layer, Mention
from schemas.target import Target
from schemas.vocabulary import Direction

MOST = 10_000_000.0
"""Larger than any level that a plan sets without a word of magnitude."""
FRAGMENT = 4
"""Spaces from which a phrase before a number says by itself what is measured."""

_MISREAD = str.maketrans("lLiIoO", "111100")
"""Letters that OCR takes digits for."""


@dataclass(frozen=True, slots=True)
class _Value:
    """A number read, with its unit and the span that holds both. Plan offsets."""

    value: float
    value_max: float | None
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Made:
    """A target with what its neighbours in the sentence may share.

    Attributes:
        mention: Where it stands.
        value: Its number.
        comparison: How the number is meant.
        indicator: What it measures; None where the text does not say.
        end: Where what it takes up ends, plan offset.
        joined: Whether it goes on where the one before it left off.
    """

    mention: Mention
    value: _Value
    comparison: Comparison
    indicator: Indicator | None
    end: int
    joined: bool


def assemble_targets(context: Context) -> tuple[Target, ...]:
    """Make the targets of a plan.

    Returns:
        Records in document order; numbers that report what was, and counts outside the parts
        that set goals, are left out.
    """
    return _Assembler(context).assemble()


class _Assembler:
    """Makes the targets of one plan, each with a view to its neighbours."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._patterns = {p.id: p.compiled for p in context.rules.patterns("targets")}
        self._places = TargetPlaces(context)
        self._reader = IndicatorReader(context.plan, context.rules)
        self._dues = DueFinder(context)

    def assemble(self) -> tuple[Target, ...]:
        read = [
            (mention, value)
            for mention in map(self._places.bound, self._context.mentions[Layer.target])
            if self._places.is_target(mention) and (value := self._read_value(mention)) is not None
        ]
        made: list[_Made] = []
        for index, (mention, value) in enumerate(read):
            following = read[index + 1][0] if index + 1 < len(read) else None
            made.append(self._resolve(mention, value, made[-1] if made else None, following))
        return tuple(self._record(one) for one in self._share_predicates(made))

    def _read_value(self, mention: Mention) -> _Value | None:
        """Read the number and its unit; None where they make no level."""
        parts = mention.parts
        number = parts["number"]
        value = parse_number(number if parts["kind"] == "rank" else number.translate(_MISREAD))
        if value is None or value > MOST:
            return None
        low = parse_number(parts["low"]) if parts["low"] else None
        start = mention.start if low is None or low < value else mention.spans["number"][0]
        unit, end = parts["unit"], mention.end
        if parts["kind"] == "percent":
            unit = "%" if unit.startswith("%") and "o" not in unit else unit
            # beyond a hundred a level is a share of something that must be named
            if value > 100 and "change" not in parts["groups"].split():
                share = self._patterns["unit.share"].match(
                    self._context.plan.key, mention.end, mention.spans["clause"][1]
                )
                if share is None:
                    return None
                what = self._context.plan.text[slice(*share.span("what"))]
                unit = f"{unit} {what}"
        if low is not None and low < value:
            return _Value(low, value, unit, start, end)
        return _Value(value, None, unit, start, end)

    def _resolve(
        self, mention: Mention, value: _Value, previous: _Made | None, following: Mention | None
    ) -> _Made:
        """Tell what a number means and measures."""
        lead = self._measure_above(mention)
        if lead is not None and not mention.parts["before"]:
            parts = {**mention.parts, "before": lead.frame}
            mention = replace(mention, parts=parts)
        key, frame = self._context.plan.key, mention.spans["frame"]
        around = self._surroundings(mention, previous, following)
        comparison = resolve_comparison(
            mention,
            key[self._reader.skip_aim(*around.before) : around.before[1]],
            key[frame[1] : around.after[1]],
            value.value_max is not None,
            self._context.rules,
        )
        joined = previous is not None and self._is_joined(previous, mention)
        if previous is not None and joined and not comparison.is_own and self._shares(previous):
            comparison = self._share(previous.comparison, comparison, value)
        indicator = self._reader.find_indicator(mention, around)
        if (
            indicator is None
            and previous is not None
            and (joined or self._goes_on(previous, mention))
        ):
            indicator = previous.indicator
            return _Made(mention, value, comparison, indicator, frame[1], joined)
        if indicator is not None and previous is not None and not indicator.leads:
            indicator = self._with_head(indicator, previous, mention)
        if lead is not None and indicator is not None and not indicator.leads:
            indicator = self._below(lead, indicator)
        end = indicator.span[1] if indicator is not None and indicator.leads else frame[1]
        if indicator is not None and indicator.leads:
            indicator = self._without_due(indicator)
        return _Made(mention, value, comparison, indicator, end, joined)

    def _without_due(self, indicator: Indicator) -> Indicator:
        """Leave out the deadline that closes a phrase after a number."""
        start, end = indicator.span
        cut = self._dues.cut_due(start, end)
        closing = self._context.plan.read(cut, end)
        if cut == end or not indicator.text.endswith(closing):
            return indicator
        return replace(indicator, text=indicator.text.removesuffix(closing).rstrip(" ,"))

    def _goes_on(self, previous: _Made, mention: Mention) -> bool:
        """Tell whether only a time parts a number from the one before: ``đến năm 2030 đạt 90%``."""
        if previous.mention.spans["sentence"] != mention.spans["sentence"]:
            return False
        start = max(mention.spans["clause"][0], previous.end)
        return self._reader.skip_aim(start, mention.spans["frame"][0]) >= mention.spans["frame"][0]

    def _share_predicates(self, made: Sequence[_Made]) -> list[_Made]:
        """Give numbers that are joined the predicate that only the last of them has.

        ``90% hồ sơ cấp tỉnh, 80% hồ sơ cấp xã được xử lý trên mạng``: both are.
        """
        shared: list[_Made] = []
        predicate = ""
        for index in range(len(made) - 1, -1, -1):
            one = made[index]
            leads = one.indicator is not None and one.indicator.leads
            if not (leads and index + 1 < len(made) and self._go_together(one, made[index + 1])):
                predicate = ""
            own = ""
            if one.indicator is None and shared and self._goes_on(one, shared[-1].mention):
                one = replace(one, indicator=shared[-1].indicator)  # "70%, đến năm 2030 có 90% hộ"
                leads = False
            if one.indicator is not None and leads:
                own = self._reader.find_predicate(one.indicator.span)
                if predicate and not own:
                    text = f"{one.indicator.text} {predicate}"
                    one = replace(one, indicator=replace(one.indicator, text=text))
            predicate = own or predicate
            shared.append(one)
        return shared[::-1]

    @staticmethod
    def _go_together(one: _Made, following: _Made) -> bool:
        """Tell whether two numbers that lead their phrases may have one predicate."""
        if following.joined:
            return True
        if one.mention.spans["sentence"] != following.mention.spans["sentence"]:
            return False
        if one.indicator is None or following.indicator is None or one.mention.parts["groups"]:
            return False
        # "100% hồ sơ cấp tỉnh; 90% hồ sơ cấp xã được xử lý": parted, yet of one kind
        return one.indicator.text.split()[:2] == following.indicator.text.split()[:2]

    @staticmethod
    def _shares(previous: _Made) -> bool:
        """Tell whether words before a number say how it is meant, and so those joined to it."""
        parts = previous.mention.parts
        return not parts["after"] or "before" in parts["groups"].split()

    @staticmethod
    def _share(shared: Comparison, own: Comparison, value: _Value) -> Comparison:
        """Give the comparison of a number that is joined to another; at 100% none is above."""
        bounded = value.unit == "%" and value.value >= 100
        return Comparison(own.comparator if bounded else shared.comparator, shared.direction, False)

    def _is_joined(self, previous: _Made, mention: Mention) -> bool:
        """Tell whether a number goes on where the one before it left off, in the same clause."""
        if previous.mention.spans["clause"] != mention.spans["clause"]:
            return False
        start, end = previous.end, mention.spans["frame"][0]
        time = self._patterns["time.head"].match(self._context.plan.key, start, end)
        start = time.end() if time else start
        return self._patterns["joined"].fullmatch(self._context.plan.key, start, end) is not None

    def _surroundings(
        self, mention: Mention, previous: _Made | None, following: Mention | None
    ) -> Surroundings:
        """Give the stretches that hold what a number measures."""
        clause, sentence = mention.spans["clause"], mention.spans["sentence"]
        frame = mention.spans["frame"]
        floor = list_floor = 0
        if previous is not None:
            floor = self._past_object(previous, frame[0])
            list_floor = max(floor, min(previous.mention.spans["clause"][1], clause[0]))
        ceiling = list_ceiling = sentence[1]
        if following is not None and following.start < sentence[1]:
            list_ceiling = max(clause[1], following.spans["clause"][0] - 1)
            if following.start < clause[1]:
                ceiling = list_ceiling = self._split(frame[1], following)
        start = min(max(clause[0], floor), frame[0])
        return Surroundings(
            (start, frame[0]),
            (min(max(sentence[0], list_floor), start), frame[0]),
            (frame[1], max(frame[1], min(clause[1], ceiling))),
            (frame[1], max(frame[1], list_ceiling)),
        )

    def _past_object(self, previous: _Made, end: int) -> int:
        """Give where the words of the number before end: ``đạt 60% bà mẹ, sàng lọc … đạt 70%``."""
        key, start = self._context.plan.key, previous.end
        if (
            previous.indicator is None
            or previous.indicator.leads
            or not key[start + 1 : start + 2].isalnum()
        ):
            return start
        comma = key.find(", ", start, end)
        return comma + 2 if key[start : start + 1] == " " and comma >= 0 else start

    def _split(self, start: int, following: Mention) -> int:
        """Give where the words of one number end and those of the next begin."""
        end = following.spans["frame"][0]
        key = self._context.plan.key
        # "… và tỷ lệ B đạt" begins with its measure; "…, 70% B" with its own frame
        if self._patterns["joint.tail"].search(key[start:end]) is None:
            measure = self._patterns["indicator.split"].search(key, start, end)
            if measure is not None:
                return measure.start()
        marks = [match.start() for match in self._patterns["joint.mark"].finditer(key, start, end)]
        return marks[-1] if marks else end

    def _with_head(self, indicator: Indicator, previous: _Made, mention: Mention) -> Indicator:
        """Put the common head before a fragment: ``Tỷ lệ hồ sơ …: cấp tỉnh 90%, cấp xã 80%``."""
        if previous.mention.spans["sentence"] != mention.spans["sentence"]:
            return indicator
        if previous.indicator is None or indicator.text.count(" ") >= FRAGMENT:
            return indicator
        head, colon, _ = previous.indicator.text.rpartition(":")
        if not colon or ":" in indicator.text:
            return indicator
        return replace(indicator, text=f"{head}: {indicator.text}")

    def _measure_above(self, mention: Mention) -> LeadIn | None:
        """Give the line above a list that names what every entry measures."""
        lead = find_lead_in(self._context, mention.start)
        if lead is None:
            return None
        start = self._reader.skip_lead(lead.start, lead.head_end)
        return lead if self._reader.names_measure((start, lead.head_end)) else None

    def _below(self, lead: LeadIn, indicator: Indicator) -> Indicator:
        """Put what a list measures before an entry that only says of whom: ``Cấp xã: 60%``."""
        if indicator.text.count(" ") >= FRAGMENT or self._reader.names_measure(indicator.span):
            return indicator
        start = self._reader.skip_lead(lead.start, lead.head_end)
        head = self._context.plan.read(start, lead.head_end)
        return replace(indicator, text=f"{head}: {indicator.text}")

    def _record(self, made: _Made) -> Target:
        mention, value, comparison = made.mention, made.value, made.comparison
        measured = made.indicator.text if made.indicator is not None else None
        return Target(
            **place_span(
                self._context, "t", value.start, value.end, self._places.confidence(mention)
            ),
            value=value.value,
            value_max=value.value_max,
            unit=value.unit,
            comparator=comparison.comparator,
            direction=comparison.direction,
            indicator=measured,
            baseline=self._baseline(mention, comparison),
            due=self._dues.find_due(mention),
            field=resolve_field(
                self._context,
                mention.start,
                measured or self._context.plan.read(*mention.spans["clause"]),
            ),
        )

    def _baseline(self, mention: Mention, comparison: Comparison) -> str | None:
        """Give what a change, or a level that names a time, is compared with."""
        match = self._patterns["baseline"].search(
            self._context.plan.key, mention.end, mention.spans["clause"][1]
        )
        if match is None:
            return None
        if comparison.direction is Direction.level and match["time"] is None:
            return None
        return self._context.plan.read(*match.span()).rstrip(" ,.;:")
