"""Levels that a plan sets out to reach."""

from __future__ import annotations

from tests.examples import Example, decompose

EXAMPLES: tuple[Example, ...] = (
    # Comparators
    Example(
        "at-least-toi-thieu",
        "- Tối thiểu <target value=90 value_max=null unit=% comparator=ge direction=level "
        'indicator="thôn, bản có đường ô tô đến trung tâm được cứng hóa" '
        "due=null>90%</target> thôn, bản có đường ô tô đến trung tâm được cứng hóa.",
    ),
    Example(
        "at-least-it-nhat",
        '- Ít nhất <target value=70 unit=% comparator=ge direction=level indicator="trường '
        'học có phòng tư vấn tâm lý học đường">70%</target> trường học có phòng tư vấn tâm '
        "lý học đường.",
    ),
    Example(
        "tro-len-after-the-number",
        "- Tỷ lệ người dân tham gia bảo hiểm y tế đạt <target value=95 unit=% comparator=ge "
        'direction=level indicator="Tỷ lệ người dân tham gia bảo hiểm y tế" '
        "field=null>95%</target> trở lên.",
    ),
    Example(
        "tro-len-after-the-thing-counted",
        "Phấn đấu <target value=85 unit=% comparator=ge direction=level>85%</target> hồ sơ "
        "trở lên được giải quyết trước hạn.",
        why="The floor word stands after the indicator.",
    ),
    Example(
        "from-and-up",
        '- Tỷ lệ cử tri đi bầu đạt từ <target value=99 unit=% comparator=ge indicator="Tỷ lệ '
        'cử tri đi bầu">99%</target> trở lên.',
    ),
    Example(
        "at-least-from-and-up",
        "- Tối thiểu từ <target value=80 unit=% comparator=ge>80%</target> trở lên hộ nông "
        "dân được tập huấn kỹ năng số.",
    ),
    Example(
        "above-with-an-age-beside-it",
        "- Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ đạt trên "
        '<target value=95 unit=% comparator=gt direction=level indicator="Tỷ lệ trẻ em dưới '
        '1 tuổi được tiêm chủng đầy đủ">95%</target>.',
        why="The age is no target.",
    ),
    Example(
        "above-at-the-beginning",
        '- Trên <target value=60 unit=% comparator=gt direction=level indicator="lao động '
        'qua đào tạo có việc làm đúng ngành nghề">60%</target> lao động qua đào tạo có việc '
        "làm đúng ngành nghề.",
    ),
    Example(
        "more-than",
        "- Phấn đấu hơn <target value=50 unit=% comparator=gt>50%</target> dân số trưởng "
        "thành có tài khoản định danh điện tử.",
    ),
    Example(
        "below",
        "- Tỷ lệ hộ nghèo đa chiều toàn huyện còn dưới "
        "<target value=3 unit=% comparator=lt>3%</target>.",
    ),
    Example(
        "not-above",
        "- Tỷ lệ hồ sơ giải quyết trễ hạn không quá <target value=2 unit=% comparator=le "
        'direction=level indicator="Tỷ lệ hồ sơ giải quyết trễ hạn">2%</target>.',
    ),
    Example(
        "at-most",
        "- Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi tối đa "
        '<target value=17.5 unit=% comparator=le indicator="Tỷ lệ trẻ em dưới 5 tuổi suy '
        'dinh dưỡng thể thấp còi">17,5%</target>.',
    ),
    Example(
        "exactly",
        "- Tỷ lệ huy động trẻ 5 tuổi ra lớp đạt <target value=100 unit=% comparator=eq "
        'direction=level indicator="Tỷ lệ huy động trẻ 5 tuổi ra lớp">100%</target>.',
    ),
    Example(
        "decimal-comma",
        "- Tỷ lệ người sử dụng điện thoại thông minh đạt "
        "<target value=92.5 unit=% comparator=eq>92,5%</target>.",
    ),
    Example(
        "space-before-the-percent-sign",
        "- Tỷ lệ hộ dân được sử dụng nước hợp vệ sinh đạt "
        "<target value=98 unit=% comparator=eq>98 %</target>.",
    ),
    # Changes, ranges, times
    Example(
        "decrease-with-baseline",
        '- Giảm <target value=20 unit=% comparator=eq direction=decrease indicator="số vụ '
        'tai nạn giao thông" baseline="so với năm 2024">20%</target> số vụ tai nạn giao '
        "thông so với năm 2024.",
    ),
    Example(
        "decrease-at-least",
        "- Kéo giảm ít nhất <target value=5 unit=% comparator=ge direction=decrease "
        'baseline="so với cùng kỳ năm 2024">5%</target> số người chết do tai nạn giao thông '
        "so với cùng kỳ năm 2024.",
    ),
    Example(
        "decrease-on-average",
        "- Giảm tối thiểu bình quân <target value=1.5 unit=% comparator=ge "
        "direction=decrease>1,5%</target> biên chế sự nghiệp hưởng lương từ ngân sách.",
    ),
    Example(
        "two-decreases-in-one-sentence",
        "- Tiết kiệm chi, giảm tối thiểu <target value=10 unit=% comparator=ge "
        'direction=decrease baseline="so với năm 2024">10%</target> chi hội nghị và '
        '<target value=15 unit=% comparator=ge direction=decrease baseline="so với năm '
        '2024">15%</target> chi công tác phí so với năm 2024.',
        why="Verb, floor and baseline go with both numbers.",
    ),
    Example(
        "increase-further",
        '- Tăng thêm <target value=5 unit=% comparator=eq direction=increase indicator="số '
        'lượt khách du lịch" baseline="so với năm 2024">5%</target> số lượt khách du lịch so '
        "với năm 2024.",
    ),
    Example(
        "increase-after-the-indicator",
        "- Tổng thu từ khách du lịch tăng <target value=15 unit=% comparator=eq "
        'direction=increase indicator="Tổng thu từ khách du lịch" baseline="so với năm '
        '2024">15%</target> so với năm 2024.',
    ),
    Example(
        "times",
        '- Giá trị sản phẩm OCOP gấp <target value=1.5 unit=lần baseline="so với năm '
        '2020">1,5 lần</target> so với năm 2020.',
    ),
    Example(
        "range-from-to",
        "- Tỷ lệ hài lòng của người bệnh nội trú đạt từ <target value=70 value_max=80 unit=% "
        'direction=level indicator="Tỷ lệ hài lòng của người bệnh nội trú">70% đến '
        "80%</target>.",
    ),
    Example(
        "range-with-hyphen",
        "- Phấn đấu <target value=70 value_max=80 unit=%>70 - 80%</target> khu dân cư đạt "
        "chuẩn văn hóa.",
    ),
    Example(
        "range-with-en-dash",
        "- Thu nhập bình quân đầu người tăng <target value=5 value_max=7 unit=% "
        "direction=increase>5–7%</target> so với năm trước.",
    ),
    Example(
        "reach-and-surpass",
        "- Thu ngân sách trên địa bàn đạt và vượt "
        "<target value=100 unit=% direction=level>100%</target> dự toán tỉnh giao.",
    ),
    Example(
        "keep-the-rate",
        '- Duy trì <target value=100 unit=% comparator=eq direction=level indicator="trạm y '
        'tế có bác sĩ làm việc">100%</target> trạm y tế có bác sĩ làm việc.',
    ),
    Example(
        "makes-up",
        "- Giao dịch không dùng tiền mặt chiếm tỷ lệ "
        "<target value=30 unit=% comparator=eq>30%</target>.",
    ),
    # Counts and ranks
    Example(
        "services-at-least",
        "- Phấn đấu cung cấp tối thiểu <target open value=5 comparator=ge>05 dịch "
        "vụ</target> công trực tuyến mới trong năm 2025.",
    ),
    Example(
        "training-classes",
        "- Phấn đấu tổ chức <target open value=2 comparator=eq direction=level>02 "
        "lớp</target> tập huấn kỹ năng số cho cán bộ thôn.",
    ),
    Example(
        "models",
        '- Chỉ tiêu: mỗi xã xây dựng ít nhất <target value=3 unit="mô hình" comparator=ge>03 '
        "mô hình</target>.",
    ),
    Example(
        "one-model",
        '- Đến năm 2026 xây dựng <target open value=1 comparator=eq due="Đến năm 2026">01 '
        "thư viện</target> điện tử cấp huyện.",
    ),
    Example(
        "communes-with-standard",
        "- Phấn đấu có thêm <target value=10 unit=xã comparator=eq>10 xã</target> đạt chuẩn "
        "nông thôn mới nâng cao.",
    ),
    Example(
        "number-with-thousands-point",
        '- Giải quyết việc làm mới cho ít nhất <target value=1200 unit="lao động" '
        "comparator=ge>1.200 lao động</target>.",
    ),
    Example(
        "rank",
        "- Chỉ số cải cách hành chính (PAR INDEX) của tỉnh đứng "
        "<target value=15 unit=hạng>hạng thứ 15</target>.",
    ),
    # Due dates, fields and indicators
    Example(
        "due-by-year",
        '- Đến năm 2030, <target value=100 unit=% comparator=eq due="Đến năm 2030" '
        'indicator="người dân có hồ sơ sức khỏe điện tử">100%</target> người dân có hồ sơ '
        "sức khỏe điện tử.",
    ),
    Example(
        "due-by-end-of-year",
        "- Đến hết năm 2025, tỷ lệ hồ sơ trực tuyến toàn trình đạt "
        '<target value=80 unit=% comparator=eq due="Đến hết năm 2025" indicator="tỷ lệ hồ sơ '
        'trực tuyến toàn trình">80%</target>.',
    ),
    Example(
        "due-after-the-number",
        '- Tỷ lệ xã đạt chuẩn nông thôn mới đạt <target value=90 unit=% due="vào năm '
        '2026">90%</target> vào năm 2026.',
    ),
    Example(
        "no-due",
        "- Phấn đấu <target value=100 unit=% comparator=eq due=null baseline=null "
        "value_max=null>100%</target> trường học đạt chuẩn an toàn.",
    ),
    Example(
        "field-from-the-heading",
        "II. MỤC TIÊU\n"
        "1. Cải cách thể chế\n"
        '- <target value=100 field="thể chế">100%</target> văn bản được tự kiểm tra sau khi '
        "ban hành.\n"
        "2. Cải cách thủ tục hành chính\n"
        '- <target value=95 field="thủ tục hành chính">95%</target> hồ sơ được giải quyết '
        "đúng hạn.\n"
        "3. Cải cách tổ chức bộ máy\n"
        '- Giảm <target value=5 direction=decrease field="tổ chức bộ máy">5%</target> đầu '
        "mối bên trong.\n"
        "4. Cải cách chế độ công vụ\n"
        '- <target value=90 field="chế độ công vụ">90%</target> cán bộ được bồi dưỡng nghiệp '
        "vụ.\n"
        "5. Cải cách tài chính công\n"
        '- Giải ngân trên <target value=95 comparator=gt field="tài chính công">95%</target> '
        "kế hoạch vốn được giao.\n"
        "6. Xây dựng, phát triển chính quyền số\n"
        '- <target value=100 field="chính quyền số">100%</target> cán bộ được cấp chữ ký số.',
    ),
    Example(
        "exception-left-out-of-the-indicator",
        '- <target value=100 unit=% indicator="văn bản đi được ký số">100%</target> văn bản '
        "đi được ký số (trừ văn bản mật).",
    ),
    Example(
        "purpose-left-out-of-the-indicator",
        '- <target value=80 unit=% indicator="xã, phường có tổ công nghệ số cộng '
        'đồng">80%</target> xã, phường có tổ công nghệ số cộng đồng để hỗ trợ người dân.',
    ),
    Example(
        "two-targets-in-one-bullet",
        '- Trên <target value=90 comparator=gt indicator="sinh viên tốt nghiệp có việc '
        'làm">90%</target> sinh viên tốt nghiệp có việc làm; trong đó tối thiểu '
        "<target value=70 comparator=ge>70%</target> làm đúng ngành đào tạo.",
    ),
    Example(
        "after-a-colon",
        "- Tỷ lệ chất thải rắn sinh hoạt được thu gom, xử lý: tối thiểu "
        '<target value=92 unit=% comparator=ge indicator="Tỷ lệ chất thải rắn sinh hoạt được '
        'thu gom, xử lý">92%</target>.',
    ),
    Example(
        "satisfaction",
        "- Mức độ hài lòng của người dân đối với dịch vụ giáo dục công đạt tối thiểu "
        '<target value=88 comparator=ge indicator="Mức độ hài lòng của người dân đối với '
        'dịch vụ giáo dục công">88%</target>.',
    ),
    Example(
        "digitise",
        '- Hoàn thành số hóa <target value=100 comparator=eq direction=level indicator="kết '
        'quả giải quyết thủ tục hành chính còn hiệu lực" field="thủ tục hành '
        'chính">100%</target> kết quả giải quyết thủ tục hành chính còn hiệu lực.',
    ),
    # Wraps, spaces and marks
    Example(
        "wrap-between-floor-and-number",
        "- Tỷ lệ lao động qua đào tạo đạt tối \n"
        'thiểu <target value=65 unit=% comparator=ge indicator="Tỷ lệ lao động qua đào '
        'tạo">65%</target>, trong đó có bằng cấp, chứng chỉ đạt\n'
        "<target value=30 unit=% comparator=eq>30%</target>.",
    ),
    Example(
        "wrap-inside-indicator",
        '- <target value=100 unit=% indicator="người có công được điều dưỡng phục hồi sức '
        'khỏe">100%</target> người có công được điều \n'
        "dưỡng phục hồi sức khỏe.",
    ),
    Example(
        "decomposed-text",
        decompose(
            "- Tỷ lệ người dân tham gia bảo hiểm xã hội đạt từ "
            '<target value=45.5 unit=% comparator=ge indicator="Tỷ lệ người dân tham gia bảo '
            'hiểm xã hội">45,5%</target> trở lên.'
        ),
    ),
    Example(
        "bold-in-markdown",
        "- **Phấn đấu** trên <target value=75 unit=% comparator=gt>75%</target> hộ kinh "
        "doanh áp dụng hóa đơn điện tử.",
    ),
    Example(
        "no-space-after-number",
        "- Phấn đấu đạt <target value=90 unit=% comparator=eq>90%</target>hộ gia đình đạt "
        "danh hiệu Gia đình văn hóa.",
    ),
    # Not targets
    Example(
        "what-was-last-year",
        "Năm 2024 đạt 97% hồ sơ đúng hạn.",
    ),
    Example(
        "as-of-a-date",
        "Tính đến hết ngày 31/12/2024, tỷ lệ hộ nghèo toàn tỉnh là 2,13%.",
    ),
    Example(
        "result-of-last-year",
        "Trong năm 2024, toàn ngành đã tiếp nhận 12.345 hồ sơ, giải quyết đúng hạn 98,7%.",
    ),
    Example(
        "already-done",
        "Đến nay, 15/18 xã đã đạt chuẩn nông thôn mới, chiếm 83,3%.",
    ),
    Example(
        "shortcoming",
        "Tồn tại, hạn chế: vẫn còn 15% cán bộ, công chức chưa sử dụng thành thạo phần mềm.",
    ),
    Example(
        "law-foreign-capital",
        "Đối tượng áp dụng: doanh nghiệp có 100% vốn đầu tư nước ngoài theo quy định của "
        "Luật Đầu tư.",
    ),
    Example(
        "law-disability-rate",
        "Người bị suy giảm khả năng lao động từ 61% trở lên được hưởng trợ cấp theo quy định "
        "của Luật Bảo hiểm xã hội.",
    ),
    Example(
        "law-vote-share",
        "Theo quy định của Luật Bầu cử, người được trên 50% tổng số cử tri có mặt tín nhiệm "
        "thì được lập danh sách.",
    ),
    Example(
        "tax-rate",
        "Áp dụng mức thuế suất thuế giá trị gia tăng 8% theo Nghị định của Chính phủ.",
    ),
    Example(
        "share-of-population",
        "Đồng bào dân tộc thiểu số chiếm 12% dân số toàn huyện.",
    ),
    Example(
        "article-and-clause",
        "Thực hiện theo khoản 2 Điều 85 và Điều 90 của Luật.",
    ),
    Example(
        "phone-number",
        "Điện thoại liên hệ: 0292.3835.686 hoặc 0913.456.789.",
    ),
    Example(
        "fields-of-work",
        "Cải cách hành chính được triển khai trên 06 lĩnh vực.",
        why='"trên" is "on" here, and the count is no goal.',
    ),
    Example(
        "mobile-network",
        "Nâng cấp đường truyền, phát triển mạng 5G và hệ thống phần mềm phiên bản 2.0.",
    ),
    Example(
        "ward-and-group",
        "Tổ dân phố số 12, Phường 5 tổ chức sinh hoạt cộng đồng.",
    ),
    Example(
        "project-number",
        "Tiếp tục triển khai Đề án 06 và Chương trình 135.",
    ),
    Example(
        "service-levels",
        "Rà soát dịch vụ công trực tuyến mức độ 3, mức độ 4.",
    ),
    Example(
        "quality-standard",
        "Duy trì áp dụng tiêu chuẩn TCVN ISO 9001:2015.",
    ),
    Example(
        "copies",
        "Hồ sơ gồm 01 bản chính và 02 bản sao.",
    ),
    Example(
        "round-the-clock",
        "Trực đường dây nóng 24/7, kể cả ngày nghỉ.",
    ),
    Example(
        "cost",
        "Kinh phí thực hiện: 350.000.000 đồng (Ba trăm năm mươi triệu đồng).",
    ),
    Example(
        "ages",
        "Đối tượng là trẻ em từ 6 đến 14 tuổi và người cao tuổi từ 80 tuổi trở lên.",
    ),
    Example(
        "share-paid-by-law",
        "Ngân sách nhà nước đóng 100% mức phí bảo hiểm y tế cho người thuộc hộ nghèo theo "
        "Luật Bảo hiểm y tế.",
    ),
    Example(
        "outline-number",
        "2.10. Tăng cường thông tin, tuyên truyền.",
    ),
    Example(
        "annual-day",
        "Tổ chức các hoạt động chào mừng Ngày Nhà giáo Việt Nam 20/11.",
    ),
    Example(
        "higher-than-last-year",
        "Phấn đấu các chỉ số năm 2025 cao hơn năm 2024.",
    ),
)
