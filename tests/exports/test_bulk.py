"""The whole record as a data package and as a database: complete, valid, public rows alone."""

import hashlib
import io
import json
import re
import sqlite3
import zipfile

import frictionless
import jsonschema
import pytest

from initiatives import models, workflow
from initiatives.exports.bulk import store
from initiatives.exports.bulk.tables import BULK
from tests.exports.schema_rules import problems
from tests.factories import (
    make_activity,
    make_claim,
    make_commitment,
    make_country,
    make_evidence,
    make_membership,
    make_organization,
    make_source,
)
from tests.theirs import theirs

pytestmark = pytest.mark.django_db
PROFILES = ("datapackage", "dataresource", "tableschema", "tabledialect")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def record():
    """A small record with a draft beside every public row."""
    source = make_source()
    for state in ("published", "draft"):
        own = {"publication_state": state}
        activity = make_activity("workshop", slug=state, name=f"A {state}", host="KEN", **own)
        initiative = make_activity("initiative", slug=f"{state}-plan", participant="FRA", **own)
        part = activity.participations.get()
        part.sources.add(source)
        role = {"organization": make_organization(), "role": "partner"}
        activity.organization_roles.create(**role)
        make_claim(activity, "name", source=source, value=f"=A {state}")
        commitment = make_commitment(initiative, slug=f"{state}-promise")
        commitment.sources.add(source)
        draft = models.Activity.objects.filter(slug="draft").first()
        make_evidence(commitment, source=source, activity=draft or activity)
        models.Outcome.objects.create(activity=activity, number=1, text=f"A {state} outcome")
    evidence = models.Evidence.objects.get(commitment__slug="published-promise")
    evidence.activity = models.Activity.objects.get(slug="draft")
    evidence.save()
    make_membership("LDC", "ZMB", since="1991")
    make_country("FRA").names.create(language="fr", text="la France", kind="official")
    return source


@pytest.fixture
def package(client, record, tmp_path):
    """The data package as a reader finds it on disk."""
    body = client.get("/data/portal.zip").getvalue()
    path = tmp_path / "read.zip"
    path.write_bytes(body)
    return path


@pytest.fixture
def database(client, record, tmp_path):
    """The database, opened."""
    path = tmp_path / "read.sqlite"
    path.write_bytes(client.get("/data/portal.sqlite").getvalue())
    opened = sqlite3.connect(path)
    yield opened
    opened.close()


def test_the_package_is_valid_with_all_its_keys(package):
    report = frictionless.validate(str(package))

    assert report.valid, report.flatten(["title", "message"])
    assert {task.name for task in report.tasks} == {item.name for item in BULK}


