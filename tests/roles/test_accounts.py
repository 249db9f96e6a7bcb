"""What administrators do to accounts: everything that the roles allow, and nothing beyond."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from initiatives.models import ApiToken
from tests.admin_forms import address, data_of
from tests.editors import make_superuser, make_user

pytestmark = pytest.mark.django_db

PASSWORDS = {"password1": "a long enough password", "password2": "a long enough password"}
NEW = {"username": "new", "usable_password": "true", **PASSWORDS}


@pytest.fixture
def administrator(client):
    user = make_user("Administrator")
    client.force_login(user)
    return user


def sent_by(page):
    """Return what the form of an account sends back; a moment is sent as day and time."""
    joined = {"date_joined_0": "2026-01-01", "date_joined_1": "12:00:00"}
    return data_of(page) | joined


def power_of(user):
    """Return what a user is and holds, as it is on file."""
    found = User.objects.get(pk=user.pk)
    single = [permission.codename for permission in found.user_permissions.all()]
    roles = sorted(found.groups.values_list("name", flat=True))
    return (found.is_staff, found.is_superuser, single, roles)


def test_an_administrator_makes_an_account_and_gives_it_a_role(client, administrator):
    client.post(address(User, "add"), NEW)
    account = User.objects.get(username="new")
    url = address(User, "change", account.pk)
    role = Group.objects.get(name="Editor")

    client.post(url, sent_by(client.get(url)) | {"is_staff": "on", "groups": [role.pk]})

    assert power_of(account) == (True, False, [], ["Editor"])


@pytest.mark.parametrize("whose", ["own", "another's"])
def test_an_administrator_gives_nothing_beyond_the_roles(client, administrator, whose):
    account = administrator if whose == "own" else make_user("Contributor")
    before = power_of(account)
    url = address(User, "change", account.pk)
    page = client.get(url)
    beyond = {
        "is_superuser": "on",
        "user_permissions": [Permission.objects.get(codename="delete_user").pk],
    }

    answer = client.post(url, sent_by(page) | beyond)

    assert answer.status_code == 302
    assert power_of(account) == before
    assert {"is_superuser", "user_permissions"} & set(data_of(page)) == set()
    assert 'name="is_superuser"' not in page.text
    assert 'name="user_permissions"' not in page.text
    assert "is_superuser__exact" not in client.get(address(User, "changelist")).text


def test_an_account_is_not_made_with_all_rights_by_an_administrator(client, administrator):
    client.post(address(User, "add"), NEW | {"is_superuser": "on", "is_staff": "on"})

    assert not User.objects.get(username="new").is_superuser


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("change", {"username": "taken", "email": "me@example.org", "is_active": "on"}),
        ("delete", {"post": "yes"}),
        ("history", {}),
        ("password", PASSWORDS),
    ],
)
def test_a_superusers_account_is_closed_to_an_administrator(client, administrator, page, sent):
    root = make_superuser()
    before = User.objects.filter(pk=root.pk).values().get()
    url = (
        reverse("admin:auth_user_password_change", args=[root.pk])
        if page == "password"
        else address(User, page, root.pk)
    )

    shown, answer = client.get(url), client.post(url, sent)

    assert {shown.status_code, answer.status_code} <= {302, 403, 404}
    assert User.objects.filter(pk=root.pk).values().get() == before


def test_a_superuser_is_deleted_by_no_list_action_of_an_administrator(client, administrator):
    root, editor = make_superuser(), make_user("Editor")
    sent = {"action": "delete_selected", "_selected_action": [root.pk, editor.pk], "post": "yes"}

    client.post(address(User, "changelist"), sent)

    assert list(User.objects.filter(pk__in=[root.pk, editor.pk])) == [root]
    assert root.username not in client.get(address(User, "changelist")).text


@pytest.mark.parametrize("page", ["add", "change", "delete"])
def test_what_a_group_may_do_is_not_for_an_administrator_to_say(client, administrator, page):
    group = Group.objects.get(name="Contributor")
    before = set(group.permissions.all())
    url = address(Group, page, *([] if page == "add" else [group.pk]))
    every = list(Permission.objects.values_list("pk", flat=True))

    answer = client.post(url, {"name": "Contributor", "permissions": every, "post": "yes"})

    assert answer.status_code == 403
    assert set(Group.objects.get(name="Contributor").permissions.all()) == before
    assert Group.objects.count() == 4


def test_no_token_of_a_superuser_is_made_by_an_administrator(client, administrator):
    root = make_superuser()
    url = address(ApiToken, "add")
    sent = data_of(client.get(url)) | {"user": root.pk, "name": "Registry"}

    answer = client.post(url, sent)

    assert answer.status_code == 200
    assert "made by superusers alone" in answer.text
    assert not ApiToken.objects.exists()


def test_a_superuser_gives_all_rights_and_single_ones(client):
    client.force_login(make_superuser())
    account = make_user("Editor")
    url = address(User, "change", account.pk)
    single = Permission.objects.get(codename="delete_user")

    given = {"is_superuser": "on", "user_permissions": [single.pk]}
    client.post(url, sent_by(client.get(url)) | given)

    assert power_of(account) == (True, True, ["delete_user"], ["Editor"])


@pytest.mark.parametrize("role", ["Contributor", "Focal point", "Editor"])
def test_other_roles_come_to_no_account(client, role):
    client.force_login(make_user(role))
    account = make_user("Contributor")

    found = {
        client.get(address(User, "changelist")).status_code,
        client.get(address(User, "change", account.pk)).status_code,
        client.post(address(User, "delete", account.pk), {"post": "yes"}).status_code,
    }

    assert found == {403}
