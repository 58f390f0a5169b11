"""Tasks in prose: forms, and what gives no task."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PART = "IV. TỔ CHỨC THỰC HIỆN\n"


def rows(plan: Any) -> list[tuple[str, str, str, str | None]]:
    """Give actor, role, task and deadline of each assignment."""
    return [(one.actor, one.role.value, one.task, one.due) for one in plan.assignments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PART + "1. Công an tỉnh: Chủ trì, phối hợp với Sở Y tế cấp thẻ.\n2. Sở Y tế rà soát.",
            [
                ("Công an tỉnh", "lead", "Chủ trì, phối hợp với Sở Y tế cấp thẻ", None),
                ("Sở Y tế", "lead", "rà soát", None),
            ],
        ),
        (
            PART + "1. Phân công nhiệm vụ\n- Phòng Kinh tế xã:\n+ Lập dự toán.\n"
            "+ Phối hợp với Kho bạc thanh toán trước ngày 15/12/2026.\n- Trạm Y tế xã: Khám bệnh.",
            [
                ("Phòng Kinh tế xã", "lead", "Lập dự toán", None),
                (
                    "Phòng Kinh tế xã",
                    "coordinate",
                    "Phối hợp với Kho bạc thanh toán trước ngày 15/12/2026",
                    "trước ngày 15/12/2026",
                ),
                ("Trạm Y tế xã", "lead", "Khám bệnh", None),
            ],
        ),
        # Labels that stand deeper go with the one task; plain ones with the whole list.
        (
            "II. NHIỆM VỤ\na) Phủ sóng 5G.\nb) Xây dựng cổng dữ liệu.\n- Cơ quan chủ trì: Sở A.\n"
            "- Thời gian hoàn thành: Quý II/2026.",
            [("Sở A", "lead", "Xây dựng cổng dữ liệu", "Quý II/2026")],
        ),
        (
            "II. NHIỆM VỤ\n- Mở lớp tập huấn.\n- In tài liệu.\nĐơn vị chủ trì: Sở Nội vụ.",
            [
                ("Sở Nội vụ", "lead", "Mở lớp tập huấn", None),
                ("Sở Nội vụ", "lead", "In tài liệu", None),
            ],
        ),
        (
            "II. NHIỆM VỤ\n1. Mở lớp tập huấn (Chủ trì: Sở Nội vụ; hoàn thành: tháng 5/2026).",
            [("Sở Nội vụ", "lead", "Mở lớp tập huấn", "tháng 5/2026")],
        ),
        # The subject of a bullet is another than the heading's actor, or says it again.
        (
            PART + "1. Ban Thường trực Ủy ban MTTQ xã\n- Đồng chí Phó Chủ tịch UBND xã tham mưu.\n"
            "- Ban Thường trực xây dựng chương trình.",
            [
                (
                    "Đồng chí Phó Chủ tịch UBND xã",
                    "lead",
                    "Đồng chí Phó Chủ tịch UBND xã tham mưu",
                    None,
                ),
                (
                    "Ban Thường trực Ủy ban MTTQ xã",
                    "lead",
                    "Ban Thường trực xây dựng chương trình",
                    None,
                ),
            ],
        ),
        (
            "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"
            "Điều 2. Các ông (bà): Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế và các cơ quan "
            "liên quan chịu trách nhiệm thi hành Quyết định này./.",
            [
                (
                    "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế và các cơ quan liên quan",
                    "lead",
                    "chịu trách nhiệm thi hành Quyết định này",
                    None,
                )
            ],
        ),
        # Persons as actors: with their titles, one after another, ranks and all.
        (
            PART
            + "6. Phân công phụ trách: Đồng chí Lò Văn Pâng, Phó Chủ tịch UBND huyện phụ trách "
            "các xã vùng cao; bà Hà Thị Lan, Trưởng phòng Y tế theo dõi các xã còn lại.",
            [
                (
                    "Đồng chí Lò Văn Pâng, Phó Chủ tịch UBND huyện",
                    "lead",
                    "phụ trách các xã vùng cao",
                    None,
                ),
                ("bà Hà Thị Lan, Trưởng phòng Y tế", "lead", "theo dõi các xã còn lại", None),
            ],
        ),
        (
            PART
            + "3. Phân công thành viên\n- Ông Sầm Văn Tư - Trưởng phòng Kinh tế, Ủy viên thường "
            "trực: Tham mưu kế hoạch vốn.\n- Bà Lý Thị Sen, Kế toán;",
            [
                (
                    "Ông Sầm Văn Tư - Trưởng phòng Kinh tế, Ủy viên thường trực",
                    "lead",
                    "Tham mưu kế hoạch vốn",
                    None,
                )
            ],
        ),
        (
            PART + "2. Đồng chí BSCKI. Cao Thị Hoa - Phó Giám đốc, Tổ trưởng Tổ kiểm tra chỉ đạo "
            "việc kiểm tra; ký kết luận.",
            [
                (
                    "Đồng chí BSCKI. Cao Thị Hoa - Phó Giám đốc, Tổ trưởng Tổ kiểm tra",
                    "lead",
                    "chỉ đạo việc kiểm tra; ký kết luận",
                    None,
                )
            ],
        ),
        # "Lãnh đạo" that opens a task under a Party committee is a verb.
        (
            PART + "1. Đảng ủy UBND tỉnh\n- Lãnh đạo UBND tỉnh ban hành kế hoạch.",
            [("Đảng ủy UBND tỉnh", "lead", "Lãnh đạo UBND tỉnh ban hành kế hoạch", None)],
        ),
        # An office that opens a paragraph where a part tells what is to be done.
        (
            "C. NHIỆM VỤ VÀ GIẢI PHÁP\n1. Hạ tầng số\na) Sở Xây dựng nâng cấp các trạm trong "
            "quý III/2027.\nb) Thủ trưởng các phòng, ban bố trí máy tính.",
            [
                (
                    "Sở Xây dựng",
                    "lead",
                    "nâng cấp các trạm trong quý III/2027",
                    "trong quý III/2027",
                ),
                ("Thủ trưởng các phòng, ban", "lead", "bố trí máy tính", None),
            ],
        ),
        # Numbers in words, a verb before the deadline of a label.
        (
            "II. NHIỆM VỤ\nNhiệm vụ 5. Tập huấn công chức đầu mối.\na) Đơn vị thực hiện: Văn "
            "phòng Cục.\nb) Thời gian: Hoàn thành trong quý I/2027.",
            [("Văn phòng Cục", "lead", "Tập huấn công chức đầu mối", "trong quý I/2027")],
        ),
        # A paragraph of one's own task with a request to others after it.
        (
            PART + "4. UBND các huyện\nBố trí ít nhất 01 công chức theo dõi. Trong quá trình thực "
            "hiện, đề nghị các đơn vị phản ánh về Sở Tư pháp.",
            [
                ("UBND các huyện", "lead", "Bố trí ít nhất 01 công chức theo dõi", None),
                ("các đơn vị", "lead", "phản ánh về Sở Tư pháp", None),
            ],
        ),
        # What stands in brackets after an office: a charge tells two posts apart, else it is left.
        (
            PART + "1. Sở Xây dựng (cơ quan thường trực Ban Chỉ đạo)\n- Lập quy hoạch.\n"
            "2. Công chức Địa chính (phụ trách môi trường)\n- Thu gom rác.",
            [
                ("Sở Xây dựng", "lead", "Lập quy hoạch", None),
                ("Công chức Địa chính (phụ trách môi trường)", "lead", "Thu gom rác", None),
            ],
        ),
        # A line that ends in a colon before other bullets only leads in; one's own staff is no
        # other actor.
        (
            PART + "1. Phòng Y tế\n* Về dân số:\n+ Rà soát các hộ.\n* Về dược:\n"
            "+ Phân công cán bộ kiểm tra các quầy.",
            [
                ("Phòng Y tế", "lead", "Rà soát các hộ", None),
                ("Phòng Y tế", "lead", "Phân công cán bộ kiểm tra các quầy", None),
            ],
        ),
        # Closing: the task begins after who acts; each sentence is its own.
        (
            PART + "1. Sở Y tế: Khám bệnh.\nTrong quá trình thực hiện, nếu có vướng mắc, các khoa, "
            "phòng phản ánh về Phòng Tổ chức để tổng hợp./.",
            [
                ("Sở Y tế", "lead", "Khám bệnh", None),
                ("các khoa, phòng", "lead", "phản ánh về Phòng Tổ chức để tổng hợp", None),
            ],
        ),
        (
            "Trên đây là Kế hoạch của Sở; yêu cầu các phòng triển khai. Trong quá trình thực hiện, "
            "nếu vướng mắc, phản ánh về Văn phòng Sở.",
            [("các phòng", "lead", "triển khai", None)],
        ),
        # A clause that says on what a task rests stays in it.
        (
            PART + "a) Căn cứ Kế hoạch này, các xã lập dự án.",
            [("các xã", "lead", "Căn cứ Kế hoạch này, các xã lập dự án", None)],
        ),
        # Whom to reach is no task, and ends the one before.
        (
            PART + "4. Giao Cục Thú y tổng hợp, báo cáo Bộ trưởng hằng quý. Thông tin liên hệ: bà "
            "Lê Thị Hiền, Phó Cục trưởng, điện thoại 024.3869.5144.",
            [("Cục Thú y", "lead", "tổng hợp, báo cáo Bộ trưởng hằng quý", "hằng quý")],
        ),
        (
            "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"
            "Điều 3. Chánh Văn phòng, Vụ trưởng Vụ Pháp chế, Thủ trưởng các đơn vị thuộc Bộ chịu "
            "trách nhiệm thi hành Quyết định này./.",
            [
                (
                    "Chánh Văn phòng, Vụ trưởng Vụ Pháp chế, Thủ trưởng các đơn vị thuộc Bộ",
                    "lead",
                    "chịu trách nhiệm thi hành Quyết định này",
                    None,
                )
            ],
        ),
    ],
)
def test_assignments(
    text: str,
    expected: list[tuple[str, str, str, str | None]],
    convert_text: Callable[[str], Any],
) -> None:
    assert rows(convert_text(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I. MỤC ĐÍCH, YÊU CẦU\n- Các sở, ban, ngành xác định rõ nhiệm vụ. Sở Y tế chủ động.",
        "II. MỤC TIÊU\n- Nhà trường phối hợp với gia đình quản lý học sinh.",
        "III. GIẢI PHÁP\n1. Phát huy vai trò giám sát của Hội đồng nhân dân.\n2. Tăng cường.",
        "III. GIẢI PHÁP\n1. Người đứng đầu cơ quan, đơn vị chịu trách nhiệm trước UBND tỉnh.",
        "III. THÀNH PHẦN\n- Đại diện Sở Nội vụ;\n- Đại diện Ủy ban nhân dân xã.",
        "I. TÌNH HÌNH\nChính phủ đã giao Bộ Y tế chủ trì xây dựng Nghị định.",
        "I. KẾT QUẢ\nSở Y tế chủ trì, phối hợp với các đơn vị khám cho 500 người.",
        "III. NHIỆM VỤ, GIẢI PHÁP\n- Các thành viên tham dự: 150.000 đồng/người/buổi.",
        "III. GIẢI PHÁP\n- Đại diện Thường trực Hội đồng nhân dân trình bày dự kiến.",
        "IV. NỘI DUNG HỘI NGHỊ\n- Ban Thường trực Mặt trận Tổ quốc xã báo cáo về tình hình.",
        PART + "1. Sở Y tế\nKế hoạch này thay thế Kế hoạch số 15/KH-UBND ngày 02/01/2024.",
        PART + "1. Tổ giúp việc: đồng chí Vi Thị Hoa, Trưởng phòng Nội vụ, Tổ trưởng; đồng chí "
        "Lê Văn Bảy, Phó Trưởng Công an huyện, Tổ phó.",
        PART + "1. Ban Chỉ đạo xã\n- Ông Lê Văn Tám - Chủ tịch UBND xã, Trưởng ban;\n"
        "- Bà Hồ Thị Na - Phó Chủ tịch UBND xã - Phó Trưởng ban.",
        PART + "Đầu mối tiếp nhận: bà Trần Thị Sáu - Chuyên viên, điện thoại 0987.115.632.",
        PART
        + "Đường dây nóng: 0210.3865.115; cán bộ tiếp nhận: ThS. Vũ Thị Hương (DĐ: 0987654321).",
        PART + "1. Kinh phí thực hiện\nKinh phí do ngân sách tỉnh bảo đảm.",
        PART + "1. Khen thưởng\nTập thể có thành tích được Sở Nội vụ xem xét.",
    ],
)
def test_no_assignments(text: str, convert_text: Callable[[str], Any]) -> None:
    assert rows(convert_text(text)) == []


@pytest.mark.parametrize(
    ("sentence", "approver"),
    [
        ("Tham mưu UBND tỉnh ban hành quy chế", "UBND tỉnh"),
        ("Lập dự toán, trình HĐND xã phê duyệt", "HĐND xã"),
        ("Báo cáo Chủ tịch UBND huyện xem xét, quyết định", "Chủ tịch UBND huyện"),
        ("Tham mưu UBND tỉnh triển khai chương trình", None),
        ("Trình cấp có thẩm quyền bố trí kinh phí", None),
        ("Báo cáo UBND tỉnh theo quy định", None),
    ],
)
def test_approver(sentence: str, approver: str | None, convert_text: Callable[[str], Any]) -> None:
    (found,) = convert_text(f"{PART}1. Sở Tài chính\n- {sentence}.").assignments
    assert found.approver == approver


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("Phối hợp với Tỉnh Đoàn, Hội Sinh viên tuyên truyền", ("Tỉnh Đoàn", "Hội Sinh viên")),
        ("Phối hợp với gia đình học sinh tuyên truyền", ("gia đình học sinh",)),
        ("Phối hợp với câu lạc bộ, các nhà vườn trồng cây", ("câu lạc bộ", "các nhà vườn")),
        ("Phối hợp với nhà cung cấp lắp đặt máy", ()),  # "cung cấp" is a verb too: not sure
        (
            "Phối hợp với Ban Quản lý rừng phòng hộ Nam Đông tuần tra",
            ("Ban Quản lý rừng phòng hộ Nam Đông",),
        ),
        ("Phối hợp chặt chẽ trong công tác tuyên truyền", ()),
        ("Phối hợp với nhau trong công việc", ()),
        ("Phối hợp tổ chức lấy ý kiến Nhân dân", ()),
    ],
)
def test_partners(
    sentence: str, partners: tuple[str, ...], convert_text: Callable[[str], Any]
) -> None:
    (found,) = convert_text(f"{PART}1. Sở Tài chính\n- {sentence}.").assignments
    assert found.partners == partners


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("Công chức TC-KT", "Công chức Tài chính - Kế toán"),
        ("Công chức Tư pháp-Hộ tịch", "Công chức Tư pháp - Hộ tịch"),
        ("Văn phòng HĐND & UBND xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"),
        ("Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_actor_name(actor: str, name: str, convert_text: Callable[[str], Any]) -> None:
    (found,) = convert_text(f"{PART}1. {actor}\n- Rà soát văn bản.").assignments
    assert (found.actor, found.actor_name) == (actor, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PART + "Giao đồng chí Trần Thị Mai - Phó Chủ tịch UBND xã chỉ đạo thực hiện.",
            [("Trần Thị Mai", "Phó Chủ tịch UBND xã", "Ủy ban nhân dân xã", "responsible")],
        ),
        (
            PART + "Mọi vướng mắc liên hệ ông Lê Hoàng, Trưởng phòng Nội vụ, điện thoại 0912.",
            [("Lê Hoàng", "Trưởng phòng Nội vụ", "Phòng Nội vụ", "contact")],
        ),
        (
            PART
            + "- Ông Sầm Văn Tư - Trưởng phòng Kinh tế, Ủy viên thường trực: Tham mưu kế hoạch.",
            [
                (
                    "Sầm Văn Tư",
                    "Trưởng phòng Kinh tế, Ủy viên thường trực",
                    "Phòng Kinh tế",
                    "responsible",
                )
            ],
        ),
        (
            PART + "Tổ phó: đồng chí Lý A Sử, Phó Trưởng Công an xã; cán bộ đầu mối: Hồ Thị Thu "
            "Trang (ĐT 0203 3874 268).",
            [
                ("Lý A Sử", "Phó Trưởng Công an xã", "Công an xã", "responsible"),
                ("Hồ Thị Thu Trang", None, None, "contact"),
            ],
        ),
        (
            PART + "Liên hệ: ThS. Tạ Thị Mai Hoa - Phó Trưởng phòng QLCL (DĐ: 0987 654 321).",
            [("Tạ Thị Mai Hoa", "Phó Trưởng phòng QLCL", "Phòng QLCL", "contact")],
        ),
        (PART + "Tham dự có đồng chí Lê Văn Tám, Chủ tịch UBND xã.", []),
        (PART + "Học tập và làm theo tư tưởng của đồng chí Lê Duẩn Anh.", []),
    ],
)
def test_officers(
    text: str,
    expected: list[tuple[str, str | None, str | None, str]],
    convert_text: Callable[[str], Any],
) -> None:
    found = convert_text(text).officers
    assert [(one.name, one.position, one.organization, one.role.value) for one in found] == expected
