"""Plans made of the corpus's documents, cited with slips, in both forms of date, and in short."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cited:
    """A document as the corpus has it; ``home`` is the locality whose plans cite it."""

    doc_type: str
    symbol: str
    date: str  # as 18/10/2021; empty for a law, which has its year alone
    issuer: str
    title: str
    home: str = ""
    year: str = ""

    @property
    def name(self) -> tuple[str, str, str, str]:
        return (self.doc_type, self.symbol or self.title, self.date or self.year, self.issuer)


@dataclass
class MadePlan:
    """A text with the offsets of its mentions, and what each names."""

    path: str
    text: str = ""
    mentions: list[tuple[int, Cited]] = field(default_factory=list)


TG, HY, PT, PH = "Tiền Giang", "Hưng Yên", "Phú Tân", "Phụng Hiệp"
HEADS = {
    TG: ("PHƯỜNG 5", "Phường 5", "thành phố Gò Công, tỉnh Tiền Giang"),
    HY: ("PHƯỜNG PHAN ĐÌNH PHÙNG", "Phan Đình Phùng", "thị xã Mỹ Hòa, tỉnh Hưng Yên"),
    PT: ("THỊ TRẤN PHÚ MỸ", "Phú Mỹ", "huyện Phú Tân, tỉnh An Giang"),
    PH: ("XÃ TÂN BÌNH", "Tân Bình", "huyện Phụng Hiệp, tỉnh Hậu Giang"),
}
UB = "Ủy ban nhân dân"
CCHC = "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030"
DOCUMENTS = (
    Cited("Nghị quyết", "76/NQ-CP", "15/07/2021", "Chính phủ", CCHC),
    Cited("Nghị quyết", "76/NQ-CP", "05/05/2023", "Chính phủ",
          "phiên họp Chính phủ thường kỳ tháng 4 năm 2023"),
    Cited("Nghị quyết", "18-NQ/TW", "25/10/2017", "Ban Chấp hành Trung ương",
          "một số vấn đề về tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị"),
    Cited("Nghị quyết", "19-NQ/TW", "25/10/2017", "Ban Chấp hành Trung ương",
          "tiếp tục đổi mới hệ thống tổ chức và quản lý các đơn vị sự nghiệp công lập"),
    Cited("Nghị định", "130/2005/NĐ-CP", "17/10/2005", "Chính phủ",
          "chế độ tự chủ, tự chịu trách nhiệm về sử dụng biên chế"),
    Cited("Nghị định", "117/2013/NĐ-CP", "07/10/2013", "Chính phủ",
          "chế độ tự chủ đối với các cơ quan nhà nước"),
    Cited("Nghị định", "42/2022/NĐ-CP", "24/06/2022", "Chính phủ",
          "việc cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước"),
    Cited("Nghị định", "45/2020/NĐ-CP", "08/04/2020", "Chính phủ",
          "thực hiện thủ tục hành chính trên môi trường điện tử"),
    Cited("Nghị định", "61/2018/NĐ-CP", "23/04/2018", "Chính phủ",
          "thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính"),
    Cited("Nghị định", "60/2021/NĐ-CP", "21/06/2021", "Chính phủ",
          "cơ chế tự chủ tài chính của đơn vị sự nghiệp công lập"),
    Cited("Quyết định", "468/QĐ-TTg", "27/03/2021", "Thủ tướng Chính phủ",
          "Đề án đổi mới việc thực hiện cơ chế một cửa trong giải quyết thủ tục hành chính"),
    Cited("Quyết định", "749/QĐ-TTg", "03/06/2020", "Thủ tướng Chính phủ",
          "Chương trình Chuyển đổi số quốc gia đến năm 2025"),
    Cited("Chỉ thị", "13/CT-TTg", "10/06/2015", "Thủ tướng Chính phủ",
          "tăng cường trách nhiệm của người đứng đầu cơ quan hành chính nhà nước các cấp"),
    Cited("Chỉ thị", "30/CT-TTg", "30/10/2018", "Thủ tướng Chính phủ",
          "nâng cao chất lượng giải quyết thủ tục hành chính tại các bộ, ngành"),
    Cited("Thông tư", "26/2019/TT-BTC", "10/05/2019", "Bộ trưởng Bộ Tài chính",
          "kinh phí bảo đảm cho công tác cải cách hành chính nhà nước"),
    Cited("Thông tư", "01/2023/TT-VPCP", "05/04/2023", "Văn phòng Chính phủ",
          "số hóa hồ sơ, kết quả giải quyết thủ tục hành chính"),
    Cited("Quyết định", "1001/QĐ-BNV", "11/12/2023", "Bộ Nội vụ",
          "Phương pháp đo lường sự hài lòng của người dân"),
    Cited("Luật", "", "", "", "Ngân sách nhà nước", year="2015"),
    Cited("Luật", "", "", "", "Tổ chức chính quyền địa phương", year="2015"),
    Cited("Luật", "", "", "", "Tiếp cận thông tin", year="2016"),
    # one locality's own; numbers that another has too
    Cited("Nghị quyết", "09-NQ/TU", "06/10/2021", "Tỉnh ủy Tiền Giang",
          "đẩy mạnh cải cách hành chính, nâng cao các chỉ số cải cách hành chính", TG),
    Cited("Quyết định", "2703/QĐ-UBND", "18/10/2021", f"{UB} tỉnh Tiền Giang",
          "Chương trình tổng thể cải cách hành chính nhà nước của tỉnh Tiền Giang", TG),
    Cited("Quyết định", "65/QĐ-UBND", "13/01/2025", f"{UB} tỉnh Tiền Giang",
          "Kế hoạch cải cách hành chính năm 2025 trên địa bàn tỉnh Tiền Giang", TG),
    Cited("Quyết định", "65/QĐ-UBND", "21/01/2025", f"{UB} thành phố Gò Công",
          "Kế hoạch kiểm soát thủ tục hành chính trên địa bàn thành phố Gò Công", TG),
    Cited("Quyết định", "73/QĐ-UBND", "22/01/2025", f"{UB} thành phố Gò Công",
          "Kế hoạch cải cách hành chính năm 2025 trên địa bàn thành phố Gò Công", TG),
    Cited("Kế hoạch", "370/KH-UBND", "08/10/2021", f"{UB} tỉnh Tiền Giang",
          "Chuyển đổi số tỉnh Tiền Giang giai đoạn 2021 - 2025", TG),
    Cited("Kế hoạch", "01/KH-UBND", "02/01/2025", f"{UB} thị xã Mỹ Hòa",
          "cải cách hành chính nhà nước thị xã Mỹ Hòa năm 2025", HY),
    Cited("Kế hoạch", "01/KH-UBND", "03/01/2024", f"{UB} thị xã Mỹ Hòa",
          "cải cách hành chính nhà nước thị xã Mỹ Hòa năm 2024", HY),
    Cited("Kế hoạch", "18/KH-UBND", "14/01/2021", f"{UB} thị xã Mỹ Hòa",
          "cải cách hành chính thị xã Mỹ Hòa giai đoạn 2021 - 2025", HY),
    Cited("Kế hoạch", "36/KH-UBND", "30/03/2018", f"{UB} tỉnh Hưng Yên",
          "sắp xếp tổ chức bộ máy của hệ thống chính trị tỉnh Hưng Yên", HY),
    Cited("Kế hoạch", "37/KH-UBND", "30/03/2018", f"{UB} tỉnh Hưng Yên",
          "nâng cao chất lượng các đơn vị sự nghiệp công lập tỉnh Hưng Yên", HY),
    Cited("Nghị quyết", "09-NQ/TU", "12/08/2021", "Tỉnh ủy Hưng Yên",
          "chương trình chuyển đổi số tỉnh Hưng Yên giai đoạn 2021 - 2025", HY),
    Cited("Kế hoạch", "346/KH-UBND", "28/02/2025", f"{UB} huyện Phú Tân",
          "cải cách hành chính huyện Phú Tân năm 2025", PT),
    Cited("Kế hoạch", "2091/KH-UBND", "07/12/2022", f"{UB} thị trấn Phú Mỹ",
          "cải cách hành chính thị trấn Phú Mỹ giai đoạn 2022 - 2025", PT),
    Cited("Kế hoạch", "18/KH-UBND", "20/01/2021", f"{UB} huyện Phú Tân",
          "chuyển đổi số huyện Phú Tân giai đoạn 2021 - 2025", PT),
    Cited("Nghị quyết", "02-NQ/HU", "31/01/2021", "Huyện ủy Phụng Hiệp",
          "cải cách hành chính, giai đoạn 2021 - 2025", PH),
    Cited("Kế hoạch", "36/KH-UBND", "15/02/2023", f"{UB} huyện Phụng Hiệp",
          "nâng cao sự hài lòng của người dân huyện Phụng Hiệp", PH),
)  # fmt: skip


def make_plans(count: int = 30, mentions: int = 10, seed: int = 7) -> list[MadePlan]:
    """Give plans of so many mentions each; the same for the same seed."""
    chance = random.Random(seed)
    homes = list(HEADS)
    return [
        _make_plan(f"{number:02}.txt", homes[number % len(homes)], mentions, chance)
        for number in range(count)
    ]


def _make_plan(path: str, home: str, mentions: int, chance: random.Random) -> MadePlan:
    plan = MadePlan(path)
    unit, place, above = HEADS[home]
    number = chance.randrange(3000, 9000)
    plan.text = (
        f"ỦY BAN NHÂN DÂN\n{unit}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        f"Độc lập - Tự do - Hạnh phúc\n\n"
        f"Số: {number}/KH-UBND          {place}, ngày 17 tháng 3 năm 2025\n\n"
        f"KẾ HOẠCH\nCông tác năm 2025\n\n"
    )
    own = [one for one in DOCUMENTS if one.home in {"", home}]
    left = mentions
    while left:
        one = chance.choice(own)
        _write(plan, one, chance)
        left -= 1
        if left and one.symbol and chance.random() < 0.15:
            _name_short(plan, one, chance)
            left -= 1
    plan.text += (
        f"\n{UB} {place} xây dựng kế hoạch trên địa bàn {above} như sau:\n\n"
        "I. MỤC ĐÍCH\nNâng cao chất lượng phục vụ người dân.\n"
    )
    return plan


def _write(plan: MadePlan, one: Cited, chance: random.Random) -> None:
    """Add a legal basis; one slip in three, none where nothing else would tell the document."""
    lead = "Căn cứ "
    plan.mentions.append((len(plan.text) + len(lead), one))
    if not one.symbol:
        name = f"{one.doc_type} {one.title}"
        if chance.random() < 0.3:
            name = chance.choice(_LAW_SLIPS)(name, chance)
        plan.text += f"{lead}{name} năm {one.year};\n\n"
        return
    has_issuer = chance.random() < 0.75
    has_title = chance.random() < 0.7
    has_date = chance.random() < 0.85 or bool(one.home)
    doc_type, number, date, issuer, title = (
        one.doc_type, one.symbol, _say(one.date, chance), one.issuer, one.title
    )  # fmt: skip
    if chance.random() < 0.35:
        slip = chance.randrange(5)
        if slip == 0:
            doc_type = _SLIPS_OF_TYPE.get(doc_type, doc_type)
        elif slip == 1:
            number = _misread(number)
        elif slip == 2 and has_date:
            date = chance.choice(_DATE_SLIPS)(date)
        elif slip == 3:
            issuer = _drop_mark(issuer, chance)
        elif has_title:
            title = _drop_mark(title, chance)
    plan.text += f"{lead}{doc_type} số {number}"
    plan.text += f" {date}" if has_date else ""
    plan.text += f" của {issuer}" if has_issuer else ""
    plan.text += f" về {title};\n\n" if has_title else ";\n\n"


def _name_short(plan: MadePlan, one: Cited, chance: random.Random) -> None:
    """Give the last document a short name, and use it."""
    number = one.symbol.split("/")[0].split("-")[0]
    short = chance.choice([f"{one.doc_type} {number}", f"{one.doc_type} số {number}"])
    plan.text = plan.text.rstrip(";\n ") + f" (sau đây gọi tắt là {short});\n\n"
    lead = "Thực hiện các nhiệm vụ mà "
    plan.mentions.append((len(plan.text) + len(lead), one))
    plan.text += f"{lead}{short} giao cho địa phương;\n\n"


def _say(date: str, chance: random.Random) -> str:
    day, month, year = date.split("/")
    forms = (
        f"ngày {date}",
        f"ngày {int(day)}/{int(month)}/{year}",
        f"ngày {day} tháng {month} năm {year}",
        f"ngày {day}/{month}/{year}",
    )
    return chance.choice(forms)


_DATE_SLIPS: Sequence[Callable[[str], str]] = (
    lambda date: date.replace("0", "O", 1),
    lambda date: date.replace("1", "l", 1),
    lambda date: date.replace("2021", "2O21"),
    lambda date: date.replace("/10/", "/11/").replace("tháng 10", "tháng 11"),
    lambda date: date.replace("ngày ", "ngay "),
)
_SLIPS_OF_TYPE = {"Nghị định": "Nhị định", "Nghị quyết": "Nghị quyêt", "Quyết định": "Quyêt định"}


def _misread(symbol: str) -> str:
    for right, wrong in (("NĐ-", "ND-"), ("QĐ-", "QD-"), ("0", "O"), ("1", "l")):
        if right in symbol:
            return symbol.replace(right, wrong, 1)
    return symbol


_MARKED = {"ề": "ê", "ủ": "u", "ư": "u", "ỉ": "i", "ế": "ê", "ộ": "ô", "ã": "a", "ạ": "a"}


def _drop_mark(text: str, chance: random.Random) -> str:
    places = [at for at, char in enumerate(text) if char in _MARKED]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + _MARKED[text[at]] + text[at + 1 :]


_LAW_SLIPS: Sequence[Callable[[str, random.Random], str]] = (
    lambda name, chance: name.replace("nhà nước", "nhà nuớc"),
    lambda name, chance: name.replace("chính quyền", "chính quyên"),
    lambda name, chance: name.replace("Luật ", "Luật  "),
)
