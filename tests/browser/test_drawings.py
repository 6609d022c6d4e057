"""The drawings of the archive and of organisations: all that they show is said in words as well."""

from __future__ import annotations

import pytest

both = pytest.mark.parametrize("lang", ["vi", "en"])


@both
def test_the_archives_bars_are_the_months_figures_each_year_to_its_own_scale(made_up, lang):
    root = made_up.parsed("luu-tru/" if lang == "vi" else "en/archive/")
    groups = root.cssselect(".directory__group")
    assert len(groups) > 2
    for group in groups:
        [chart] = group.cssselect(".year-chart")
        year = group.cssselect(".directory__heading a")[0].text_content()
        assert chart.get("aria-label") == made_up.say(lang, "archive.chart", year=year)
        figures = [int(one.text_content()) for one in chart.cssselect(".year-chart__count")]
        heights = [float(bar.get("height")) for bar in chart.cssselect("svg")]
        assert max(heights) == 48
        assert heights == [
            pytest.approx(max(48 * figure / max(figures), 2), abs=0.1) for figure in figures
        ]
        for link, figure in zip(chart.cssselect("a"), figures, strict=True):
            said = made_up.say(lang, "listing.count", n=figure)
            assert link.cssselect(".visually-hidden")[0].text_content().endswith(f": {said}")


@pytest.mark.parametrize("where", ["organisation", "over_time"])
@both
def test_a_timeline_says_in_words_what_it_draws(visit, made_up, where, lang):
    reader = visit(made_up)
    whole = where == "over_time"
    body = made_up.site.organisation_address("cloud-river", lang)
    reader.open(made_up.place("over_time", lang) if whole else body)
    rows = reader.page.locator(".timeline__row")
    assert rows.count() == reader.page.get_by_role("row").count() - rows_else(reader)
    for row in rows.all():
        assert row.locator("th a").first.inner_text()
        state = row.locator(".state")
        assert state.inner_text()
        bar = row.locator(".timeline__bar")
        if bar.count():
            assert bar.get_attribute("data-state") == state.get_attribute("data-state")
    track = rows.first.locator("svg").bounding_box()
    for row in rows.all():
        for bar in row.locator(".timeline__bar").all():
            box = bar.bounding_box()
            assert box["x"] >= track["x"] - 2
            assert box["x"] + box["width"] <= track["x"] + track["width"] + 2


def rows_else(reader):
    """How many rows of tables are no agreement's: heads, parties, other registers."""
    return reader.page.locator("tr:not(.timeline__row)").count()


@both
def test_this_day_in_earlier_years_stands_on_front_page_and_archive(visit, made_up, lang):
    reader = visit(made_up)
    for address in ("", "luu-tru/") if lang == "vi" else ("en/", "en/archive/"):
        reader.open(address)
        past = reader.page.get_by_role("region", name=made_up.say(lang, "archive.on_this_day"))
        assert past.locator("time").first.get_attribute("datetime") == "2024-03-15"
    reader.follow(past.locator("a").first)
    assert reader.kind == "story"


@both
@pytest.mark.parametrize("width", [320, 1440])
def test_nothing_of_a_years_chart_is_cut_off_and_each_month_can_be_touched(
    visit, made_up, lang, width
):
    reader = visit(made_up, viewport={"width": width, "height": 900})
    for kind in ("archive", "archive_year"):
        reader.open(made_up.place(kind, lang))
        small = reader.measure(
            """() => [...document.querySelectorAll(".year-chart__link")].filter((link) => {
              const {width, height} = link.getBoundingClientRect();
              return width < 20 || height < 44 || link.scrollWidth > link.clientWidth + 1;
            }).map((link) => link.outerHTML)"""
        )
        assert reader.page.locator(".year-chart").count()
        assert small == []
