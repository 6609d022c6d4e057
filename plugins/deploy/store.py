"""An S3-compatible store through boto3: a few requests, and its faults as problems."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from plugins.core.problems import ContentError, Place, problem
from plugins.deploy.parcel import Parcel
from plugins.deploy.target import Bucket

if TYPE_CHECKING:
    from pathlib import Path

CONNECTIONS: Final = 8
_MD5: Final = re.compile(r'"([0-9a-f]{32})"')
_REFUSED: Final = frozenset(
    {
        "403", "401", "AccessDenied", "AllAccessDisabled", "ExpiredToken", "InvalidAccessKeyId",
        "InvalidToken", "SignatureDoesNotMatch", "RequestTimeTooSkewed", "Unauthorized",
    }
)  # fmt: skip
_NO_BUCKET: Final = frozenset(
    {"NoSuchBucket", "InvalidBucketName", "PermanentRedirect", "AuthorizationHeaderMalformed"}
)
_ABSENT: Final = frozenset({"NoSuchKey", "404", "NotFound"})


@dataclass(frozen=True, slots=True)
class Stored:
    """An object as a listing shows it; ``md5`` is ``""`` where its tag is something else."""

    size: int
    md5: str


@dataclass(frozen=True, slots=True)
class ObjectHeaders:
    """The headers of one object, and the SHA-256 that was written beside it when it was put."""

    sha256: str
    kind: str
    cache: str


class Objects:
    """The objects below a store's prefix, by their path there. Every method raises ``ContentError``."""

    def __init__(self, store: Bucket) -> None:
        """Endpoint, region and credentials are those of boto3: ``AWS_…`` or its files."""
        try:
            import boto3
            from botocore.config import Config
            from botocore.exceptions import BotoCoreError
        except ImportError:
            raise ContentError([problem("T105", Place("boto3"))]) from None
        self._store = store
        # Stores that only resemble Amazon's do not know its newer checksums; every object is sent
        # with its MD5, which all of them check.
        settings = Config(
            connect_timeout=10,
            read_timeout=60,
            max_pool_connections=CONNECTIONS,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        with _spoken(store):
            try:
                self._client: Any = boto3.session.Session().client("s3", config=settings)
            except ValueError as error:  # an endpoint that is no address
                raise BotoCoreError from error

    def list(self) -> dict[str, Stored]:
        """Return every object below the prefix."""
        found = {}
        with _spoken(self._store):
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._store.bucket, Prefix=self._store.prefix
            )
            for page in pages:
                for row in page.get("Contents", ()):
                    tag = _MD5.fullmatch(row.get("ETag", ""))
                    path = row["Key"].removeprefix(self._store.prefix)
                    found[path] = Stored(row["Size"], tag[1] if tag else "")
        return found

    def told(self, path: str) -> ObjectHeaders:
        """Return what the store tells of one object."""
        with _spoken(self._store):
            answer = self._client.head_object(**self._at(path))
        sha256 = answer.get("Metadata", {}).get("sha256", "")
        return ObjectHeaders(sha256, answer.get("ContentType", ""), answer.get("CacheControl", ""))

    def get(self, path: str) -> bytes | None:
        """Return what an object holds, ``None`` where there is none."""
        from botocore.exceptions import ClientError

        with _spoken(self._store):
            try:
                return bytes(self._client.get_object(**self._at(path))["Body"].read())
            except ClientError as error:
                if error.response["Error"]["Code"] in _ABSENT:
                    return None
                raise

    def put(self, parcel: Parcel, file: Path) -> None:
        """Put *file* as *parcel* says: whole, or not at all."""
        content = file.read_bytes()
        self.write(parcel.path, content, parcel.kind, parcel.cache, parcel.sha256)

    def write(self, path: str, content: bytes, kind: str, cache: str, sha256: str) -> None:
        """Put *content*, with its headers. The store refuses what does not arrive as it was sent."""
        digest = base64.b64encode(hashlib.md5(content, usedforsecurity=False).digest()).decode()
        with _spoken(self._store):
            self._client.put_object(
                **self._at(path),
                Body=content,
                ContentMD5=digest,
                ContentType=kind,
                CacheControl=cache,
                Metadata={"sha256": sha256},
            )

    def remove(self, path: str) -> None:
        """Remove an object; one that is not there is no fault."""
        with _spoken(self._store):
            self._client.delete_object(**self._at(path))

    def _at(self, path: str) -> dict[str, str]:
        return {"Bucket": self._store.bucket, "Key": f"{self._store.prefix}{path}"}


@contextmanager
def _spoken(store: Bucket) -> Iterator[None]:
    """Say what boto3 raises as a problem."""
    from botocore import exceptions
    from urllib3.exceptions import HTTPError

    try:
        yield
    except exceptions.ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        said = "T122" if code in _REFUSED else "T121" if code in _NO_BUCKET else "T123"
        raise _problem(said, store, error) from error
    except (
        exceptions.NoCredentialsError,
        exceptions.PartialCredentialsError,
        exceptions.CredentialRetrievalError,
        exceptions.ProfileNotFound,
    ) as error:
        raise _problem("T120", store, error) from error
    except (exceptions.EndpointConnectionError, exceptions.ConnectTimeoutError) as error:
        raise _problem("T110", store, error) from error
    except (exceptions.HTTPClientError, HTTPError) as error:
        raise _problem("T112", store, error) from error
    except exceptions.BotoCoreError as error:
        raise _problem("T123", store, error.__cause__ or error) from error


def _problem(code: str, store: Bucket, error: BaseException) -> ContentError:
    return ContentError([problem(code, Place(str(store)), reason=str(error), bucket=store.bucket)])
