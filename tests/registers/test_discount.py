"""What an offer takes off, read from its words; nothing that they do not say plainly."""

import pytest

from plugins.registers.benefits.discount import Discount, discount


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        ("Giảm 13% cho mọi hóa đơn", Discount(13, True)),
        ("Giảm 7,5 % học phí", Discount(7.5, True)),
        ("Thay dầu xe máy giảm 15%", Discount(15, True)),
        ("Giảm giá niêm yết 13%", Discount(13, True)),
        ("Giảm 20% gói khám mắt, miễn phí đo kính", Discount(20, True)),
        ("Giảm đến 30% dịp Tết", Discount(30, True, up_to=True)),
        ("Giảm từ 5% đến 15% tùy mặt hàng", Discount(15, True, up_to=True)),
        ("Giảm 5–15% tùy mặt hàng", Discount(15, True, up_to=True)),
        ("Giảm 10% vé xe; giảm 5% vé tàu", Discount(10, True, up_to=True)),
        ("Giảm 10% phòng; giảm 200.000 đồng bữa ăn", Discount(10, True)),
        ("Giảm 300.000 đồng khi cắt kính", Discount(300_000, False)),
        ("giảm 1,5 triệu đồng", Discount(1_500_000, False)),
        ("Chiết khấu 4% vật liệu", Discount(4, True)),
        ("Vay không thế chấp, lãi giảm 1,5 điểm", None),
        ("Giảm lãi suất 2%", None),
        ("Giảm còn 50% giá", None),
        ("Giảm cho hóa đơn 500.000 đồng trở lên", None),
        ("Trả góp 0% trong sáu tháng", None),
        ("Giảm 0%", None),
        ("Giảm 130%", None),
        ("Gói tai nạn 24 giờ giá 95.000 đồng một năm", None),
        ("Hoàn tiền 5%", None),
        ("", None),
    ],
)
def test_only_what_is_said_plainly_is_a_discount(offer: str, expected: Discount | None) -> None:
    assert discount(offer) == expected
