"""The digest on paper and as a letter, as Chromium shows them."""

from __future__ import annotations

import re
from email import policy
from email.parser import BytesParser

import pytest

from tests.browser.served import serve
from tests.browser.test_axe import RUN, SCRIPT
from tests.builders import build_site, make_site, write_story
from tests.conftest import BUILD_EPOCH
from tests.sample import AWARD
from tests.shared import once

SUMMARY = (
    "Ba mươi người thợ cùng gói bánh chưng, rồi nghe kể chuyện đê điều; công đoàn góp gạo nếp, "
    "thợ góp công, ai nấy đều vui."
)
MONTHS = {"2025-01": 12, "2025-02": 41}


@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    """Return the output of a site with a usual and a very busy month."""

    def built(folder):
        content = make_site(folder)
        for month, stories in MONTHS.items():
            for number in range(stories):
                write_story(
                    content,
                    f"tin-{month}-{number:02}",
                    date=f"{month}-{number % 27 + 1:02}",
                    title=f"Đợt {number} tháng {month}: Công đoàn Xưởng Mây trao quà Tết cho đoàn viên, "
                    "người lao động có hoàn cảnh khó khăn",
                    summary=SUMMARY,
                    awards=[AWARD] if number < 6 else None,
                )
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
            build_site(content, folder / "output")

    folder, _ = once(tmp_path_factory, "busy-months", built)
    return folder / "output"


def letters(output):
    return {
        path.relative_to(output).as_posix(): BytesParser(policy=policy.default).parsebytes(
            path.read_bytes()
        )
        for path in sorted(output.rglob("*.eml"))
        if path.is_file()  # a month that was left has a page at the address of its letter
    }


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_is_printed_on_two_sheets_at_most(chromium, busy, month):
    with serve(busy, "") as host:
        page = chromium.new_page()
        page.goto(f"{host}/luu-tru/{month.replace('-', '/')}/ban-tin/")
        page.evaluate("document.fonts.ready.then(() => true)")
        pdf = page.pdf(format="A4")
        page.emulate_media(media="print")
        assert page.locator(".nameplate__name").is_visible()
        assert page.locator(".footer__address").is_visible()
        assert page.locator(".digest__title").count() == MONTHS[month]
        assert page.locator(".digest__lead").first.is_visible() == (MONTHS[month] < 15)
        for gone in (".digest__pass-on", ".menu", ".crumbs", ".footer__links"):
            assert not page.locator(gone).first.is_visible(), gone
        page.close()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2


@pytest.mark.parametrize("width", [320, 600])
def test_a_letter_shows_whole_at_this_width_and_fetches_nothing(chromium, real, width):
    page = chromium.new_page(viewport={"width": width, "height": 800})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    found = letters(real.output)
    assert len(found) >= 2, "a month in either edition"
    for name, message in found.items():
        html = message.get_body(("html",)).get_content()
        page.set_content(html)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        heading = page.locator("h1").inner_text()
        assert message["Subject"].partition(": ")[2].lower() == heading.lower(), name
        links = page.locator("a").evaluate_all("links => links.map(link => link.href)")
        assert all(link.startswith("https://tin.congdoan.example/") for link in links), name
        assert not page.locator("img, style, script, link, form, [class]").count(), name
        small = page.evaluate(
            """() => [...document.querySelectorAll("p, a, h1, h2, h3, span")]
              .filter(one => parseFloat(getComputedStyle(one).fontSize) < 14).length"""
        )
        assert small == 0, name
    page.close()
    assert asked == []


def test_the_letter_passes_axe(chromium, real):
    page = chromium.new_page()
    message = next(iter(letters(real.output).values()))
    page.set_content(message.get_body(("html",)).get_content())
    page.evaluate(SCRIPT)
    assert page.evaluate(RUN, []) == []
    page.close()
