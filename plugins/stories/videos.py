"""Addresses of videos on other sites: whose they are, and the one form they are led to by.

Pure: an address in, a value out. Hosts are compared whole, so that ``youtube.com.evil.example`` is
nobody's; what a host adds to follow readers (``si``, ``fbclid``, ``utm_…``) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

_YOUTUBE_ID: Final = re.compile(r"[\w-]{11}")
_WORD: Final = re.compile(r"[\w.-]+")
_DIGITS: Final = re.compile(r"\d+")
_CLOCK: Final = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?")
_SCHEME: Final = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HostedVideo:
    """A video elsewhere: who shows it, its https address, and what all its addresses share."""

    provider: str
    url: str
    key: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """An address in parts: host, path segments, and the first value of each parameter."""

    host: str
    path: tuple[str, ...]
    query: Mapping[str, str]
    fragment: str


def recognise(address: str) -> HostedVideo | None:
    """Return the video at *address*, or ``None``: another page, or a site that is not known.

    Addresses to embed are read as well; the scheme may be missing (``youtu.be/…``).
    """
    asked = _asked(address)
    if asked is None:
        return None
    for hosts, read in _READERS:
        if asked.host in hosts:
            return read(asked)
    return None


def key_of(address: str) -> str:
    """Return what two spellings of one address share, also where no video is known there."""
    video = recognise(address)
    if video is not None:
        return video.key
    return _SCHEME.sub("", address.strip()).partition("#")[0].rstrip("/")


def host_of(address: str) -> str:
    """Return the host of *address* as it is shown: without ``www.``; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _asked(address: str) -> _Asked | None:
    written = address.strip()
    if not written or any(c.isspace() or c in '<>"\\' for c in written):
        return None
    if not _SCHEME.match(written):
        if ":" in written.partition("/")[0]:
            return None  # another scheme, or a port
        written = f"//{written}"
    try:
        parts = urlsplit(written)
        if parts.username is not None or parts.port not in (None, 80, 443):
            return None
        query = parse_qs(parts.query, max_num_fields=60)
    except ValueError:
        return None
    path = tuple(unquote(part) for part in parts.path.split("/") if part)
    first = {name: values[0] for name, values in query.items()}
    return _Asked((parts.hostname or "").rstrip("."), path, first, parts.fragment)


def _youtube(asked: _Asked) -> HostedVideo | None:
    path, query = asked.path, asked.query
    first = path[0] if path else ""
    if asked.host == "youtu.be":
        identifier = first
    elif first in {"watch", "watch_popup", "embed", "ytscreeningroom"} and "v" in query:
        identifier = query["v"]
    elif first in {"shorts", "live", "embed", "v", "e", "watch", "vi"} and len(path) > 1:
        identifier = path[1]
    elif first == "playlist" or (first == "embed" and path[1:] == ("videoseries",)):
        return _playlist(query.get("list", ""))
    else:
        return None
    if identifier == "videoseries":
        return _playlist(query.get("list", ""))
    if not _YOUTUBE_ID.fullmatch(identifier):
        return None
    start = _seconds(query, asked.fragment)
    url = f"https://www.youtube.com/watch?v={identifier}" + (f"&t={start}s" if start else "")
    return HostedVideo("YouTube", url, f"youtube:{identifier}")


def _playlist(identifier: str) -> HostedVideo | None:
    if not _WORD.fullmatch(identifier):
        return None
    url = f"https://www.youtube.com/playlist?list={identifier}"
    return HostedVideo("YouTube", url, f"youtube-list:{identifier}")


def _seconds(query: Mapping[str, str], fragment: str) -> int:
    """Return where to begin: ``t=90``, ``t=1m30s``, ``start=90``, ``#t=90``; else 0."""
    named = parse_qs(fragment).get("t", [""])[0] if "=" in fragment else ""
    written = query.get("t") or query.get("start") or query.get("time_continue") or named
    found = _CLOCK.fullmatch(written)
    if found is None or len(written) > 12:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _facebook(asked: _Asked) -> HostedVideo | None:
    path, query = asked.path, asked.query
    if asked.host == "fb.watch":
        return _at("Facebook", "https://fb.watch/{}/", path[:1]) if len(path) == 1 else None
    base = "https://www.facebook.com"
    if path[:2] == ("plugins", "video.php") and "href" in query:
        return recognise(query["href"])
    if path[:1] in (("watch",), ("video.php",)) and _DIGITS.fullmatch(query.get("v", "")):
        return HostedVideo("Facebook", f"{base}/watch/?v={query['v']}", f"facebook:{query['v']}")
    if path[:1] == ("reel",) and len(path) > 1 and _DIGITS.fullmatch(path[1]):
        return HostedVideo("Facebook", f"{base}/reel/{path[1]}/", f"facebook:{path[1]}")
    if path[:1] == ("share",) and len(path) == 3 and path[1] in {"v", "r"}:
        return _at("Facebook", f"{base}/share/{path[1]}/{{}}/", path[2:])
    if len(path) >= 3 and path[1] == "videos" and _DIGITS.fullmatch(path[-1]):
        owner, number = quote(path[0]), path[-1]
        return HostedVideo("Facebook", f"{base}/{owner}/videos/{number}/", f"facebook:{number}")
    return None