def test_the_package_tells_hashes_and_licence(package):
    with zipfile.ZipFile(package) as files:
        about = json.loads(files.read("datapackage.json"))
        bodies = {name: files.read(name) for name in files.namelist()}

    assert about["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert about["licenses"][0]["name"] == "CC-BY-4.0"
    for resource in about["resources"]:
        body = bodies[resource["path"]]
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        assert resource["bytes"] == len(body)


def test_nothing_of_a_draft_is_in_the_package(package):
    with zipfile.ZipFile(package) as files:
        texts = {name: files.read(name).decode() for name in files.namelist()}

    assert [name for name, text in texts.items() if re.search(r'draft|"=A', text)] == []
    assert '"\'=A published"' in texts["claims.csv"]


def test_the_database_holds_together(database):
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    names = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    assert names >= {item.name for item in BULK} | {"about", "columns", "participations_by_country"}


def test_nothing_of_a_draft_is_in_the_database(database):
    dump = "\n".join(database.iterdump())

    assert "draft" not in dump
    assert "A published outcome" in dump
    found = database.execute("SELECT activity, bearing FROM evidence").fetchall()
    assert found == [(None, "partial")]


def test_the_database_answers_questions(database):
    question = (
        "SELECT activities.name, country_label, value FROM activities "
        "JOIN participations ON participations.activity = activities.slug "
        "JOIN claims ON claims.activity = activities.slug"
    )

    assert database.execute(question).fetchall() == [("A published", "Kenya", "=A published")]
    facts = dict(database.execute("SELECT name, value FROM about"))
    assert facts["licence"] == "CC-BY-4.0"


def test_files_are_made_once_and_anew_when_the_record_changes(client, record, own_folder):
    activity = models.Activity.objects.get(slug="published")
    first = client.get("/data/portal.zip")
    again = client.get("/data/portal.zip", headers={"if-none-match": first.headers["ETag"]})
    second = client.get("/data/portal.sqlite")
    assert second.getvalue().startswith(b"SQLite format 3")
    assert (first.status_code, again.status_code, second.status_code) == (200, 304, 200)
    [folder] = [path.name for path in (own_folder / "downloads").iterdir() if path.is_dir()]

    activity.name = "Renamed"
    activity.save()
    workflow.touch(activity)
    renewed = client.get("/data/portal.zip")

    assert renewed.headers["ETag"] != first.headers["ETag"]
    body = zipfile.ZipFile(io.BytesIO(renewed.getvalue())).read("activities.csv")
    assert b"Renamed" in body
    assert b"Renamed" not in zipfile.ZipFile(io.BytesIO(first.getvalue())).read("activities.csv")
    [other] = [path.name for path in (own_folder / "downloads").iterdir() if path.is_dir()]
    assert other != folder


def test_what_broke_off_half_way_is_made_again(client, record, own_folder):
    made = store.current("http://testserver")
    folder = made.path("portal.zip").parent
    (folder / "made.json").unlink()
    (folder / "portal.zip").write_bytes(b"half")

    assert zipfile.is_zipfile(io.BytesIO(client.get("/data/portal.zip").getvalue()))


def test_the_page_tells_sizes_sums_and_rows(client, record):
    made = store.current("http://testserver")

    body = client.get("/data/").content.decode()

    for digest in made.hashes.values():
        assert digest in body
    assert '<a href="/data/portal.zip">portal.zip</a>' in body
    assert 'href="/workshops.csv"' in body
    assert "http://testserver/workshops.csv" in body


def test_the_page_describes_itself_as_a_valid_dataset(client, record):
    body = client.get("/data/").content.decode()
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body, re.S)
    found = json.loads(block)

    files = {one["contentUrl"]: one for one in found["distribution"]}
    package = files["http://testserver/data/portal.zip"]
    content = client.get("/data/portal.zip").getvalue()
    assert list(problems(found)) == []
    assert package["sha256"] == hashlib.sha256(content).hexdigest()
    assert package["contentSize"] == f"{len(content)} B"
    assert "http://testserver/changes/" in {part["url"] for part in found["hasPart"]}


def test_a_file_that_there_is_not_is_not_found(client):
    assert client.get("/data/portal.exe").status_code == 404
    assert client.post("/data/portal.zip").status_code == 405


def test_packed_files_are_not_compressed_again(client, record):
    response = client.get("/data/portal.zip", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in response.headers
    assert int(response.headers["Content-Length"]) == len(response.getvalue())


def test_the_description_follows_the_standard(package):
    paths = {name: theirs(f"standards/datapackage-2.0/{name}.json") for name in PROFILES}
    schemas = {name: json.loads(path.read_text()) for name, path in paths.items()}
    with zipfile.ZipFile(package) as files:
        about = json.loads(files.read("datapackage.json"))

    jsonschema.Draft7Validator(schemas["datapackage"]).validate(about)
    for resource in about["resources"]:
        jsonschema.Draft7Validator(schemas["dataresource"]).validate(resource)
        jsonschema.Draft7Validator(schemas["tableschema"]).validate(resource["schema"])
        jsonschema.Draft7Validator(schemas["tabledialect"]).validate(resource["dialect"])
