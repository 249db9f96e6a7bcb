"""Run one task to its end, as `portal.processes` does: `manage.py run_task`."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.tasks import Task
from django.utils.module_loading import import_string


class Command(BaseCommand):
    help = "Run a task in this process. Started by the portal itself."

    def add_arguments(self, parser):
        parser.add_argument("task", metavar="MODULE.NAME")
        parser.add_argument("arguments", type=json.loads, metavar="[ARGS, KWARGS]")

    def handle(self, *, task, arguments, **options):
        found = import_string(task)
        if not isinstance(found, Task):
            raise CommandError(f"{task} is no task.")
        args, kwargs = arguments
        found.call(*args, **kwargs)