def _tiktok(asked: _Asked) -> HostedVideo | None:
    path = asked.path
    if asked.host in {"vm.tiktok.com", "vt.tiktok.com"}:
        return _at("TikTok", f"https://{asked.host}/{{}}/", path) if len(path) == 1 else None
    if path[:1] == ("t",) and len(path) == 2:
        return _at("TikTok", "https://www.tiktok.com/t/{}/", path[1:])
    if len(path) == 3 and path[0][:1] == "@" and path[1] == "video":
        if _DIGITS.fullmatch(path[2]) and _WORD.fullmatch(path[0][1:]):
            url = f"https://www.tiktok.com/{path[0]}/video/{path[2]}"
            return HostedVideo("TikTok", url, f"tiktok:{path[2]}")
        return None
    if path[:1] in (("embed",), ("player",)) and _DIGITS.fullmatch(path[-1]):
        url = f"https://www.tiktok.com/player/v1/{path[-1]}"
        return HostedVideo("TikTok", url, f"tiktok:{path[-1]}")
    return None


def _vimeo(asked: _Asked) -> HostedVideo | None:
    numbers = [at for at, part in enumerate(asked.path) if _DIGITS.fullmatch(part)]
    ways = {(), ("video",), ("manage", "videos"), ("ondemand",)}
    if not numbers:
        return None
    at = numbers[-1]
    before = asked.path[:at]
    known = before in ways or before[:1] in {("channels",), ("groups",), ("showcase",), ("album",)}
    if not known or (before[:1] in {("showcase",), ("album",)} and len(before) == 1):
        return None
    identifier, behind = asked.path[at], asked.path[at + 1 :]
    secret = asked.query.get("h") or (behind[0] if behind else "")  # of a video that is not listed
    secret = f"/{secret}" if re.fullmatch(r"[0-9a-f]{6,}", secret) else ""
    return HostedVideo("Vimeo", f"https://vimeo.com/{identifier}{secret}", f"vimeo:{identifier}")


def _dailymotion(asked: _Asked) -> HostedVideo | None:
    path = asked.path[1:] if asked.path[:1] == ("embed",) else asked.path
    if asked.host == "geo.dailymotion.com" and "video" in asked.query:
        identifier = asked.query["video"]
    elif asked.host == "dai.ly" and len(path) == 1:
        identifier = path[0]
    elif path[:1] == ("video",) and len(path) == 2:
        identifier = path[1].partition("_")[0]
    else:
        return None
    return _at("Dailymotion", "https://www.dailymotion.com/video/{}", (identifier,))


def _instagram(asked: _Asked) -> HostedVideo | None:
    kinds = {"reel", "reels", "tv"}
    path = asked.path[1:] if len(asked.path) > 2 and asked.path[1] in kinds else asked.path
    if len(path) >= 2 and path[0] in kinds:
        return _at("Instagram", "https://www.instagram.com/reel/{}/", path[1:2])
    return None


def _zalo(asked: _Asked) -> HostedVideo | None:
    """Zalo writes videos below a host of their own, or behind the word in the path."""
    own = asked.host in {"video.zalo.me", "zalo.video"}
    if not asked.path or not (own or "video" in asked.path[:-1]):
        return None
    return _kept("Zalo", asked)


def _vtv(asked: _Asked) -> HostedVideo | None:
    ways = {"video", "kho-video", "xem-truc-tuyen", "truyen-hinh-truc-tuyen"}
    if asked.host.endswith("vtv.vn"):
        ways = {"video", "truyen-hinh-truc-tuyen"}
    if len(asked.path) < 2 or asked.path[0] not in ways:
        return None
    return _kept("VTV" if asked.host.endswith("vtv.vn") else "VTVgo", asked)


def _kept(provider: str, asked: _Asked) -> HostedVideo:
    """Return the video at an address whose path says it all."""
    where = f"{asked.host}/{'/'.join(quote(part, safe='@,') for part in asked.path)}"
    return HostedVideo(provider, f"https://{where}", where)


def _at(provider: str, form: str, parts: tuple[str, ...]) -> HostedVideo | None:
    if len(parts) != 1 or not _WORD.fullmatch(parts[0]):
        return None
    url = form.format(parts[0])
    return HostedVideo(provider, url, url.removeprefix("https://").rstrip("/"))


def _hosts(domain: str, *below: str) -> frozenset[str]:
    return frozenset({domain, *(f"{name}.{domain}" for name in below)})


_READERS: Final[tuple[tuple[frozenset[str], Callable[[_Asked], HostedVideo | None]], ...]] = (
    (_hosts("youtube.com", "www", "m", "music", "gaming") | {"youtu.be", "www.youtu.be"}, _youtube),
    (_hosts("youtube-nocookie.com", "www"), _youtube),
    (
        _hosts("facebook.com", "www", "m", "web", "mbasic", "touch", "vi-vn", "en-gb", "business")
        | {"fb.watch", "www.fb.watch", "fb.com", "www.fb.com"},
        _facebook,
    ),
    (_hosts("tiktok.com", "www", "m", "vm", "vt"), _tiktok),
    (_hosts("vimeo.com", "www", "player"), _vimeo),
    (_hosts("dailymotion.com", "www", "geo", "touch") | {"dai.ly"}, _dailymotion),
    (_hosts("instagram.com", "www", "m"), _instagram),
    (_hosts("zalo.me", "www", "video", "oa", "rd", "page") | {"zalo.video"}, _zalo),
    (_hosts("vtv.vn", "www", "m") | _hosts("vtvgo.vn", "www", "m"), _vtv),
)
