"""One language of the site, as templates and views see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from plugins.core import addresses
from plugins.core.dates import Moment, PartialDate
from plugins.core.look import Look
from plugins.core.site import Site
from plugins.language import formats
from plugins.language.messages import Message


@dataclass(frozen=True, slots=True)
class OtherEdition:
    """What a page says of the other edition."""

    lang: str
    name: str
    home: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The words, formats and addresses of one language.

    ``site_url`` is the site's absolute address without a slash at its end (empty while
    developing); ``asset_base`` is where the theme's files are, with a slash at its end. ``proposal``
    names the proposal that this is a preview of: every page says so, and none is to be indexed.
    ``accounts`` are the site's on social networks.
    """

    lang: str
    name: str
    slogan: str
    description: str
    publisher: str
    site_url: str
    messages: Mapping[str, Message]
    other: OtherEdition
    desks: frozenset[str] = frozenset()
    asset_base: str = "/theme/"
    base: str = ""
    offline: bool = True
    proposal: str = ""
    look: Look = field(default_factory=Look)
    accounts: tuple[str, ...] = ()

    @property
    def locale(self) -> str:
        """The language tag with its territory, for Open Graph."""
        return {"vi": "vi_VN", "en": "en_GB"}[self.lang]

    @property
    def home(self) -> str:
        """Where the front page is."""
        return self.link(addresses.front(self.lang))

    @property
    def search_url(self) -> str:
        """Where the search page is."""
        return self.link(addresses.listing(self.lang, "search"))

    @property
    def feeds_url(self) -> str:
        """Where the page of all feeds is."""
        return self.link(addresses.listing(self.lang, "feeds"))

    @property
    def offline_url(self) -> str:
        """Where the page about reading without a network is."""
        return self.link(addresses.listing(self.lang, "offline"))

    def link(self, address: str) -> str:
        """Return what stands in ``href`` for *address*."""
        return f"{self.base}/{address}"

    def absolute(self, address: str) -> str:
        """Return the absolute URL of *address*."""
        return f"{self.site_url}/{address}"

    def absolute_url(self, url: str) -> str:
        """Return the absolute URL of an ``href`` of this site."""
        return url if urlsplit(url).scheme else self.site_url + url.removeprefix(self.base)

    def asset(self, path: str) -> str:
        """Return where the theme's file *path* is served."""
        return self.asset_base + path

    def t(self, key: str, **values: object) -> str:
        """Return the message *key*, filled in. ``n`` chooses the plural; ``{n}`` and ``{count}`` write it.

        Raises ``KeyError`` for a key that the messages lack.
        """
        message = self.messages[key]
        count = values.get("n")
        if not isinstance(message, str):
            singular = count == 1 and self.lang == "en"
            message = message.get("one", message["other"]) if singular else message["other"]
        if isinstance(count, int | float):
            values["n"] = self.number(count)
            values.setdefault("count", values["n"])
        return message.format(**values) if values else message

    def date(self, value: Moment | dt.date) -> str:
        """Return the full date: ``thứ Sáu, 03/01/2025``, ``Friday, 3 January 2025``."""
        return formats.full_date(_day(value), self.lang)

    def short_date(self, value: Moment | dt.date) -> str:
        """Return ``03/01/2025``, ``3 January 2025``."""
        return formats.short_date(_day(value), self.lang)

    def day_of_month(self, value: Moment | dt.date) -> str:
        """Return the day without its year: ``03/01``, ``3 Jan``."""
        return formats.day_of_month(_day(value), self.lang)

    def hour(self, value: Moment) -> str:
        """Return ``11:21``, "" where the hour is not known."""
        return formats.time_of_day(value.at, self.lang) if value.has_time else ""

    def moment(self, value: Moment) -> str:
        """Return the full date, after the hour where that is known: ``11:21, Friday, 3 January 2025``."""
        return formats.moment(value, self.lang)

    def partial(self, value: PartialDate) -> str:
        """Return as much of a date as is known, without the weekday: ``11:21, 3 January 2025``, ``2024``."""
        return formats.partial(value, self.lang) or self.t("facts.unknown")

    def month(self, year: int, number: int) -> str:
        """Return ``tháng 1/2025``, ``January 2025``."""
        return formats.month(year, number, self.lang)

    def number(self, value: int | float) -> str:
        """Return *value* with this language's separators."""
        return formats.number(value, self.lang)

    def file_size(self, size: int) -> str:
        """Return *size* in bytes as readers take it in: ``1,2 MB``."""
        return formats.file_size(size, self.lang)

    def clock(self, seconds: int) -> str:
        """Return a length as players show it: ``4:05``, ``1:02:03``."""
        hours, rest = divmod(seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

    def iso(self, value: Moment | PartialDate | dt.date) -> str:
        """Return the machine form for ``<time datetime>``."""
        if isinstance(value, Moment):
            return value.at.isoformat() if value.has_time else value.day.isoformat()
        return value.iso() if isinstance(value, PartialDate) else value.isoformat()


def make_editions(
    site: Site,
    messages: Mapping[str, Mapping[str, Message]],
    site_url: str,
    asset_base: str = "theme/",
    proposal: str = "",
    look: Look | None = None,
) -> dict[str, Edition]:
    """Return both editions by language. *site_url* may hold a path (a site below a folder)."""
    settings = site.reference.settings
    base = urlsplit(site_url).path.rstrip("/")
    return {
        lang: Edition(
            lang=lang,
            name=settings.name[lang],
            slogan=settings.slogan[lang],
            description=settings.description[lang],
            publisher=settings.publisher[lang],
            site_url=site_url.rstrip("/"),
            messages=messages[lang],
            desks=frozenset({settings.publisher[lang], *settings.desks}),
            other=OtherEdition(other, settings.name[other], f"{base}/{addresses.front(other)}"),
            asset_base=f"{base}/{asset_base}",
            base=base,
            proposal=proposal,
            look=look or Look(),
            offline=settings.features.offline,
            accounts=tuple(account.url for account in settings.social),
        )
        for lang, other in (("vi", "en"), ("en", "vi"))
    }


def _day(value: Moment | dt.date) -> dt.date:
    return value.day if isinstance(value, Moment) else value
