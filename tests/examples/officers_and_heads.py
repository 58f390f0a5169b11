"""Persons named, and the heads and ends of whole documents."""

from __future__ import annotations

from tests.examples import Example, Head, decompose

EXAMPLES: tuple[Example, ...] = (
    # Persons who answer for a task or can be called
    Example(
        "task-given-to-a-person",
        'Giao đồng chí <officer name="Nguyễn Đức Mạnh" role=responsible>Nguyễn Đức '
        "Mạnh</officer> - Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã theo dõi, chỉ đạo "
        "thực hiện Kế hoạch.",
    ),
    Example(
        "contact-with-phone",
        'Thông tin chi tiết liên hệ: bà <officer name="Trần Thị Thu Hà" role=contact>Trần '
        "Thị Thu Hà</officer>, chuyên viên Phòng Cải cách hành chính, điện thoại: "
        "0913.456.789.",
    ),
    Example(
        "through-a-person",
        'Báo cáo gửi về Sở Y tế (qua đồng chí <officer name="Lê Hoàng Nam" role=contact>Lê '
        "Hoàng Nam</officer>, Văn phòng Sở) để tổng hợp.",
    ),
    Example(
        "signer-under-the-chairman",
        "Trên đây là Kế hoạch truyền thông về an toàn thực phẩm./.\n"
        "\n"
        "TM. ỦY BAN NHÂN DÂN\n"
        "CHỦ TỊCH\n"
        "\n"
        '<officer name="Phạm Văn Lực" position="Chủ tịch" role=signer>Phạm Văn Lực</officer>',
    ),
    Example(
        "signer-for-the-minister",
        "Yêu cầu các đơn vị nghiêm túc thực hiện./.\n"
        "\n"
        "KT. BỘ TRƯỞNG\n"
        "THỨ TRƯỞNG\n"
        "\n"
        '<officer name="Đỗ Xuân Tuệ" position="Thứ trưởng" role=signer>Đỗ Xuân '
        "Tuệ</officer>",
    ),
    Example(
        "signer-of-the-party",
        "T/M BAN THƯỜNG VỤ\n"
        "PHÓ BÍ THƯ\n"
        "\n"
        '<officer name="Hồ Thị Hải Yến" position="Phó Bí thư" role=signer>Hồ Thị Hải '
        "Yến</officer>",
    ),
    Example(
        "two-persons",
        'Phân công đồng chí <officer name="Vàng A Páo">Vàng A Páo</officer> và đồng chí '
        '<officer name="Lò Thị Minh">Lò Thị Minh</officer> phụ trách các thôn vùng cao.',
    ),
    Example(
        "decomposed-text",
        decompose(
            'Đầu mối liên hệ: ông <officer name="Đặng Quốc Việt" role=contact>Đặng Quốc '
            "Việt</officer>, điện thoại 0988.123.456."
        ),
    ),
    Example(
        "titles-one-after-another",
        'Phân công đồng chí <officer name="Điêu Thị Phượng" position="Ủy viên Ban Thường vụ, '
        'Trưởng Ban Tổ chức Huyện ủy" role=responsible>Điêu Thị Phượng</officer>, Ủy viên Ban '
        "Thường vụ, Trưởng Ban Tổ chức Huyện ủy theo dõi, chỉ đạo việc thực hiện.",
    ),
    Example(
        "rank-before-the-name",
        'Giao Trung tá <officer name="Quàng Văn Ngọc" position="Phó Trưởng Công an huyện" '
        "role=responsible>Quàng Văn Ngọc</officer>, Phó Trưởng Công an huyện chỉ huy lực lượng.",
    ),
    Example(
        "name-after-a-label",
        'Cán bộ đầu mối: <officer name="Kiều Thị Ánh" role=contact>Kiều Thị Ánh</officer> (ĐT: '
        "0912.000.111).",
    ),
    Example(
        "unlisted-office-in-a-title",
        'Thông tin liên hệ: ông <officer name="Thạch Sơn Hải" position="Phó Trưởng phòng Nghiệp vụ '
        'Dược" role=contact>Thạch Sơn Hải</officer>, Phó Trưởng phòng Nghiệp vụ Dược, SĐT '
        "0988.777.666.",
    ),
    Example(
        "doctor-who-signed",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\n"
        'TS.BS. <officer name="Lương Đức Thành" position="Giám đốc" role=signer>Lương Đức '
        "Thành</officer>",
    ),
    # Not officers
    Example(
        "label-before-an-office",
        "Đầu mối: Phòng Lao động; phụ trách: Trung tâm Y tế huyện.",
    ),
    Example(
        "degree-without-a-name",
        "Đào tạo 05 thạc sĩ, 02 tiến sĩ. Trần nhà, sàn nhà xuống cấp được sửa chữa.",
    ),
    Example(
        "street",
        "Địa điểm: số 25 đường Nguyễn Trãi, phường Lê Lợi.",
    ),
    Example(
        "school",
        "Trường Trung học phổ thông Lê Hồng Phong chuẩn bị cơ sở vật chất.",
    ),
    Example(
        "ho-chi-minh",
        "Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
    ),
    Example(
        "youth-union",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh và Đội Thiếu niên Tiền phong phát động phong trào.",
    ),
    Example(
        "post-without-a-name",
        "Giao đồng chí Phó Chủ tịch Ủy ban nhân dân xã phụ trách văn hóa - xã hội theo dõi, "
        "đôn đốc.",
    ),
    Example(
        "place-named-after-a-person",
        "Ủy ban nhân dân phường Phan Đình Phùng và thị trấn Nguyễn Bỉnh Khiêm phối hợp thực hiện.",
    ),
    Example(
        "award",
        "Xét tặng Giải thưởng Võ Trường Toản cho nhà giáo tiêu biểu.",
    ),
)

