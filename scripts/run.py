"""Bring the portal up to date and serve it: `make run`."""

import argparse
import contextlib
import gc
import hashlib
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.core.wsgi import WSGIHandler
from django.db import DatabaseError, connection, connections
from django.utils import timezone
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

# Entries of each index that are looked at: two seconds at a million activities. If far fewer
# were, a condition that nearly all rows meet would seem to choose a few hundred of them.
MEASURED_MAX = 50_000

# What workers are told of memory. In one heap for all threads, what one of them has freed serves
# the next; blocks of a megabyte go back to the system at once.
MALLOC = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "1048576",
    "MALLOC_TRIM_THRESHOLD_": "1048576",
}
COLLECTED_AFTER = (2000, 10, 2)  # new objects; rounds before older ones, before all


def main() -> None:
    options = read_options()
    try:
        check_free(*options.address)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
        django.setup()
        prepare()
        if not options.prepare_only:
            serve(*options.address)
    except KeyboardInterrupt:
        sys.exit(130)
    except DatabaseError as error:
        sys.exit(f"error: the database refuses: {str(error).strip()}")
    except (CommandError, ValueError) as error:
        sys.exit(f"error: {error}")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", type=parse_address, help="host:port, such as 127.0.0.1:8000")
    parser.add_argument("--prepare-only", action="store_true", help="stop before serving")
    return parser.parse_args()


def parse_address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not (colon and host and port.isdecimal() and 0 < int(port) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is not host:port, such as 127.0.0.1:8000")
    return host.strip("[]"), int(port)


def check_free(host: str, port: int) -> None:
    """ValueError if somebody listens there; granian itself would share the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ValueError(
                f"{host}:{port} cannot be used ({error.strerror}). "
                "Stop what runs there, or choose another: ADDRESS=127.0.0.1:8123 make run"
            ) from None


def prepare() -> None:
    say("Bringing the database up to date")
    call_command("migrate", interactive=False, verbosity=0)
    load_record()
    collect_static()
    connections.close_all()


def load_record() -> None:
    """Load the record that ships, unless these very files were loaded by this very code."""
    from initiatives.models import LoadedRecord

    stamp, _is_new = LoadedRecord.objects.get_or_create(label="", key="")
    wanted = record_fingerprint()
    if stamp.fingerprint == wanted:
        return
    say("Loading the record")
    call_command("load_portal")
    LoadedRecord.objects.filter(pk=stamp.pk).update(fingerprint=wanted, loaded_at=timezone.now())
    measure_tables()


def measure_tables() -> None:
    """Let SQLite know how many rows there are, without which it takes the wrong index.

    PostgreSQL looks by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {MEASURED_MAX}")
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA analysis_limit = 0")  # as it was, for whoever measures next


def record_fingerprint() -> str:
    """Tell the files of the record and the code that loads them from any others."""
    folders = [*map(Path, settings.FIXTURE_DIRS), settings.BASE_DIR / "initiatives"]
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted({*folder.rglob("*.json"), *folder.rglob("*.py")}):
            digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def collect_static() -> None:
    """Collect and compress static files, unless none has changed since."""
    stamp = settings.STATIC_ROOT / "collected"
    wanted = static_fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Collecting static files")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def static_fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            facts = Path(storage.path(path)).stat()
            digest.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def serve(host: str, port: int) -> None:
    threading.Thread(target=announce, args=(host, port), daemon=True).start()
    multiprocessing.set_start_method("spawn")
    for name, value in MALLOC.items():
        os.environ.setdefault(name, value)
    cores = os.cpu_count() or 1
    server = Granian(
        "portal.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(2, cores),
        # Each thread may hold a database connection with a cache of 2 MB.
        blocking_threads=min(8, 2 * cores + 1),
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,  # seconds, for a download that does not end
    )
    # A terminal that closes ends the portal too; granian would reload.
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    server.serve(target_loader=load_application)


def load_application(target: str) -> WSGIHandler:
    """The application, in a worker's own process."""
    # Ctrl-C is left to the parent: a worker stalls on two signals at once.
    os.setpgrp()
    threading.Thread(target=end_with_parent, daemon=True).start()
    application = import_string(target.replace(":", "."))
    # What is there for good is not looked through any more, and the rest more often: the records
    # of a page point to one another, and stay in memory until then.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)
    return application


def end_with_parent() -> None:
    """A parent that was killed leaves no worker behind."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def announce(host: str, port: int) -> None:
    """Say where the portal is, once it answers."""
    shown = f"[{host}]" if ":" in host else host
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=1):
            say(f"AI Capacity Record is at http://{shown}:{port} (Ctrl-C stops it)")
            return
        time.sleep(0.1)


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
