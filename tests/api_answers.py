"""What the API answers, as data."""


def read(client, path: str, **headers) -> dict:
    """Return what an address below the entrance answers; it must answer."""
    response = client.get(f"/api/v1/{path}", headers=headers)
    assert response.status_code == 200, response.content
    return response.json()
