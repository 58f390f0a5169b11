"""Who is to do what."""

from __future__ import annotations

from tests.examples import Example, decompose

EXAMPLES: tuple[Example, ...] = (
    # Bullets under an office's heading
    Example(
        "bullets-under-departments",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Sở Y tế\n"
        '- <assignment actor="Sở Y tế" actor_name="Sở Y tế" role=lead due=null '
        "approver=null>Hướng dẫn các cơ sở khám bệnh, chữa bệnh triển khai hồ sơ sức khỏe "
        "điện tử</assignment>.\n"
        '- <assignment actor="Sở Y tế" role=coordinate partners="Bảo hiểm xã hội tỉnh">Phối '
        "hợp với Bảo hiểm xã hội tỉnh rà soát người chưa tham gia bảo hiểm y "
        "tế</assignment>.\n"
        "2. Sở Tài chính\n"
        '- <assignment actor="Sở Tài chính" role=lead>Thẩm định dự toán kinh phí thực '
        "hiện</assignment>.",
    ),
    Example(
        "bullets-under-lettered-offices",
        "V. TỔ CHỨC THỰC HIỆN\n"
        "a) Phòng Giáo dục và Đào tạo:\n"
        '- <assignment actor="Phòng Giáo dục và Đào tạo" role=lead>Chỉ đạo các trường học tổ '
        "chức tuyên truyền về an toàn giao thông</assignment>;\n"
        '- <assignment actor="Phòng Giáo dục và Đào tạo" role=lead due="trước ngày '
        '20/5/2025">Tổng hợp kết quả, báo cáo Ủy ban nhân dân huyện trước ngày '
        "20/5/2025</assignment>.\n"
        "b) Công an huyện:\n"
        '- <assignment actor="Công an huyện" role=lead>Tăng cường tuần tra, kiểm soát, xử lý '
        "vi phạm về nồng độ cồn</assignment>.",
    ),
    Example(
        "plus-signs-under-decimal-numbers",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "4.1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã\n"
        '+ <assignment actor="Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã" '
        "role=lead>Theo dõi, đôn đốc việc thực hiện Kế hoạch</assignment>.\n"
        '+ <assignment actor="Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã" '
        "role=lead>Tham mưu tổ chức hội nghị sơ kết, tổng kết</assignment>.\n"
        "4.2. Phòng Kinh tế xã\n"
        '+ <assignment actor="Phòng Kinh tế xã" role=lead>Hướng dẫn các thôn xây dựng tiêu '
        "chí nông thôn mới kiểu mẫu</assignment>.",
    ),
    Example(
        "persons-each-with-a-task",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "7. Phân công lãnh đạo phụ trách\n"
        "- Đồng chí Bàn Văn Phúc - Phó Chủ tịch UBND huyện, Trưởng Ban Chỉ đạo: <assignment "
        'actor="Đồng chí Bàn Văn Phúc - Phó Chủ tịch UBND huyện, Trưởng Ban Chỉ đạo" '
        "role=lead>chỉ đạo chung; chủ trì các cuộc họp hằng tháng</assignment>.\n"
        "- Đồng chí Đại úy Tẩn A Lở - Trưởng Công an xã Tả Van: <assignment "
        'actor="Đồng chí Đại úy Tẩn A Lở - Trưởng Công an xã Tả Van" role=lead>bảo đảm an ninh, '
        "trật tự</assignment>.",
    ),
    Example(
        "ask-in-the-closing",
        "Trên đây là Kế hoạch phòng, chống hạn năm 2027. Trường hợp có khó khăn, các chi cục, "
        'trung tâm <assignment actor="các chi cục, trung tâm" role=lead>báo cáo Giám đốc Sở (qua '
        "Phòng Kế hoạch) để được hướng dẫn</assignment>./.",
    ),
    Example(
        "committees-under-the-party",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1- Các cấp ủy, tổ chức đảng trực thuộc Đảng bộ tỉnh <assignment "
        'actor="Các cấp ủy, tổ chức đảng trực thuộc Đảng bộ tỉnh" role=lead>quán triệt Kế hoạch '
        "này tới đảng viên</assignment>.\n"
        "2- Đảng ủy Quân sự tỉnh\n"
        '- <assignment actor="Đảng ủy Quân sự tỉnh" role=lead>Lãnh đạo Bộ Chỉ huy Quân sự tỉnh xây '
        "dựng kế hoạch huấn luyện</assignment>.",
    ),
    Example(
        "numbers-with-brackets",
        "III. TỔ CHỨC THỰC HIỆN\n"
        "1) Ban Tuyên giáo và Dân vận Tỉnh ủy\n"
        '- <assignment actor="Ban Tuyên giáo và Dân vận Tỉnh ủy" role=lead>Định hướng nội '
        "dung tuyên truyền trên các cơ quan báo chí</assignment>.\n"
        "2) Văn phòng Tỉnh ủy\n"
        '- <assignment actor="Văn phòng Tỉnh ủy" role=lead>Theo dõi tiến độ, tổng hợp báo '
        "cáo Ban Thường vụ Tỉnh ủy</assignment>.",
    ),
    Example(
        "paragraph-under-an-office",
        "VI. TỔ CHỨC THỰC HIỆN\n"
        "1. Kho bạc Nhà nước tỉnh\n"
        '<assignment actor="Kho bạc Nhà nước tỉnh" role=lead>Kiểm soát thanh toán các khoản '
        "chi đúng quy định</assignment>.\n"
        "2. Bảo hiểm xã hội tỉnh\n"
        '<assignment actor="Bảo hiểm xã hội tỉnh" role=lead>Bảo đảm quyền lợi của người tham '
        "gia bảo hiểm y tế</assignment>.",
    ),
    Example(
        "task-on-the-line-of-the-office",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        '1. Công an xã: <assignment actor="Công an xã" role=lead>Bảo đảm an ninh, trật tự '
        "trong ngày bầu cử</assignment>.\n"
        '2. Trạm Y tế xã: <assignment actor="Trạm Y tế xã" role=lead>Bố trí cán bộ trực cấp '
        "cứu tại các khu vực bỏ phiếu</assignment>.",
    ),
    Example(
        "lead-and-work-with",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Sở Văn hóa, Thể thao và Du lịch\n"
        '- <assignment actor="Sở Văn hóa, Thể thao và Du lịch" role=lead partners="Hiệp hội '
        'Du lịch tỉnh | các doanh nghiệp lữ hành">Chủ trì, phối hợp với Hiệp hội Du lịch '
        "tỉnh, các doanh nghiệp lữ hành xây dựng sản phẩm du lịch đặc trưng</assignment>.",
        why="Chủ trì, phối hợp với … is lead.",
    ),
    Example(
        "heading-asks-politely",
        "V. TỔ CHỨC THỰC HIỆN\n"
        "5. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện\n"
        '- <assignment actor="Ủy ban Mặt trận Tổ quốc Việt Nam huyện" role=lead>Vận động '
        "Nhân dân hưởng ứng phong trào xây dựng nông thôn mới</assignment>.",
        why='The actor is named without "Đề nghị".',
    ),
    Example(
        "heading-with-co-trach-nhiem",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "3. Chủ tịch UBND các xã, thị trấn có trách nhiệm\n"
        '- <assignment actor="Chủ tịch UBND các xã, thị trấn" actor_name="Chủ tịch Ủy ban '
        'nhân dân các xã, thị trấn" role=lead>Xây dựng kế hoạch cụ thể phù hợp với tình hình '
        "địa phương</assignment>.",
    ),
    Example(
        "abbreviated-officer",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Công chức VH-XH\n"
        '- <assignment actor="Công chức VH-XH" actor_name="Công chức Văn hóa - Xã hội" '
        "role=lead>Tuyên truyền trên hệ thống truyền thanh cơ sở</assignment>.\n"
        "2. Công chức TC-KT\n"
        '- <assignment actor="Công chức TC-KT" actor_name="Công chức Tài chính - Kế toán" '
        "role=lead>Bố trí kinh phí tổ chức ngày hội</assignment>.",
        why="Abbreviations are kept in actor, written out in actor_name.",
    ),
    Example(
        "abbreviated-committee",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "2. UBND các xã, phường\n"
        '- <assignment actor="UBND các xã, phường" actor_name="Ủy ban nhân dân các xã, '
        'phường" role=lead>Rà soát, lập danh sách hộ nghèo, hộ cận nghèo</assignment>.',
    ),
    Example(
        "bullet-with-two-sentences",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Nội vụ\n"
        '- <assignment actor="Phòng Nội vụ" role=lead>Theo dõi, đôn đốc các cơ quan, đơn vị. '
        "Tổng hợp khó khăn, vướng mắc, đề xuất giải pháp tháo gỡ</assignment>.",
        why="A bullet is one assignment, however many sentences it has.",
    ),
    Example(
        "recurring-due",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Chi cục Thống kê huyện\n"
        '- <assignment actor="Chi cục Thống kê huyện" role=lead due="hằng quý">Cung cấp số '
        "liệu về lao động, việc làm hằng quý</assignment>.",
    ),
    Example(
        "issued-by-another",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Tư pháp\n"
        '- <assignment actor="Phòng Tư pháp" role=lead approver="Ủy ban nhân dân huyện">Xây '
        "dựng kế hoạch theo dõi thi hành pháp luật, trình Ủy ban nhân dân huyện ban "
        "hành</assignment>.",
    ),
    Example(
        "mass-organisations",
        "V. TỔ CHỨC THỰC HIỆN\n"
        "1. Hội Liên hiệp Phụ nữ xã\n"
        '- <assignment actor="Hội Liên hiệp Phụ nữ xã" role=lead>Tuyên truyền, vận động hội '
        "viên thực hiện phân loại rác tại nguồn</assignment>.\n"
        "2. Đoàn Thanh niên Cộng sản Hồ Chí Minh xã\n"
        '- <assignment actor="Đoàn Thanh niên Cộng sản Hồ Chí Minh xã" role=lead>Thành lập '
        "đội hình thanh niên tình nguyện hỗ trợ người dân sử dụng dịch vụ công trực "
        "tuyến</assignment>.",
    ),
    Example(
        "ministry-units",
        "III. TỔ CHỨC THỰC HIỆN\n"
        "1. Vụ Kế hoạch - Tài chính\n"
        '- <assignment actor="Vụ Kế hoạch - Tài chính" role=lead>Bố trí kinh phí thực hiện '
        "Kế hoạch từ nguồn ngân sách được giao</assignment>.\n"
        "2. Cục Quản lý Khám, chữa bệnh\n"
        '- <assignment actor="Cục Quản lý Khám, chữa bệnh" role=coordinate partners="Vụ Bảo '
        'hiểm y tế">Phối hợp với Vụ Bảo hiểm y tế hướng dẫn thực hiện bệnh án điện '
        "tử</assignment>.",
    ),
    Example(
        "schools",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Các trường mầm non, tiểu học, trung học cơ sở\n"
        '- <assignment actor="Các trường mầm non, tiểu học, trung học cơ sở" role=lead>Thực '
        "hiện tuyển sinh trực tuyến đúng quy định</assignment>.",
    ),
    Example(
        "wrapped-bullet",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Trung tâm Y tế huyện\n"
        '- <assignment actor="Trung tâm Y tế huyện" role=lead>Tổ chức tiêm chủng mở rộng, '
        "bảo đảm an toàn tiêm \n"
        "\n"
        "chủng tại các trạm y tế xã</assignment>.",
    ),
    Example(
        "markdown-headings",
        "## IV. TỔ CHỨC THỰC HIỆN\n"
        "\n"
        "### 1. Sở Nội vụ\n"
        "\n"
        '- <assignment actor="Sở Nội vụ" role=lead>Tham mưu kiểm tra công vụ tại các cơ '
        "quan, đơn vị</assignment>.\n"
        "\n"
        "### 2. Sở Khoa học và Công nghệ\n"
        "\n"
        '- <assignment actor="Sở Khoa học và Công nghệ" role=lead>Vận hành nền tảng tích '
        "hợp, chia sẻ dữ liệu của tỉnh</assignment>.",
    ),
    Example(
        "decomposed-text",
        decompose(
            "IV. TỔ CHỨC THỰC HIỆN\n"
            "1. Sở Xây dựng\n"
            '- <assignment actor="Sở Xây dựng" role=lead>Rà soát các điểm đen về tai nạn giao '
            "thông</assignment>."
        ),
    ),
    Example(
        "citation-inside-a-task",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Sở Tư pháp\n"
        '- <assignment actor="Sở Tư pháp" role=lead>Tham mưu triển khai '
        '<citation doc_type="Nghị quyết" symbol=66-NQ/TW date=2025-04-30 issuer="Bộ Chính '
        'trị" role=body>Nghị quyết số 66-NQ/TW ngày 30/4/2025</citation> của Bộ Chính '
        "trị</assignment>.",
        why="All kinds: the task holds a citation, and nothing else is there.",
        all_kinds=True,
    ),
    # Sentences that give a task
    Example(
        "giao-with-partners-and-due",
        'Giao <assignment loose actor="Sở Khoa học và Công nghệ" role=lead partners="Sở Tài '
        'chính" due="trước ngày 15/12/2025">Sở Khoa học và Công nghệ chủ trì, phối hợp với '
        "Sở Tài chính xây dựng danh mục dữ liệu dùng chung, hoàn thành trước ngày "
        "15/12/2025</assignment>.",
    ),
    Example(
        "giao-office-in-a-decision",
        'Điều 2. Giao <assignment loose actor="Sở Giáo dục và Đào tạo" role=lead>Sở Giáo dục '
        "và Đào tạo hướng dẫn, kiểm tra việc thực hiện Quyết định này</assignment>.",
        why="The actor may be in the span or out.",
    ),
    Example(
        "has-the-duty",
        '<assignment loose actor="Sở Y tế" role=lead>Sở Y tế có trách nhiệm theo dõi, tổng '
        "hợp tình hình thực hiện, báo cáo Ủy ban nhân dân tỉnh</assignment>.",
    ),
    Example(
        "de-nghi-front",
        'Đề nghị <assignment loose actor="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh" '
        "role=lead>Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tăng cường giám sát việc thực hiện "
        "chính sách giảm nghèo</assignment>.",
    ),
    Example(
        "yeu-cau-communes",
        'Yêu cầu <assignment loose actor="Ủy ban nhân dân các xã, phường" role=lead '
        'due="trước ngày 10/4/2025">Ủy ban nhân dân các xã, phường nghiêm túc triển khai, '
        "gửi kế hoạch về Sở Nội vụ trước ngày 10/4/2025</assignment>.",
    ),
    Example(
        "last-article",
        "Điều 3. <assignment loose role=lead>Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc "
        "các sở, Chủ tịch Ủy ban nhân dân các xã, phường chịu trách nhiệm thi hành Quyết "
        "định này</assignment>./.",
    ),
    Example(
        "giao-officer-of-the-commune",
        'Giao <assignment loose actor="Trưởng Công an xã" role=lead>Trưởng Công an xã chỉ '
        "đạo lực lượng bảo đảm an ninh, trật tự tại các điểm bỏ phiếu</assignment>.",
    ),
    # Tasks followed by who leads and by when
    Example(
        "lead-unit-lines",
        "II. NHIỆM VỤ\n"
        '1. <assignment actor="Sở Khoa học và Công nghệ" role=lead partners="các sở, ban, '
        'ngành" due="Quý II/2025">Xây dựng kho dữ liệu dùng chung của tỉnh</assignment>.\n'
        "- Đơn vị chủ trì: Sở Khoa học và Công nghệ.\n"
        "- Đơn vị phối hợp: các sở, ban, ngành.\n"
        "- Thời gian hoàn thành: Quý II/2025.",
    ),
    Example(
        "lead-office-lines",
        "II. NHIỆM VỤ\n"
        'a) <assignment actor="Cục Quản lý Y, Dược cổ truyền" role=lead partners="Vụ Pháp '
        'chế" due="Tháng 9/2025">Xây dựng quy trình kết hợp y học cổ truyền với y học hiện '
        "đại</assignment>.\n"
        "- Cơ quan chủ trì: Cục Quản lý Y, Dược cổ truyền.\n"
        "- Cơ quan phối hợp: Vụ Pháp chế.\n"
        "- Thời gian thực hiện: Tháng 9/2025.",
    ),
    Example(
        "lead-lines-of-two-tasks",
        "II. NHIỆM VỤ\n"
        '1. <assignment actor="Phòng Văn hóa và Thông tin" role=lead due="Thường '
        'xuyên">Tuyên truyền về chuyển đổi số trên hệ thống truyền thanh cơ '
        "sở</assignment>.\n"
        "- Chủ trì: Phòng Văn hóa và Thông tin.\n"
        "- Thời gian: Thường xuyên.\n"
        '2. <assignment actor="Phòng Nội vụ" role=lead due="trước ngày 30/6/2025">Mở lớp bồi '
        "dưỡng kỹ năng số cho cán bộ cấp xã</assignment>.\n"
        "- Chủ trì: Phòng Nội vụ.\n"
        "- Thời gian: trước ngày 30/6/2025.",
    ),
    Example(
        "lead-line-with-semicolons",
        "II. NHIỆM VỤ\n"
        '1. <assignment actor="Sở Du lịch" role=lead partners="Sở Công Thương" due="Quý '
        'III/2025">Tổ chức hội chợ du lịch và ẩm thực</assignment>.\n'
        "Đơn vị chủ trì: Sở Du lịch; đơn vị phối hợp: Sở Công Thương; thời gian hoàn thành: "
        "Quý III/2025.",
    ),
    Example(
        "lead-in-brackets",
        "II. NHIỆM VỤ\n"
        '- <assignment loose actor="Công an tỉnh" role=lead partners="Sở Xây dựng" due="Quý '
        'IV/2025">Lắp đặt hệ thống camera giám sát giao thông</assignment> (Đơn vị chủ trì: '
        "Công an tỉnh; đơn vị phối hợp: Sở Xây dựng; thời gian hoàn thành: Quý IV/2025).",
    ),
    Example(
        "lead-line-without-time",
        "II. NHIỆM VỤ\n"
        '1. <assignment actor="Ban Dân tộc" role=lead partners="Ủy ban nhân dân các huyện" '
        "due=null>Hỗ trợ đất ở cho hộ đồng bào dân tộc thiểu số</assignment>.\n"
        "- Cơ quan chủ trì: Ban Dân tộc.\n"
        "- Cơ quan phối hợp: Ủy ban nhân dân các huyện.",
    ),
    # Rows of a task table
    Example(
        "markdown-table",
        "KẾ HOẠCH\n"
        "Cải cách hành chính năm 2025\n"
        "\n"
        "| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn "
        "thành |\n"
        "|---|---|---|---|---|\n"
        '| 1 | <assignment item=1 actor="Sở Nội vụ" role=lead partners="Các sở, ngành" '
        'due="Quý I/2025">Ban hành kế hoạch kiểm tra công vụ</assignment> | Sở Nội vụ | Các '
        "sở, ngành | Quý I/2025 |\n"
        '| 2 | <assignment item=2 actor="Văn phòng UBND tỉnh" role=lead partners="Sở Tư '
        'pháp" due="Thường xuyên">Công bố danh mục thủ tục hành chính</assignment> | Văn '
        "phòng UBND tỉnh | Sở Tư pháp | Thường xuyên |",
    ),
    Example(
        "markdown-table-with-approver",
        "| STT | Nhiệm vụ | Đơn vị chủ trì | Cấp ban hành | Thời gian |\n"
        "|---|---|---|---|---|\n"
        '| 1 | <assignment item=1 actor="Phòng Nội vụ" role=lead approver="UBND huyện" '
        'due="Tháng 3/2025">Kế hoạch tuyên truyền cải cách hành chính</assignment> | Phòng '
        "Nội vụ | UBND huyện | Tháng 3/2025 |",
    ),
    # No assignments
    Example(
        "bullets-among-goals",
        "II. MỤC TIÊU\n"
        "1. Mục tiêu chung\n"
        "- Nâng cao chất lượng cuộc sống của người dân, thu hẹp khoảng cách giữa thành thị "
        "và nông thôn.\n"
        "2. Mục tiêu cụ thể\n"
        "- Phấn đấu 100% trạm y tế đạt chuẩn quốc gia.",
    ),
    Example(
        "headings-that-name-no-office",
        "III. NHIỆM VỤ, GIẢI PHÁP\n"
        "1. Cải cách thể chế\n"
        "- Nâng cao chất lượng công tác xây dựng văn bản quy phạm pháp luật.\n"
        "2. Phát triển hạ tầng số\n"
        "- Mở rộng phủ sóng mạng di động đến các thôn, bản.",
    ),
    Example(
        "purpose-and-demands",
        "I. MỤC ĐÍCH, YÊU CẦU\n"
        "1. Mục đích\n"
        "- Tạo chuyển biến mạnh mẽ trong nhận thức của cán bộ, đảng viên và Nhân dân.\n"
        "2. Yêu cầu\n"
        "- Việc tổ chức bảo đảm thiết thực, hiệu quả, tiết kiệm.",
    ),
    Example(
        "the-issuer-makes-its-plan",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch phòng, chống thiên tai năm 2025, cụ thể như sau:",
    ),
    Example(
        "what-was-done",
        "Năm 2024, Sở Y tế đã phối hợp với Bảo hiểm xã hội tỉnh hoàn thành việc liên thông "
        "dữ liệu.",
    ),
    Example(
        "at-the-proposal-of",
        "Theo đề nghị của Giám đốc Sở Nội vụ;",
    ),
    Example(
        "by-its-functions",
        "Căn cứ Nghị định quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Y tế;",
    ),
    Example(
        "recipients",
        "Nơi nhận:\n"
        "- Bộ Nội vụ;\n"
        "- Thường trực Tỉnh ủy, HĐND tỉnh;\n"
        "- Các sở, ban, ngành tỉnh;\n"
        "- UBND các xã, phường;\n"
        "- Lưu: VT, NC.",
    ),
    Example(
        "addressees",
        "Kính gửi:\n- Sở Y tế;\n- Ủy ban nhân dân các xã, phường.",
    ),
    Example(
        "cost",
        "V. KINH PHÍ THỰC HIỆN\n"
        "Kinh phí thực hiện Kế hoạch được bố trí từ nguồn ngân sách nhà nước theo phân cấp "
        "hiện hành.",
    ),
    Example(
        "members-of-a-meeting",
        "II. THÀNH PHẦN HỘI NGHỊ\n"
        "- Đại diện lãnh đạo Sở Giáo dục và Đào tạo.\n"
        "- Hiệu trưởng các trường trung học phổ thông.",
    ),
    Example(
        "what-is-inspected",
        "III. NỘI DUNG KIỂM TRA\n"
        "- Việc ban hành các văn bản chỉ đạo, điều hành.\n"
        "- Việc công khai thủ tục hành chính tại Bộ phận Một cửa.",
    ),
    Example(
        "time-and-place",
        "IV. THỜI GIAN, ĐỊA ĐIỂM\n"
        "- Thời gian: ngày 10/7/2025.\n"
        "- Địa điểm: Hội trường Ủy ban nhân dân huyện.",
    ),
    Example(
        "subject-of-a-law",
        "Luật quy định Ủy ban nhân dân cấp xã là cơ quan hành chính nhà nước ở địa phương.",
    ),
    Example(
        "decision-article-one",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển giáo dục mầm non năm 2025.",
    ),
    Example(
        "in-force",
        "Điều 4. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
    ),
    Example(
        "introduction-of-state",
        "Chuyển đổi số là nhiệm vụ quan trọng, góp phần nâng cao chất lượng phục vụ Nhân dân.",
        why="All kinds: such a sentence holds nothing at all.",
        all_kinds=True,
    ),
    Example(
        "members-of-a-team",
        "V. TỔ CHỨC THỰC HIỆN\n"
        "4. Tổ thư ký: đồng chí Hoàng Thị Liễu, Phó Chánh Văn phòng, Tổ trưởng; đồng chí Ngô Văn "
        "Khải, Phó Trưởng phòng Quản trị, Tổ phó.",
    ),
    Example(
        "members-one-a-line",
        "III. TỔ CHỨC THỰC HIỆN\n"
        "1. Ban Tổ chức hội thao\n"
        "- Ông Cao Văn Thịnh - Giám đốc Trung tâm Văn hóa huyện, Trưởng ban;\n"
        "- Bà Mã Thị Chung - Chủ tịch Công đoàn, Phó Trưởng ban.",
    ),
    Example(
        "whom-to-reach",
        "V. TỔ CHỨC THỰC HIỆN\n"
        "Mọi thông tin chi tiết xin liên hệ bà Đào Thị Vân, chuyên viên Vụ Kế hoạch - Tài chính, "
        "điện thoại 024.3736.2222.",
    ),
    Example(
        "hotline",
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "Đường dây nóng tiếp nhận phản ánh: 1900.9095; địa chỉ thư điện tử: baochay@binhan.gov.vn.",
    ),
    Example(
        "closing-line",
        "Trên đây là Kế hoạch cải cách hành chính của Ủy ban nhân dân thị xã.",
    ),
    Example(
        "office-inside-a-target",
        "- Tỷ lệ hồ sơ trực tuyến của Sở Xây dựng đạt từ 90% trở lên.",
    ),
    Example(
        "title-that-names-an-office",
        "KẾ HOẠCH\nChuyển đổi số của Sở Tài nguyên và Môi trường",
    ),
)
