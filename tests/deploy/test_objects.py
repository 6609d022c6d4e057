"""``make deploy`` to an object store: a real S3 server, and the wire cut at many places."""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

boto3 = pytest.importorskip("boto3")
server = pytest.importorskip("moto.server")

from plugins.deploy import objects, state  # noqa: E402
from plugins.deploy.parcel import Parcel, waves  # noqa: E402
from tests.deploy.conftest import PICTURE, Say, Wire, broken, number, put_output, site, wire_to  # noqa: E402
from tests.desk.conftest import tree  # noqa: E402

NAME = "kho-tin"
FOR_EVER = "public, max-age=31536000, immutable"
ASK = "public, max-age=0, must-revalidate"


@pytest.fixture(scope="module")
def store() -> Iterator[int]:
    """Run the S3 server; yield its port."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    yield running.get_host_and_port()[1]
    running.stop()


@pytest.fixture
def wire(store: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Wire]:
    with wire_to(store) as wire:
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{wire.port}",
            "AWS_ACCESS_KEY_ID": "khoa",
            "AWS_SECRET_ACCESS_KEY": "bi-mat",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_MAX_ATTEMPTS": "1",  # a cut is a cut
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": str(tmp_path / "none"),
            "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
        }.items():
            monkeypatch.setenv(name, value)
        yield wire


class Bucket:
    """The bucket as its owner sees it, past the wire."""

    def __init__(self, port: int) -> None:
        self.client: Any = boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}")

    def names(self) -> set[str]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=NAME)
        return {row["Key"] for page in pages for row in page.get("Contents", ())}

    def files(self, prefix: str = "") -> dict[str, bytes]:
        return {
            key.removeprefix(prefix): self.client.get_object(Bucket=NAME, Key=key)["Body"].read()
            for key in self.names()
            if key.startswith(prefix) and not key.endswith(state.NAME)
        }

    def headers(self, key: str) -> tuple[str, str]:
        answer = self.client.head_object(Bucket=NAME, Key=key)
        return answer["ContentType"], answer["CacheControl"]

    def put(self, key: str, content: bytes, **more: str) -> None:
        self.client.put_object(Bucket=NAME, Key=key, Body=content, **more)


@pytest.fixture
def bucket(wire: Wire, store: int) -> Iterator[Bucket]:
    bucket = Bucket(store)
    bucket.client.create_bucket(Bucket=NAME)
    yield bucket
    for key in bucket.names():
        bucket.client.delete_object(Bucket=NAME, Key=key)
    bucket.client.delete_bucket(Bucket=NAME)


def test_what_is_sent_arrives_with_its_headers_and_only_changes_are_sent_again(
    project: Path, bucket: Bucket, deploy: Say
) -> None:
    bucket.put("khac/x.html", b"theirs")
    bucket.put("tin/ghi-chu.txt", b"theirs")
    output = put_output(project, {**site(1, 2), "tin.gz": b"x"})
    (output / "index.html.gz").write_bytes(gzip.compress((output / "index.html").read_bytes()))
    status, said = deploy(f"s3://{NAME}/tin")
    assert status == 0, said
    wanted = {key: value for key, value in tree(output).items() if key != "index.html.gz"}
    assert bucket.files("tin/") == {**wanted, "ghi-chu.txt": b"theirs"}
    for path, kind, cache in (
        ("index.html", "text/html; charset=utf-8", ASK),
        ("theme/000000000001/site.css", "text/css; charset=utf-8", FOR_EVER),
        (f"media/{0:020x}/480.webp", "image/webp", FOR_EVER),
        ("pagefind/00000001.page", "application/octet-stream", ASK),
        ("pagefind/index.json", "application/json; charset=utf-8", ASK),
        ("atom.xml", "application/xml; charset=utf-8", ASK),
        ("lịch họp.ics", "text/calendar; charset=utf-8", ASK),
        ("robots.txt", "text/plain; charset=utf-8", ASK),
    ):
        assert bucket.headers(f"tin/{path}") == (kind, cache), path

    status, said = deploy(f"s3://{NAME}/tin/")
    assert (status, number(said, "Sent")) == (0, 0), said

    files = {**site(1, 3), "tin.gz": b"x"}
    del files["lịch họp.ics"]
    put_output(project, files)
    status, said = deploy(f"s3://{NAME}/tin")
    assert status == 0, said
    # A picture and a page more; the front page, the index's list, and the manifest with its parts.
    new = json.loads((output / "manifest.json").read_bytes())["parts"]
    assert number(said, "Sent") <= 4 + 1 + len(new)
    assert bucket.files("tin/") == {**tree(output), "ghi-chu.txt": b"theirs"}
    assert bucket.files("khac/") == {"x.html": b"theirs"}
    assert number(said, "Removed") == 1


def test_cut_anywhere_every_page_there_finds_what_it_shows(
    project: Path, bucket: Bucket, wire: Wire, deploy: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "CONNECTIONS", 1)  # so that each run gets somewhere
    put_output(project, site(1, 2))
    assert deploy(f"s3://{NAME}")[0] == 0
    old = bucket.files()
    output = put_output(project, site(2, 9))
    new = tree(output)
    cuts, changed, passed = 0, set(), wire.passed
    for left in (0, 150_000, 325_000, 10_500, 12_500, None):
        wire.left = left
        status, said = deploy(f"s3://{NAME}")
        there = bucket.files()
        assert broken(there) == []
        assert set(old) <= set(there), "nothing that a page may ask for is removed"
        changed.add(sum(there.get(path) == new[path] for path in new))
        if status == 0:
            break
        cuts += 1
        assert "T110" in said or "T112" in said, said
        if there["manifest.json"] != old["manifest.json"]:
            assert {path: there.get(path) for path in new} == new, "the manifest comes last"
    assert status == 0, said
    assert cuts >= 5, "some of them among the pages"
    assert len(changed) >= 5, "cut at different places"
    assert wire.passed - passed < 1.7 * 7 * PICTURE, "each run sends the rest"
    assert {path: there[path] for path in new} == new
    left_over = {"theme/000000000001/site.css", "pagefind/00000001.page"}
    assert set(there) - set(new) == left_over, "for pages that are open"


def test_what_pages_may_still_ask_for_goes_a_day_later(
    project: Path, bucket: Bucket, deploy: Say
) -> None:
    gone = {"theme/000000000001/site.css", "pagefind/00000001.page"}
    for turn in (1, 2):
        put_output(project, site(turn, 1))
        assert deploy(f"s3://{NAME}")[0] == 0
    assert gone <= bucket.names()
    status, said = deploy(f"s3://{NAME}", objects.GRACE - 100)
    assert (status, number(said, "Removed"), number(said, "Kept a day")) == (0, 0, 2)
    status, said = deploy(f"s3://{NAME}")
    assert (status, number(said, "Removed")) == (0, 2)
    assert not gone & bucket.names()
    assert deploy(f"s3://{NAME}")[0] == 0


def test_an_object_whose_tag_is_no_md5_is_known_by_what_was_put_beside_it(
    project: Path, bucket: Bucket, deploy: Say
) -> None:
    content = (put_output(project, site(1, 1)) / "index.html").read_bytes()
    assert deploy(f"s3://{NAME}")[0] == 0
    whole = {"Bucket": NAME, "Key": "index.html"}
    begun = bucket.client.create_multipart_upload(
        **whole,
        ContentType="text/html; charset=utf-8",
        CacheControl=ASK,
        Metadata={"sha256": hashlib.sha256(content).hexdigest()},
    )
    upload = {**whole, "UploadId": begun["UploadId"]}
    part = bucket.client.upload_part(**upload, PartNumber=1, Body=content)
    parts = {"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    bucket.client.complete_multipart_upload(**upload, MultipartUpload=parts)
    assert "-" in bucket.client.head_object(**whole)["ETag"]
    status, said = deploy(f"s3://{NAME}")
    assert (status, number(said, "Sent")) == (0, 0), said


def test_another_s_object_is_never_replaced(project: Path, bucket: Bucket, deploy: Say) -> None:
    bucket.put("index.html", b"another site")
    put_output(project, site(1, 1))
    status, said = deploy(f"s3://{NAME}")
    assert (status, "T124" in said) == (1, True), said
    assert bucket.files() == {"index.html": b"another site"}


def test_a_copy_that_another_program_made_is_taken_over_with_the_right_headers(
    project: Path, bucket: Bucket, deploy: Say
) -> None:
    for key, content in tree(put_output(project, site(1, 1))).items():
        bucket.put(key, content, ContentType="binary/octet-stream")
    put_output(project, site(2, 1))
    status, said = deploy(f"s3://{NAME}")
    assert status == 0, said
    assert bucket.headers("robots.txt") == ("text/plain; charset=utf-8", ASK)
    assert "theme/000000000001/site.css" in bucket.names()


def test_a_damaged_record_removes_nothing(project: Path, bucket: Bucket, deploy: Say) -> None:
    put_output(project, {**site(1, 1), "cũ.pdf": "%PDF"})
    assert deploy(f"s3://{NAME}")[0] == 0
    bucket.put(state.NAME, b"\x1f\x8bhong")
    put_output(project, site(1, 1))
    status, said = deploy(f"s3://{NAME}")
    assert (status, "WT130" in said) == (0, True), said
    assert "cũ.pdf" in bucket.names()


def test_what_the_store_refuses_is_said(
    project: Path, bucket: Bucket, deploy: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_output(project, site(1, 1))
    status, said = deploy("s3://khong-co-kho")
    assert (status, "T121" in said) == (1, True), said
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    status, said = deploy(f"s3://{NAME}")
    assert (status, "T110" in said) == (1, True), said
    monkeypatch.setenv("AWS_ENDPOINT_URL", "khong phai dia chi")
    status, said = deploy(f"s3://{NAME}")
    assert (status, "T123" in said) == (1, True), said
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.delenv("AWS_ENDPOINT_URL")
    status, said = deploy(f"s3://{NAME}")
    assert (status, "T120" in said) == (1, True), said
    monkeypatch.setenv("AWS_PROFILE", "khong-co")
    status, said = deploy(f"s3://{NAME}")
    assert (status, "T120" in said) == (1, True), said


def test_pages_come_after_what_they_show_and_before_what_lists_them() -> None:
    def parcel(path: str) -> Parcel:
        return Parcel(path, "", 0, "", "", path.startswith(("theme/", "media/")))

    sent = waves(
        map(parcel, (
            "manifest.json", "manifest/site.json", "sitemap.xml", "en/feed.json", "index.html",
            "tin/moi/index.html", "tin/moi/so-lieu.pdf", "theme/a/x.css", "pagefind/index.json",
            "urls.txt", "du-lieu/han.json",
        )),
        frozenset({"index.html"}),
    )  # fmt: skip
    assert [[one.path for one in wave] for wave in sent] == [
        ["theme/a/x.css"],
        ["du-lieu/han.json", "tin/moi/so-lieu.pdf"],
        ["tin/moi/index.html"],
        ["index.html"],
        ["en/feed.json", "pagefind/index.json", "sitemap.xml", "urls.txt"],
        ["manifest/site.json"],
        ["manifest.json"],
    ]
