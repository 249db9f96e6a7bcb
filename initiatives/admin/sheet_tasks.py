"""The work on an uploaded sheet: checked at once, written when its user has seen the preview."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.tasks import task
from django.utils import translation
from django.utils.translation import gettext as _

from initiatives.spreadsheets import files, uploads
from initiatives.spreadsheets.checking import Report, Work
from initiatives.spreadsheets.limits import RefusedError
from initiatives.spreadsheets.resource import KINDS, ActivityResource, resource_of
from initiatives.spreadsheets.rights import UserRights
from initiatives.spreadsheets.uploads import State, Step, Upload


@task
def check_sheet(key: str) -> None:
    """Tell what becomes of each row of a sheet."""
    work_on(key, Step.CHECKING, Step.CHECKED)


@task
def write_sheet(key: str) -> None:
    """Write a sheet, all of it or nothing."""
    work_on(key, Step.WRITING, Step.WRITTEN)


def work_on(key: str, step: Step, end: Step) -> None:
    """Do one step of the work on a sheet, and tell how far it has come and how it ended."""
    upload = uploads.find(key)
    if upload is None:
        return
    with upload.held(), uploads.one_at_a_time(), translation.override(upload.language):
        upload.tell(State(step))
        try:
            report = act(upload, step)
        except RefusedError as error:
            upload.tell(State(Step.REFUSED, reasons=error.reasons))
        except PermissionDenied:
            upload.tell(State(Step.REFUSED, reasons=[_("You may not do this any more.")]))
        except DatabaseError:
            upload.tell(State(Step.STOPPED, reasons=[_("The database was busy for too long.")]))
            raise
        except Exception:
            upload.tell(State(Step.STOPPED, reasons=[_("An error of the portal ended it.")]))
            raise
        else:
            upload.keep(report)
            upload.tell(
                State(ended(report, end), counts=dict(report.counts), total=len(report.lines))
            )


def ended(report: Report, end: Step) -> Step:
    """Return where a sheet stands after a step that came to its end."""
    if report.is_idle:
        return Step.NOTHING if end == Step.CHECKED else Step.IDLE
    return end if report.is_clean else Step.REFUSED


def act(upload: Upload, step: Step) -> Report:
    """Check or write a sheet."""
    resource = resource_for(upload)
    told = partial(tell, upload, step)
    if step == Step.CHECKING:
        return files.preview(upload.file, upload.name, resource, told)
    return files.take(upload.file, upload.name, resource, reason=upload.reason, progress=told)


def tell(upload: Upload, step: Step, work: Work, done: int, total: int) -> None:
    """Tell how many rows are done."""
    upload.tell(State(step, done, total, work))


def resource_for(upload: Upload) -> ActivityResource:
    """Return what reads the rows of a sheet with the rights of its user."""
    model = KINDS[upload.kind]
    return resource_of(model, UserRights(model, User.objects.get(pk=upload.user)))
