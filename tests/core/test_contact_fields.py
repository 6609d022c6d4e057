"""E-mail addresses and telephone numbers as Vietnamese offices write them, and what is none."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.utils import getaddresses
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from plugins.core.contact_fields import dialled
from plugins.core.reference import Contact

PHONES = {
    "024 3942 1181": "02439421181",
    "024.3942.1181": "02439421181",
    "024-3942-1181": "02439421181",
    "02439421181": "02439421181",
    "(024) 3942 1181": "02439421181",
    "(024)39421181": "02439421181",
    "(84-24) 3942 1181": "+842439421181",
    "(84.24) 39421181": "+842439421181",
    "84-24-39421181": "+842439421181",
    "+84 24 3942 1181": "+842439421181",
    "+84.24.3942.1181": "+842439421181",
    "+84 (0)24 3942 1181": "+842439421181",
    "+84(0)912 345 678": "+84912345678",
    "(+84) 24 3942 1181": "+842439421181",
    "0084 24 3942 1181": "+842439421181",
    "0912.345.678 (Zalo)": "0912345678",
    "0912 345 678": "0912345678",
    "0912\u00a0345\u00a0678": "0912345678",
    "024 3942 1181, máy lẻ 102": "02439421181",
    "024 3942 1181 (máy lẻ 102)": "02439421181",
    "024 3942 1181 (ext. 102, 103)": "02439421181",
    "024 3942 1181 / 3942 1182": "02439421181",
    "024.3942.1181 - 0912.345.678": "02439421181",
    "024 3942 1181; 0912 345 678": "02439421181",
    "024 3942 1181 hoặc 0912 345 678": "02439421181",
    "ĐT: 024 3942 1181 – Fax: 024 3942 1182": "02439421181",
    "Đường dây nóng: 1900 1234": "19001234",
    "1900 1234": "19001234",
    "1900 6099 (24/7)": "19006099",
    "1800.599.920": "1800599920",
    "19001234": "19001234",
    "113": "113",
    "1022": "1022",
    "069 552 123": "069552123",
    "0203 3 825 432 (giờ hành chính, 8h–17h)": "02033825432",
    "+65 6123 4567": "+6561234567",
    "Chị Hà (Ban Tuyên giáo): 0912 345 678": "0912345678",
    "Tầng 3: 024 000 000": "024000000",
}
NO_PHONES = (
    "x<y>",
    "liên hệ văn phòng",
    "-",
    "()",
    "+",
    "12",
    "3942 1181",
    "024 3942 11810000",
    "024 3942 1181 0912 345 678",
    "0912 345 678; 09123456789012345",
    "024 3942 1181 <script>",
    "024 3942 1181?subject=x",
    "tel:%2B8424",
    "0912 345 678 @zalo",
    "٠٢٤ ٣٩٤٢ ١١٨١",
    "000 000 000",
    "đang cập nhật",
)
MAILS = (
    "toa-soan@congdoan.example",
    "vp.ldld_hn+tin@hanoi.gov.vn",
    "o'brien@a-b.c.example",
    "A1@xn--cng-on-s3a.vn",
)
NO_MAILS = (
    "a@b.example Bcc: c@evil.example",
    "a@b.example\r\nBcc: c@evil.example",
    "a@b.example, c@d.example",
    "a@b.example; c@d.example",
    "a@b.example>",
    "Tòa soạn <a@b.example>",
    "a@b.example (văn phòng)",
    "mailto:a@b.example",
    "a?bcc=c@evil.example",
    "a%0d%0aBcc:c@evil.example",
    "a&b=c@d.example",
    "a@b",
    "a@b.",
    "a@.b.example",
    "a@-b.example",
    "a..b@c.example",
    ".a@b.example",
    "@b.example",
    "a@",
    "a b@c.example",
    "tòasoạn@b.example",
    "a@công-đoàn.vn",
    "a@127.0.0.1",
    "a@b.example\u202e",
    "a[at]b.example",
    "không có",
    '"a b"@c.example',
    f"{'a' * 65}@b.example",
    f"a@{'b' * 64}.example",
    f"a@{'b.' * 130}vn",
)


@pytest.mark.parametrize(("phone", "number"), PHONES.items())
def test_a_number_is_taken_as_it_is_written_and_dialled_as_it_is_meant(
    phone: str, number: str
) -> None:
    contact = Contact.model_validate({"phone": phone})
    assert contact.phone == " ".join(phone.split())
    assert dialled(contact.phone) == number


@pytest.mark.parametrize("phone", NO_PHONES)
def test_what_is_no_number_is_refused(phone: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Contact.model_validate({"phone": phone})
    assert [found["type"] for found in refused.value.errors()] == ["S341"]


@pytest.mark.parametrize("mail", MAILS)
def test_a_mailbox_is_taken_as_it_is(mail: str) -> None:
    assert Contact.model_validate({"email": f" {mail} "}).email == mail


@pytest.mark.parametrize("mail", NO_MAILS)
def test_what_is_no_single_mailbox_is_refused(mail: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Contact.model_validate({"email": mail})
    assert refused.value.errors()[0]["type"] in {"S340", "S121"}


PARTS = st.one_of(
    st.sampled_from(("toa-soan", "b.example", "Bcc:", "\r\n", "%0d%0a", "xn--a", "đ")),
    st.sampled_from("a@. ?&=<>\",;\\()+'_\0\t:`$|"),
)


@given(st.lists(PARTS, max_size=8).map("".join))
def test_whatever_is_taken_is_one_mailbox_and_nothing_else(text: str) -> None:
    try:
        mail = Contact.model_validate({"email": text}).email
    except ValidationError:
        return
    assert mail is not None
    message = EmailMessage()
    message["From"] = mail
    assert getaddresses([str(message["From"])]) == [("", mail)]
    assert message.as_string().count("\n") == 2
    link = urlsplit(f"mailto:{mail}")
    assert (link.path, link.query, link.fragment) == (mail, "", "")


DIGITS = st.sampled_from(
    [*"0123456789", "84", "024", "1900", " ", ".", "-", " - ", "(", ")", "+", "/", ";", "máy lẻ"]
)


@given(st.lists(DIGITS, max_size=24).map("".join))
def test_whatever_is_taken_can_be_dialled(text: str) -> None:
    try:
        phone = Contact.model_validate({"phone": text}).phone
    except ValidationError:
        return
    assert phone is not None
    assert re.fullmatch(r"\+?[0-9]{3,15}", dialled(phone) or "")
