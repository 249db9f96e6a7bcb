"""Fixtures that every test may use."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests import databases, plugin
from tests.api_answers import CheckedClient
from tests.browser import picturing
from tests.browser.serving import folder_served, served_portal
from tests.editors import make_user
from tests.exports import golden
from tests.factories import make_activity
from tests.running import running

# A busy machine is slow, not wrong.
hypothesis_settings.register_profile("portal", deadline=None)
hypothesis_settings.load_profile("portal")


def pytest_configure(config):
    config.pluginmanager.register(databases.OnePerRun())
    golden.Asked.renew = config.option.renew_golden
    picturing.Asked.renew = config.option.renew_pictures
    # WhiteNoise looks a file up when it is asked for: reading all of them for
    # each client would cost more than the test.
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(scope="session")
def chromium_path():
    """Debian's browser; tests that use it are marked `browser`."""
    return plugin.find_chromium()


@pytest.fixture(scope="session")
def loaded(django_db_setup, django_db_blocker):
    """Name the database with all that ships, for those who copy it."""
    with django_db_blocker.unblock():
        return databases.loaded_database()


@pytest.fixture(scope="session")
def portal_url(loaded):
    """Where the portal is, with the whole record; its database is not that of other tests."""
    with served_portal(folder_served(), copy_of=loaded) as url:
        yield url


@pytest.fixture(scope="module")
def record(django_db_setup, django_db_blocker):
    """All that ships, in a database that the tests of a file read and leave as it is."""
    with django_db_blocker.unblock(), databases.own_copy_of_the_record():
        yield


@pytest.fixture(scope="module")
def reader(record):
    """A reader of all that ships, outside of any transaction as in production."""
    return Client()


@pytest.fixture
def client():
    """A visitor, to whom the API answers as its schema says."""
    return CheckedClient()


@pytest.fixture(scope="session")
def served(tmp_path_factory, loaded):
    """A portal of two workers on a record of its own, on the engine of this run."""
    with running(tmp_path_factory.mktemp("served"), loaded) as portal:
        yield portal


@pytest.fixture
def editor(client):
    """Somebody with the role Editor, logged in."""
    user = make_user("Editor")
    client.force_login(user)
    return user


@pytest.fixture
def english():
    """An answer in another language leaves it to the thread; the next test is in English again."""
    with translation.override("en"):
        yield


@pytest.fixture
def course():
    """A workshop that is public, for what is done about one record."""
    return make_activity(slug="course", name="A course", city="Nairobi")
