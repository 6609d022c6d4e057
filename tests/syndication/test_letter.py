"""A draft letter as a mail program reads it."""

import datetime as dt
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pytest

from plugins.core.dates import ZONE
from plugins.syndication.letter import letter

LONG = "Ưỡn ẹo nghiêng ngả " * 30
WORDS = {
    "subject": f"Công đoàn Sông Mây: bản tin tháng 1/2025 – {LONG[:90]}",
    "text": f"Chào các bạn\n{LONG}\nhttps://congdoan.example/{'x' * 120}/\n.\nFrom đầu dòng \n",
    "html": f"<!DOCTYPE html>\n<p title='=_'>{LONG}</p>\n",
    "lang": "vi",
    "date": dt.datetime(2025, 1, 20, 8, 30, tzinfo=ZONE),
}


def read(content: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.default).parsebytes(content)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    assert not [part.defects for part in message.walk() if part.defects]
    return message


def test_what_is_written_is_read_to_the_letter() -> None:
    message = read(letter(**WORDS, sender=("Công đoàn Sông Mây, “Mây”", "tin@congdoan.example")))
    assert message["Subject"] == " ".join(WORDS["subject"].split())
    assert message["From"].addresses[0].display_name == "Công đoàn Sông Mây, “Mây”"
    assert message["From"].addresses[0].addr_spec == "tin@congdoan.example"
    assert message["Date"].datetime == WORDS["date"]
    assert message["X-Unsent"] == "1"
    assert message["Content-Language"] == "vi"
    assert message["To"] is None
    assert message.get_content_type() == "multipart/alternative"
    plain, html = message.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().replace("\r\n", "\n") == WORDS["text"]
    assert html.get_content().replace("\r\n", "\n") == WORDS["html"]


def test_every_line_is_ascii_ends_as_mail_wants_and_is_short() -> None:
    content = letter(**WORDS, sender=("Liên đoàn Lao động " * 6, "tin@congdoan.example"))
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 76
    message = read(content)
    assert {part["Content-Transfer-Encoding"] for part in message.iter_parts()} == {
        "quoted-printable"
    }


def test_a_letter_without_a_mailbox_has_no_sender_and_is_made_the_same_twice() -> None:
    assert read(letter(**WORDS))["From"] is None
    assert letter(**WORDS) == letter(**WORDS)
    other = letter(**WORDS | {"text": "Khác\n"})
    assert read(other).get_boundary() != read(letter(**WORDS)).get_boundary()


def test_a_subject_cannot_smuggle_a_header_in() -> None:
    message = read(letter(**WORDS | {"subject": "Tin\r\nBcc: ai@congdoan.example\x00"}))
    assert message["Bcc"] is None
    assert message["Subject"] == "Tin Bcc: ai@congdoan.example"
    with pytest.raises(ValueError, match="time zone"):
        letter(**WORDS | {"date": dt.datetime(2025, 1, 20)})
