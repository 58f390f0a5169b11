"""A plan with a record of every kind, made by hand: what the writers are tested with."""

from __future__ import annotations

import datetime as dt

from schemas.assignment import Assignment
from schemas.citation import Citation
from schemas.deadline import Deadline
from schemas.finding import PlanWarning
from schemas.officer import Officer
from schemas.plan import Component, Document, Plan, Section, Signer, Source
from schemas.target import Target
from schemas.vocabulary import (
    AssignmentRole,
    Authority,
    CitationRole,
    Comparator,
    ComponentKind,
    DeadlineKind,
    Direction,
    Level,
    OfficerRole,
    Relation,
    WarningCode,
)


def make_plan(path: str = "xa/ke-hoach.txt", media_type: str = "text/plain") -> Plan:
    """Give the plan; its texts hold what CSV and spreadsheets stumble over."""
    return Plan(
        document=Document(
            doc_type="Kế hoạch",
            type_code="KH",
            symbol="12/KH-UBND",
            issuer="Ủy ban nhân dân xã Tân Lập",
            place="Tân Lập",
            date="2024-01",
            title='Về "chuyển đổi số", năm 2024',
            period_start=dt.date(2024, 1, 1),
            period_end=dt.date(2024, 12, 31),
            level=Level.commune,
            addressees=("Các ấp", "Trạm Y tế"),
            recipients=("- Như trên;", "Lưu: VT"),
            signers=(Signer(name="Lê Thị An", position="Chủ tịch", authority=Authority.TM),),
            components=(
                Component(
                    kind=ComponentKind.plan, doc_type="Kế hoạch", title=None, start=0, end=90
                ),
            ),
            source=Source(
                path=path,
                sha256="0" * 64,
                media_type=media_type,
                pages=None,
                loader="test",
                ocr=False,
                furniture=((3, 4), (50, 60)),
            ),
        ),
        sections=(
            Section(id="s1", number="I", title="Mục tiêu", level=1, parent=None, start=0, end=90),
        ),
        citations=(
            Citation(
                id="c1",
                start=10,
                end=20,
                text="Luật Trẻ em",
                page=None,
                section=None,
                confidence=0.5,
                doc_type="Luật",
                symbol=None,
                date="2016",
                issuer=None,
                title="=HYPERLINK(1)",
                role=CitationRole.legal_basis,
                amends=(),
                urn=None,
            ),
        ),
        targets=(
            Target(
                id="t20",
                start=20,
                end=23,
                text="1,5%",
                page=2,
                section="s1",
                confidence=1.0,
                value=1.5,
                value_max=2.0,
                unit="%",
                comparator=Comparator.ge,
                direction=Direction.increase,
                indicator="+ hồ sơ; trực tuyến, một phần",
            ),
        ),
        deadlines=(
            Deadline(
                id="d30",
                start=30,
                end=33,
                text="trước 15/3/2024",
                confidence=1.0,
                kind=DeadlineKind.date,
                relation=Relation.before,
                date_start=None,
                date_end=dt.date(2024, 3, 15),
            ),
        ),
        assignments=(
            Assignment(
                id="a40",
                start=40,
                end=45,
                text="- 'Rà soát'",
                confidence=1.0,
                task="'Rà soát'",
                actor="VP-TK",
                actor_name="Văn phòng - Thống kê",
                role=AssignmentRole.lead,
                partners=("@Công an", "Quân sự"),
            ),
        ),
        officers=(
            Officer(
                id="o70",
                start=70,
                end=79,
                text="Lê Thị An",
                confidence=1.0,
                name="Lê Thị An",
                position="Chủ tịch",
                organization=None,
                role=OfficerRole.signer,
            ),
        ),
        warnings=(PlanWarning(code=WarningCode.missing_symbol, message="Thiếu số, ký hiệu."),),
    )
