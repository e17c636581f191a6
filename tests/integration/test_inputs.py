"""What no browser sends is turned away with a page: control characters, too much, what cannot be read."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from factories.world import World
from oneworkforce.site.middleware import inputs

pytestmark = pytest.mark.undone

FORM = "application/x-www-form-urlencoded"
MULTI = "multipart/form-data; boundary=b"


@pytest.fixture
def client(world: World) -> Client:
    return world.client("alice")


def posted(client: Client, body: bytes, kind: str = FORM, **more: Any) -> Any:
    return client.generic("POST", "/", body, kind, **more)


@pytest.mark.parametrize("path", ["/%00", "/people/%01", "/a%0d%0aSet-Cookie:x", "/%7f", "/%1b[31m"])
def test_a_path_with_control_characters_is_refused(client: Client, path: str) -> None:
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("query", ["q=%00", "q=a%1bb", "%00=1", "q=ok&q=%08"])
def test_a_query_with_control_characters_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 400


@pytest.mark.parametrize("body", [b"name=%00", b"na%00me=x", b"name=a%1b", b"name=a\x00b"])
def test_a_form_with_control_characters_is_refused(client: Client, body: bytes) -> None:
    assert posted(client, body).status_code == 400


def test_a_text_of_several_lines_is_taken(client: Client) -> None:
    assert posted(client, b"name=one%0D%0Atwo%09three").status_code != 400


def test_too_many_fields_are_refused(client: Client) -> None:
    assert posted(client, b"&".join(b"f%d=1" % number for number in range(2_001))).status_code == 413


def test_a_huge_body_is_refused(client: Client) -> None:
    assert posted(client, b"name=" + b"x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)).status_code == 413


def test_a_body_that_says_it_is_larger_than_any_is_refused_unread(client: Client) -> None:
    assert posted(client, b"x", CONTENT_LENGTH=str(inputs.LARGEST + 1)).status_code == 413


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe\x00n", f"{FORM}; charset=utf-16"),
        (b"no boundary here", "multipart/form-data"),
        (b"--b\r\nContent-Disposition: form-data; name=x", MULTI),
        (b'--b\r\nContent-Disposition: form-data; name="a\x00b"\r\n\r\n1\r\n--b--\r\n', MULTI),
        (b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\x00\r\n--b--\r\n', MULTI),
        (b"", "multipart/form-data; boundary="),
        (b"--b\r\n" + b"Content-Disposition: form-data; name=x\r\n" * 500, MULTI),
    ],
)
def test_a_body_that_cannot_be_read_is_no_fault_of_ours(client: Client, body: bytes, kind: str) -> None:
    assert posted(client, body, kind).status_code < 500


@pytest.mark.parametrize("length", ["-1", "many", "1e9", ""])
def test_a_length_that_is_none_is_no_fault_of_ours(client: Client, length: str) -> None:
    assert posted(client, b"", CONTENT_LENGTH=length).status_code < 500


def test_a_cookie_with_control_characters_is_refused(world: World) -> None:
    client = world.client("alice")
    assert client.get("/", HTTP_COOKIE="sessionid=a\x00b").status_code == 400


@pytest.mark.parametrize("path", ["/%ff%fe", "/?q=%ff%fe", "/?%c3%28=1", "/%e2%82"])
def test_bytes_that_are_no_text_are_no_fault_of_ours(client: Client, path: str) -> None:
    assert client.get(path).status_code < 500


@pytest.mark.parametrize("host", ["evil.example.org", "127.0.0.1:port", "a b", ""])
def test_another_host_is_refused(client: Client, host: str) -> None:
    assert client.get("/", HTTP_HOST=host).status_code in {200, 400}
    assert client.get("/", HTTP_HOST="evil.example.org").status_code == 400
