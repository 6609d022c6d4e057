"""How many stories the front page has within reach before anybody scrolls."""

import datetime as dt

import pytest

from plugins.core.dates import ZONE
from plugins.core.lunar import lunar_date
from tests.browser.reader import PHONE

# The addresses of the stories whose headline lies wholly in the window, and those that stand twice.
WITHIN_REACH = """() => {
  const links = [...document.querySelectorAll("main :is(h2, h3, .on-this-day__story) > a")]
    .filter((link) => link.checkVisibility() && /\\/(tin-tuc|news)\\//.test(link.pathname));
  const seen = links.filter((link) => {
    const box = link.parentElement.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  });
  const paths = links.map((link) => link.pathname);
  return [new Set(seen.map((link) => link.pathname)).size, paths.length - new Set(paths).size];
}"""


@pytest.mark.parametrize(("width", "height", "fewest"), [(1440, 900, 14), (*PHONE.values(), 6)])
def test_many_stories_are_within_reach_and_none_stands_twice(visit, made_up, width, height, fewest):
    reader = visit(made_up, viewport={"width": width, "height": height})
    for lang in ("vi", "en"):
        reader.open("" if lang == "vi" else "en/")
        reader.measure(
            "document.querySelectorAll('.urgent, .saved').forEach((one) => one.remove())"
        )
        reached, repeated = reader.measure(WITHIN_REACH)
        assert reached >= fewest, lang
        assert repeated == 0, lang


# What modules/today.js takes each of so many days from a first one on for in the lunar calendar.
LUNAR = """async ([first, count]) => {
  const main = document.querySelector("script[type=module]").src;
  const { lunar } = await import(new URL("modules/today.js", main).href);
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.parse(first) + at * 86400000);
    return lunar(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
  });
}"""


def test_the_day_of_whoever_reads_stands_over_the_front_page(visit, made_up):
    reader = visit(made_up)
    reader.open("")
    first, end = dt.date(2025, 1, 29), dt.date(2061, 1, 1)
    days = [first + dt.timedelta(at) for at in range((end - first).days)]
    lunar = map(lunar_date, days)
    told = [f"{at.day}/{at.month}{' nhuận' if at.leap else ''}" for at in lunar]
    assert reader.measure(LUNAR, [first.isoformat(), len(days)]) == told
    assert reader.measure(LUNAR, ["2025-01-28", 1]) == [""]
    assert reader.measure(LUNAR, [end.isoformat(), 1]) == [""]
    assert dt.datetime.now(ZONE).strftime("%d/%m/%Y") in reader.page.text_content(".dateline__day")
    assert "Cập nhật" in made_up.parsed("").cssselect(".dateline__day")[0].text_content()
