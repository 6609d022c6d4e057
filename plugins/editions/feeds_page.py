"""The page that says what feeds are and lists every one, with calendars, files and digests."""

from __future__ import annotations

from typing import Final

from plugins.core import addresses
from plugins.core.feed_pages import DigestLink, FeedChannel, FeedsBody
from plugins.core.pages import Page
from plugins.core.register_pages import Download
from plugins.editions.channels import channels
from plugins.editions.digest_pages import digest_link
from plugins.editions.registers.pages import downloads
from plugins.editions.view import View
from plugins.registers import registers_of

_DIGESTS: Final = 12  # months; the older ones are in the archive


def feeds_page(view: View) -> Page:
    """Return the edition's page of feeds; it is there whatever has been published."""
    edition, lang = view.edition, view.lang
    return view.page(
        kind="feeds",
        address=addresses.listing(lang, "feeds"),
        title=edition.t("feeds.title"),
        description=edition.t("feeds.intro"),
        alternate=view.alternate("feeds"),
        crumbs=(view.home_crumb,),
        body=FeedsBody(
            channels=tuple(
                FeedChannel(
                    channel.home,
                    view.feeds(channel.title, channel.base),
                    view.cards[channel.texts[0]] if channel.texts else None,
                )
                for channel in channels(view)
            ),
            opml=edition.link(addresses.feed_list()),
            calendars=tuple(
                Download(file.form, edition.t(f"register.title.{register.name}"), file.url)
                for register in registers_of(view.site)
                for file in downloads(view, register)
                if file.form == "ics"
            ),
            data=view.directory_crumb("data") if view.has("data") else None,
            has_digests=view.has("digests"),
            digests=tuple(_digests(view)[:_DIGESTS]) if view.has("digests") else (),
            archive=view.directory_crumb("archive"),
        ),
    )


def _digests(view: View) -> list[DigestLink]:
    edition = view.edition
    return [
        DigestLink(
            digest_link(view, year, month),
            edition.link(addresses.digest_mail(view.lang, year, month)),
        )
        for year, month in sorted(view.own.by_month, reverse=True)
    ]
