"""A union of long names, whose registers are read on a phone."""

from __future__ import annotations

import statistics
from dataclasses import replace

import pytest

from tests.browser.reader import PHONE
from tests.browser.served import serve
from tests.builders import ORGANISATIONS, build_site, make_site, write_story
from tests.conftest import BUILD_EPOCH
from tests.registers.conftest import agreement, document

BODIES = [
    {
        "id": f"dai-{at}",
        "name": {
            "vi": f"Công đoàn cơ sở Liên đoàn Lao động quận Nam Từ Liêm và phụ cận số {at}",
            "en": f"Federation of Labour of Nam Từ Liêm and the Neighbourhood, Branch {at}",
        },
        "short": {"vi": f"CĐCS LĐLĐ Nam Từ Liêm {at}", "en": f"Nam Từ Liêm Branch {at}"},
    }
    for at in range(2)
]
MOST = 110  # px, of a row in the middle


@pytest.fixture(scope="module")
def long_names(tmp_path_factory, made_up):
    """Serve a site of agreements, awards and documents whose bodies have long names."""
    folder = tmp_path_factory.mktemp("long")
    content = make_site(folder, organisations=[*ORGANISATIONS, *BODIES])
    parties = ["dai-0", "dai-1"]
    people = ["Nguyễn Thị Phương Thảo", "Trần Hoàng Quốc Việt", "Đặng Nguyễn Thùy Dương"]
    for at in range(12):
        write_story(
            content,
            f"ky-{at}",
            title=f"Hội nghị ký kết và trao thưởng lần thứ {at}",
            agreements=[
                agreement(
                    f"phoi-hop-{at}",
                    title="Chương trình phối hợp nâng chất lượng bữa ăn ca của đoàn viên",
                    number=f"{at}/CTPH-LĐLĐ",
                    parties=parties,
                    signed=f"{at + 1:02}/02/2024",
                    valid_from=f"{at + 1:02}/03/2024",
                    valid_to="30/04/2025",
                )
            ],
            awards=[
                {
                    "award": "merit_certificate",
                    "title": f"Bằng khen toàn diện của Ban Thường vụ năm {2000 + at}",
                    "awarded_by": "dai-0",
                    "year": "2024",
                    "recipients": [{"name": name, "unit": "dai-1"} for name in people],
                }
            ],
            document=document(
                f"{at}/KH-LĐLĐ",
                subject="Kế hoạch tổ chức đối thoại, chăm lo đoàn viên và tuyên truyền ở cơ sở",
                issuer="dai-0",
                signer="Nguyễn Thị Phương Thảo, Phó Chủ tịch Thường trực",
                addressees=parties,
            ),
            en={"title": f"A conference, number {at}"},
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
        build_site(content, folder / "output")
    with serve(folder / "output", "") as host:
        yield replace(made_up, output=folder / "output", host=host)


@pytest.mark.parametrize("address", ["thoa-thuan/", "khen-thuong/", "van-ban/", "en/agreements/"])
def test_on_a_phone_a_row_is_a_few_lines_and_says_its_labels_aloud(visit, long_names, address):
    reader = visit(long_names, viewport=PHONE)
    reader.open(address)
    rows = reader.page.locator(".register-table__row")
    boxes = [row.bounding_box() for row in rows.all()]
    assert statistics.median(box["height"] for box in boxes) <= MOST
    assert boxes[0]["y"] < PHONE["height"]
    label = "cell => getComputedStyle(cell, '::before').content"
    said = [cell.evaluate(label) for cell in rows.first.locator("td:not(:empty)").all()]
    assert all(len(one.strip('" :')) > 1 for one in said)
    assert rows.first.get_attribute("role") == "row"
    if (days := rows.first.locator("[data-key=signed], [data-key=period]")).count():
        tops = days.evaluate_all(
            "all => all.map(one => one.lastElementChild.getClientRects()[0].y)"
        )
        assert tops[0] == tops[1], "all days in one line"


@pytest.mark.parametrize("address", ["thoa-thuan/", "khen-thuong/", "van-ban/", "en/agreements/"])
def test_on_a_desk_the_first_row_stands_high(visit, long_names, address):
    reader = visit(long_names, viewport={"width": 1440, "height": 900})
    reader.open(address)
    assert reader.page.locator(".register-table__row").first.bounding_box()["y"] <= 380
