"""Links that hand a story on: each is an address only, nothing of another site is loaded."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote, urlencode

from plugins.core.pages import Link
from plugins.core.site import Text
from plugins.language.edition import Edition


def share_links(edition: Edition, text: Text) -> tuple[Link, ...]:
    """Return the ways to share *text*: Zalo, Facebook, e-mail."""
    address = edition.absolute(text.address)
    # What Zalo's own button opens: the address as JSON in Base64.
    token = base64.b64encode(json.dumps({"url": address}).encode()).decode()
    zalo = {"layout": 1, "color": "blue", "customize": "false", "d": token, "shareType": 0}
    words = edition.t("share_links.mail", title=text.fields.title, name=edition.name)
    mail = {"subject": text.fields.title, "body": f"{words}\r\n\r\n{address}"}
    return (
        Link("Zalo", f"https://button-share.zalo.me/share_external?{urlencode(zalo)}"),
        Link("Facebook", f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': address})}"),
        Link(edition.t("share_links.email"), f"mailto:?{urlencode(mail, quote_via=quote)}"),
    )
