"""Scripts of other hosts read what is public, and may ask whether it changed."""

import pytest

pytestmark = pytest.mark.django_db


def preflight(client, path):
    asking = {
        "origin": "https://elsewhere.example",
        "access-control-request-method": "GET",
        "access-control-request-headers": "if-none-match",
    }
    return client.options(path, headers=asking)


@pytest.mark.parametrize("path", ["/api/v1/workshops/", "/workshops.csv", "/workshops/"])
def test_any_origin_may_read_and_ask_conditionally(client, path):
    asked = preflight(client, path)
    read = client.get(path, headers={"origin": "https://elsewhere.example"})

    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]
    assert read.headers["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "Link", "RateLimit"} <= set(
        read.headers["Access-Control-Expose-Headers"].split(", ")
    )
    assert "Access-Control-Allow-Credentials" not in read.headers


@pytest.mark.parametrize("path", ["/admin/login/", "/health/live"])
def test_nothing_else_is_shared(client, path):
    asked, read = preflight(client, path), client.get(path)

    assert not asked.has_header("Access-Control-Allow-Origin")
    assert not read.has_header("Access-Control-Allow-Origin")
