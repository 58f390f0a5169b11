"""Units before and since 1 July 2025."""

from __future__ import annotations

import pytest

from extract.places_now import resolve_now


@pytest.mark.parametrize(
    ("commune", "district", "province", "day", "now", "province_now", "status"),
    [
        ("phường 5", "thành phố Gò Công", "tỉnh Tiền Giang", "2025-02-12",
         "Phường Gò Công, Tỉnh Đồng Tháp", "Tỉnh Đồng Tháp", "merged"),
        # three cities of Tiền Giang have a ward 5
        ("phường 5", None, "tỉnh Tiền Giang", "2025-02-12", None, "Tỉnh Đồng Tháp", None),
        ("phường 5", "thành phố Không Có", "tỉnh Tiền Giang", "2024-01-01",
         None, "Tỉnh Đồng Tháp", None),
        (None, None, "tỉnh Tiền Giang", "2021-10-18", "Tỉnh Đồng Tháp", "Tỉnh Đồng Tháp", "merged"),
        (None, None, "tỉnh Quảng Ninh", "2021-10-18", "Tỉnh Quảng Ninh", "Tỉnh Quảng Ninh",
         "unchanged"),
        (None, "huyện Phụng Hiệp", "tỉnh Hậu Giang", "2021-01-31", None, "Thành phố Cần Thơ",
         "ended"),
        # the province is told by the district and its town
        ("thị trấn Phú Mỹ", "huyện Phú Tân", None, "2022-12-07", "Xã Phú Tân, Tỉnh An Giang",
         "Tỉnh An Giang", "merged"),
        # since that day, names are those of now
        ("xã Lương Minh", None, "tỉnh Quảng Ninh", "2025-11-25",
         "Xã Lương Minh, Tỉnh Quảng Ninh", "Tỉnh Quảng Ninh", "current"),
        ("xã Không Có", "huyện Lạ", "tỉnh Xa", "2020-01-01", None, None, None),
    ],
)  # fmt: skip
def test_now(
    commune: str | None,
    district: str | None,
    province: str | None,
    day: str,
    now: str | None,
    province_now: str | None,
    status: str | None,
):
    written = ", ".join(part for part in (commune, district, province) if part)
    found = resolve_now(written, commune, district, province, day)
    assert (found.now, found.province_now, found.status) == (now, province_now, status)
