"""The drawings of the archive and of organisations: all that they show is said in words as well."""

from __future__ import annotations

import pytest

both = pytest.mark.parametrize("lang", ["vi", "en"])


@both
def test_the_archives_bars_are_the_months_figures(made_up, lang):
    root = made_up.parsed("luu-tru/" if lang == "vi" else "en/archive/")
    groups = [group for group in root.cssselect(".directory__group") if group.cssselect("svg")]
    assert len(groups) > 2
    heights = {}
    for group in groups:
        [chart] = group.cssselect("svg[role=img]")
        year = group.cssselect(".directory__heading a")[0].text_content()
        assert chart.get("aria-label") == made_up.say(lang, "archive.chart", year=year)
        figures = [int(count.text_content()) for count in group.cssselect("li .count")]
        bars = [float(bar.get("height")) for bar in chart.cssselect("rect")]
        assert len(bars) == len(figures)
        for figure, height in zip(reversed(figures), bars, strict=True):
            assert heights.setdefault(figure, height) == height, "one scale for all years"
        written = [text.text_content() for text in chart.cssselect(".year-chart__count")]
        assert written == [str(max(figures))]
    assert sorted(heights.values()) == [heights[figure] for figure in sorted(heights)]


@both
def test_a_year_shows_its_chart_beside_its_months(visit, made_up, lang):
    reader = visit(made_up)
    reader.open("luu-tru/2024/" if lang == "vi" else "en/archive/2024/")
    name = made_up.say(lang, "archive.chart", year=2024)
    assert reader.page.get_by_role("img", name=name).is_visible()


@both
def test_a_timeline_says_in_words_what_it_draws(visit, made_up, lang):
    reader = visit(made_up)
    reader.open(made_up.site.organisation_address("cloud-river", lang))
    line = reader.page.get_by_role("region", name=made_up.say(lang, "register.timeline"))
    rows = line.get_by_role("listitem")
    assert rows.count() == 8
    for row in rows.all():
        assert row.locator("a").inner_text()
        state = row.locator(".state")
        assert state.inner_text()
        bar = row.locator(".timeline__bar")
        assert bar.get_attribute("data-state") == state.get_attribute("data-state")
    track = rows.first.locator("svg").bounding_box()
    today = rows.first.locator(".timeline__today").bounding_box()
    for row in rows.all():
        bar = row.locator(".timeline__bar").bounding_box()
        assert bar["x"] >= track["x"] - 2
        assert bar["x"] + bar["width"] <= track["x"] + track["width"] + 2
        running = row.locator(".state").get_attribute("data-state") in {"in_force", "ending"}
        assert running == (bar["x"] < today["x"] < bar["x"] + bar["width"]) or not running


def test_an_organisation_with_one_agreement_or_none_has_no_timeline(made_up):
    for body in ("an-binh", "rattan-works"):
        root = made_up.parsed(made_up.site.organisation_address(body, "vi"))
        assert not root.cssselect(".timeline")


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
def test_nothing_of_a_years_chart_is_cut_off(visit, made_up, lang, width):
    reader = visit(made_up, viewport={"width": width, "height": 900})
    for kind in ("archive", "archive_year"):
        reader.open(made_up.place(kind, lang))
        over = reader.measure(
            """() => [...document.querySelectorAll(".year-chart")].flatMap((chart) => {
              const {width, height} = chart.viewBox.baseVal;
              return [...chart.querySelectorAll("text, rect")].filter((one) => {
                const box = one.getBBox();
                return box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height;
              }).map((one) => one.outerHTML);
            })"""
        )
        assert reader.page.locator(".year-chart").count()
        assert over == []
