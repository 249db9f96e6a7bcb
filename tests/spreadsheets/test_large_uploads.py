"""Files larger than any sheet: dropped while they come, told in the form, nothing kept of them."""

import tracemalloc
from itertools import repeat

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from initiatives.models import Workshop
from initiatives.spreadsheets import limits, uploads
from tests.admin_forms import address
from tests.editors import make_user

pytestmark = pytest.mark.django_db

TOO_LARGE = {"file": ["The file is larger than 10 MB: part it."]}
BLOCK, BLOCKS, MB = b"a" * 65_536, 3_200, 1024**2
FIELD = "--x\r\nContent-Disposition: form-data; name="
FILE = f'{FIELD}"file"; filename="sheet.xlsx"\r\n\r\n'.encode()
REST = f'\r\n{FIELD}"change_reason"\r\n\r\nWhy\r\n--x--\r\n'.encode()
TOKEN = "csrfmiddlewaretoken"


class Body:
    """What a client sends, as a server hands it on: piece by piece, never all at once."""

    def __init__(self, pieces):
        self.pieces, self.left = iter(pieces), b""

    def read(self, size):
        while len(self.left) < size and (piece := next(self.pieces, b"")):
            self.left += piece
        taken, self.left = self.left[:size], self.left[size:]
        return taken

    readline = read  # asked for, and never used


@pytest.fixture
def careful(settings, tmp_path):
    """An editor whose requests are held against the token of the form, as a browser's are."""
    settings.VAR = tmp_path / "var"
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("Editor"))
    return client


def token_of(client):
    """Return the token that the form of an upload sends along."""
    client.get(address(Workshop, "upload"))
    return client.cookies["csrftoken"].value


def test_a_file_larger_than_any_sheet_is_not_taken(client, editor, settings, tmp_path):
    settings.VAR = tmp_path
    file = SimpleUploadedFile("sheet.xlsx", b"a" * (limits.FILE_MAX + 1))

    page = client.post(address(Workshop, "upload"), {"file": file, "change_reason": "Why"})

    assert page.context["form"].errors == TOO_LARGE
    assert page.context["form"]["change_reason"].value() == "Why"
    assert uploads.of_user(editor.pk) == []


def test_200_mb_are_dropped_as_they_come(careful, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    start = f'{FIELD}"{TOKEN}"\r\n\r\n{token_of(careful)}\r\n'.encode() + FILE
    on_disk = []

    def pieces():
        yield start
        yield from repeat(BLOCK, BLOCKS)
        on_disk.extend(tmp_path.iterdir())
        yield REST

    body = Body(pieces())
    tracemalloc.start()
    page = careful.request(**{
        "REQUEST_METHOD": "POST",
        "PATH_INFO": address(Workshop, "upload"),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "CONTENT_LENGTH": str(len(start) + len(BLOCK) * BLOCKS + len(REST)),
        "wsgi.input": body,
    })  # fmt: skip
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert page.context["form"].errors == TOO_LARGE
    assert page.context["form"]["change_reason"].value() == "Why"
    assert (body.read(1), on_disk, list(tmp_path.rglob("file"))) == (b"", [], [])
    assert peak < 30 * MB


def test_a_file_with_a_token_of_another_is_not_taken(careful, tmp_path):
    token, url = token_of(careful), address(Workshop, "upload")
    taken = {}
    for sent in (token[::-1], token):
        file = SimpleUploadedFile("sheet.csv", b"slug")
        answer = careful.post(url, {TOKEN: sent, "file": file, "change_reason": "Why"})
        taken[sent] = (answer.status_code, len(list(tmp_path.rglob("file"))))

    assert taken == {token[::-1]: (403, 0), token: (302, 1)}
