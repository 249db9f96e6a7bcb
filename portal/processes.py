"""Tasks that take long, each in a process of its own: no service to be run beside the portal."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from django.tasks import TaskResult, TaskResultStatus
from django.tasks.backends.base import BaseTaskBackend
from django.utils import timezone
from django.utils.crypto import get_random_string

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"


class ProcessBackend(BaseTaskBackend):
    """Starts a process for each task, which goes on when the server that began it ends."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> TaskResult:
        """Start a task now; how far it has come, it tells by itself."""
        self.validate_task(task)
        process = subprocess.Popen(
            [sys.executable, str(MANAGE), "run_task", task.module_path, json.dumps([args, kwargs])],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        # Somebody has to take note of its end, or its entry stays in the table of processes.
        threading.Thread(target=process.wait, daemon=True).start()
        return TaskResult(
            task=task,
            id=get_random_string(32),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