HEADS: tuple[Head, ...] = (
    Head(
        "ministry",
        """\
BỘ Y TẾ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 512/KH-BYT
Hà Nội, ngày 14 tháng 4 năm 2025

KẾ HOẠCH
Chuyển đổi số y tế năm 2025

Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Bộ Y tế ban hành Kế hoạch như sau:

I. MỤC TIÊU
Nâng cao chất lượng phục vụ người bệnh.

Nơi nhận:
- Văn phòng Chính phủ (để b/c);
- Bộ trưởng (để b/c);
- Các Vụ, Cục thuộc Bộ;
- Lưu: VT, KHTC.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG


Trần Văn Thuật
""",
        {
            "doc_type": "Kế hoạch",
            "type_code": "KH",
            "symbol": "512/KH-BYT",
            "issuer": "Bộ Y tế",
            "place": "Hà Nội",
            "date": "2025-04-14",
            "title": "Chuyển đổi số y tế năm 2025",
            "period_start": "2025-01-01",
            "period_end": "2025-12-31",
            "level": "central",
            "addressees": (),
            "recipients": (
                "Văn phòng Chính phủ (để b/c)",
                "Bộ trưởng (để b/c)",
                "Các Vụ, Cục thuộc Bộ",
                "Lưu: VT, KHTC",
            ),
        },
        signers=(("Trần Văn Thuật", "Thứ trưởng", "KT"),),
        components=(),
    ),
    Head(
        "province-with-a-wrapped-title-over-years",
        """\
ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 88/KH-UBND          Lào Cai, ngày 03 tháng 02 năm 2021

KẾ HOẠCH
Thực hiện công tác giảm nghèo bền vững
trên địa bàn tỉnh Lào Cai giai đoạn 2021 - 2025

Ủy ban nhân dân tỉnh xây dựng Kế hoạch như sau:

I. MỤC ĐÍCH
Giảm nghèo đa chiều, bao trùm, bền vững.

Nơi nhận:
- TT. Tỉnh ủy, HĐND, UBND tỉnh;
- Các sở, ban, ngành tỉnh;
- Lưu: VT, VX1.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH


Giàng Thị Mỷ
""",
        {
            "doc_type": "Kế hoạch",
            "symbol": "88/KH-UBND",
            "issuer": "Ủy ban nhân dân tỉnh Lào Cai",
            "place": "Lào Cai",
            "date": "2021-02-03",
            "title": (
                "Thực hiện công tác giảm nghèo bền vững trên địa bàn tỉnh Lào Cai "
                "giai đoạn 2021 - 2025"
            ),
            "period_start": "2021-01-01",
            "period_end": "2025-12-31",
            "level": "province",
            "recipients": (
                "TT. Tỉnh ủy, HĐND, UBND tỉnh",
                "Các sở, ban, ngành tỉnh",
                "Lưu: VT, VX1",
            ),
        },
    ),
    Head(
        "party-committee",
        """\
TỈNH ỦY BẾN TRE
*
Số 12-KH/TU

ĐẢNG CỘNG SẢN VIỆT NAM
Bến Tre, ngày 15 tháng 3 năm 2025

KẾ HOẠCH
thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị

I- MỤC ĐÍCH, YÊU CẦU
Tổ chức quán triệt sâu rộng trong cán bộ, đảng viên.

Nơi nhận:
- Ban Bí thư Trung ương Đảng,
- Các đảng ủy trực thuộc Tỉnh ủy,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ


Trần Thanh Lịch
""",
        {
            "doc_type": "Kế hoạch",
            "type_code": "KH",
            "symbol": "12-KH/TU",
            "issuer": "Tỉnh ủy Bến Tre",
            "place": "Bến Tre",
            "date": "2025-03-15",
            "title": "thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị",
            "level": "province",
            "recipients": (
                "Ban Bí thư Trung ương Đảng",
                "Các đảng ủy trực thuộc Tỉnh ủy",
                "Lưu Văn phòng Tỉnh ủy",
            ),
        },
        signers=(("Trần Thanh Lịch", "Phó Bí thư", "TM"),),
    ),
    Head(
        "front-with-number-and-day-left-blank",
        """\
ỦY BAN MTTQ VIỆT NAM
XÃ TÂN HỢP
BAN THƯỜNG TRỰC
Số:    /KH-MTTQ-BTT

CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Tân Hợp, ngày    tháng 01 năm 2026

KẾ HOẠCH
Giám sát công tác bầu cử đại biểu Hội đồng nhân dân xã

I. MỤC ĐÍCH
Bảo đảm cuộc bầu cử dân chủ, đúng pháp luật.

TM. BAN THƯỜNG TRỰC
CHỦ TỊCH


Bùi Thị Ngân
""",
        {
            "doc_type": "Kế hoạch",
            "symbol": None,
            "place": "Tân Hợp",
            "date": "2026-01",
            "title": "Giám sát công tác bầu cử đại biểu Hội đồng nhân dân xã",
            "level": "commune",
        },
        signers=(("Bùi Thị Ngân", "Chủ tịch", "TM"),),
    ),
    Head(
        "department-of-a-province",
        """\
UBND TỈNH LẠNG SƠN
SỞ GIÁO DỤC VÀ ĐÀO TẠO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 1205/KH-SGDĐT
Lạng Sơn, ngày 05 tháng 9 năm 2025

KẾ HOẠCH
Về việc bồi dưỡng giáo viên tiểu học năm 2026

I. MỤC ĐÍCH
Nâng cao năng lực nghề nghiệp của giáo viên.

Nơi nhận:
- Các trường tiểu học;
- Lưu: VT, GDTH.

GIÁM ĐỐC


Hoàng Quốc Thái
""",
        {
            "doc_type": "Kế hoạch",
            "symbol": "1205/KH-SGDĐT",
            "place": "Lạng Sơn",
            "date": "2025-09-05",
            "title": "bồi dưỡng giáo viên tiểu học năm 2026",
            "period_start": "2026-01-01",
            "period_end": "2026-12-31",
            "level": "province",
            "recipients": ("Các trường tiểu học", "Lưu: VT, GDTH"),
        },
        signers=(("Hoàng Quốc Thái", "Giám đốc", None),),
    ),
    Head(
        "decision-that-issues-a-plan",
        """\
ỦY BAN NHÂN DÂN
HUYỆN MAI SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 415/QĐ-UBND
Mai Sơn, ngày 20 tháng 02 năm 2025

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch xây dựng nông thôn mới năm 2025

CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN MAI SƠN

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Trưởng phòng Nông nghiệp và Môi trường.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch xây dựng nông thôn mới năm 2025.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

CHỦ TỊCH


Nguyễn Viết Cường

ỦY BAN NHÂN DÂN
HUYỆN MAI SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

KẾ HOẠCH
Xây dựng nông thôn mới năm 2025
(Ban hành kèm theo Quyết định số 415/QĐ-UBND ngày 20 tháng 02 năm 2025)

I. MỤC TIÊU
Nâng cao đời sống vật chất và tinh thần của người dân nông thôn.

PHỤ LỤC
DANH MỤC NHIỆM VỤ XÂY DỰNG NÔNG THÔN MỚI NĂM 2025
(Kèm theo Kế hoạch xây dựng nông thôn mới năm 2025)

1. Rà soát quy hoạch xã.
""",
        {
            "doc_type": "Quyết định",
            "type_code": "QĐ",
            "symbol": "415/QĐ-UBND",
            "issuer": "Ủy ban nhân dân huyện Mai Sơn",
            "place": "Mai Sơn",
            "date": "2025-02-20",
            "title": "ban hành Kế hoạch xây dựng nông thôn mới năm 2025",
            "level": "district",
            "recipients": ("Như Điều 2", "Lưu: VT"),
        },
        signers=(("Nguyễn Viết Cường", "Chủ tịch", None),),
        components=("decision", "plan", "appendix"),
    ),
    Head(
        "signed-by-the-head-of-the-office",
        """\
ỦY BAN NHÂN DÂN
PHƯỜNG TÂN LẬP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 27/KH-UBND
Tân Lập, ngày 09 tháng 01 năm 2026

KẾ HOẠCH
Tiếp công dân năm 2026

Kính gửi:
- Ủy ban nhân dân tỉnh;
- Thanh tra tỉnh.

I. MỤC ĐÍCH
Giải quyết kiến nghị của công dân đúng quy định.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG


Mai Thị Bích Ngọc
""",
        {
            "symbol": "27/KH-UBND",
            "issuer": "Ủy ban nhân dân phường Tân Lập",
            "date": "2026-01-09",
            "title": "Tiếp công dân năm 2026",
            "level": "commune",
            "addressees": ("Ủy ban nhân dân tỉnh", "Thanh tra tỉnh"),
        },
        signers=(("Mai Thị Bích Ngọc", "Chánh Văn phòng", "TL"),),
    ),
    Head(
        "no-head-at-all",
        """\
KẾ HOẠCH
Bảo vệ và chăm sóc trẻ em năm 2025

I. MỤC ĐÍCH
Bảo đảm thực hiện đầy đủ quyền trẻ em.

II. NHIỆM VỤ
1. Truyền thông về phòng, chống đuối nước.
""",
        {
            "doc_type": "Kế hoạch",
            "symbol": None,
            "issuer": None,
            "place": None,
            "date": None,
            "title": "Bảo vệ và chăm sóc trẻ em năm 2025",
            "period_start": "2025-01-01",
            "period_end": "2025-12-31",
        },
        components=(),
    ),
    Head(
        "plan-with-an-appendix",
        """\
**ỦY BAN NHÂN DÂN**
**THÀNH PHỐ CẦN THƠ**

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
**Độc lập - Tự do - Hạnh phúc**

Số: 209/KH-UBND

*Cần Thơ, ngày 05 tháng 11 năm 2024*

# KẾ HOẠCH

## Bảo đảm trật tự, an toàn giao thông năm 2025

### I. MỤC ĐÍCH

Kéo giảm tai nạn giao thông.

## PHỤ LỤC

DANH MỤC NHIỆM VỤ NĂM 2025

1. Xử lý điểm đen về tai nạn giao thông.
""",
        {
            "doc_type": "Kế hoạch",
            "symbol": "209/KH-UBND",
            "issuer": "Ủy ban nhân dân thành phố Cần Thơ",
            "place": "Cần Thơ",
            "date": "2024-11-05",
            "title": "Bảo đảm trật tự, an toàn giao thông năm 2025",
            "level": "province",
        },
        components=("plan", "appendix"),
    ),
)
