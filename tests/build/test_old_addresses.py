"""What a finished site holds at addresses that were left; one build, below a base path."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.build.examine import examine
from plugins.core import addresses
from plugins.core.ledger import place_of
from plugins.safety import ledger
from plugins.safety.output_check import check
from tests.builders import ROOT, SECTIONS, as_yaml, build_site, make_site, tree, write, write_story
from tests.conftest import BUILD_EPOCH, Built

URL = "https://tin.congdoan.example/repo"
BEFORE = """\
/chuyen-muc/hoat-dong-cu/ section:activities:vi
/chuyen-muc/hoat-dong-cu/rss.xml feed:activities-rss:vi
/chuyen-muc/hoat-dong-cu/trang-2/ list::vi
/files/a/bien-ban.pdf file:a:
/files/b/moi.pdf file:b:
/thoa-thuan/nam/1999/trang-3/ list::vi
/en/news/2019/old/ story:old:en
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("old")
    content = make_site(folder)
    write_story(content, "a", status="withdrawn")
    write_story(content, "b", redirect_from=["/bai-viet/b.php", "/bai-viet/b.php/index.html"])
    write(content / "data/urls.txt", ledger.render({}).decode() + BEFORE)
    gone = [
        {"path": "/en/news/2019/old/", "date": "2025-03-01", "reason": "A <b>trial</b> text."},
        {"path": "/files/b/moi.pdf", "date": "2025-03-01", "to": "/tin-tuc/2025/tin-b/"},
    ]
    write(content / "data/gone.yaml", as_yaml(gone))
    redirects = [
        {"path": "/trang-cu/bai.aspx", "to": "story:b"},
        {"path": "/chuyen-muc/tin-chung/", "to": "/chuyen-muc/hoat-dong/"},
    ]
    write(content / "data/redirects.yaml", as_yaml(redirects))
    assert SECTIONS[0]["slug"]["vi"] == "hoat-dong"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_EPOCH)
        build_site(content, folder / "output", SITEURL=URL, ADDRESSES_REMOVED=5)
    return folder / "output"


def test_the_finished_site_has_no_fault(output: Path) -> None:
    assert check(output, "/repo", URL) == ()


def test_a_feed_that_moved_is_read_at_both_addresses(output: Path) -> None:
    now = (output / "chuyen-muc/hoat-dong/rss.xml").read_bytes()
    assert (output / "chuyen-muc/hoat-dong-cu/rss.xml").read_bytes() == now


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("chuyen-muc/hoat-dong-cu/", "chuyen-muc/hoat-dong/"),
        ("chuyen-muc/hoat-dong-cu/trang-2/", "chuyen-muc/hoat-dong/"),
        ("files/a/bien-ban.pdf/", "tin-tuc/2025/tin-a/"),  # withdrawn: its page says so
        ("files/b/moi.pdf/", "tin-tuc/2025/tin-b/"),
        ("thoa-thuan/nam/1999/trang-3/", "thoa-thuan/"),
        ("trang-cu/bai.aspx/", "tin-tuc/2025/tin-b/"),  # a former site's
        ("chuyen-muc/tin-chung/", "chuyen-muc/hoat-dong/"),
        ("bai-viet/b.php/", "tin-tuc/2025/tin-b/"),  # a server would not serve b.php as a page
    ],
)
def test_an_address_that_was_left_leads_on_without_javascript(
    output: Path, old: str, new: str
) -> None:
    page = (output / old / "index.html").read_text("utf-8")
    assert f'<meta http-equiv="refresh" content="0; url=/repo/{new}">' in page
    assert f'<link rel="canonical" href="{URL}/{new}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<a href="/repo/{new}">' in page


def test_a_notice_stays_where_nothing_is_left(output: Path) -> None:
    page = (output / "en/news/2019/old/index.html").read_text("utf-8")
    assert "A &lt;b&gt;trial&lt;/b&gt; text." in page
    assert '<time datetime="2025-03-01">' in page
    assert "noindex" in page


def test_texts_come_first_among_the_rules_and_feeds_need_none(output: Path) -> None:
    rules = (output / "_redirects").read_text("utf-8").splitlines()
    assert rules[0] == "/repo/bai-viet/b.php /repo/tin-tuc/2025/tin-b/ 301"
    assert rules[-1] == "/repo/thoa-thuan/nam/1999/trang-3/ /repo/thoa-thuan/ 301"
    assert not any("rss.xml" in rule for rule in rules)


def test_nothing_that_ended_is_found_or_listed(output: Path) -> None:
    sitemap = (output / "sitemap.xml").read_text("utf-8")
    assert "hoat-dong-cu" not in sitemap
    assert "2019" not in sitemap
    carried = (output / "urls.txt").read_text("utf-8")
    assert set(BEFORE.splitlines()) <= set(carried.splitlines())
    assert "/en/news/2019/old/ ended::" in carried


def test_every_file_that_a_reader_may_link_to_is_in_the_ledger(sample: Built) -> None:
    found = examine(sample.content, ROOT / "theme", sample.site.today).routes
    files = {
        addresses.save_as(place_of(address) if address in found.moved else address)
        for address in found.owners
    }
    by_content = ("theme/", "media/", "pagefind/", "en/pagefind/")
    others = re.compile(
        r"(en/)?404\.html|favicon\.\w+|robots\.txt|sw\.js|prefetch\.speculationrules|sitemap.*|_headers|_redirects|urls\.txt"
        r"|\.well-known/security\.txt"
    )
    written = {
        name
        for name in tree(sample.output)
        if not name.startswith(by_content) and not others.fullmatch(name)
    }
    assert len(written) > 200
    assert files == written
