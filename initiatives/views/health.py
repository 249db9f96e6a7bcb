"""For operators: is the process alive, and can it answer for the record?"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from initiatives.models import Activity

READY, UNAVAILABLE = 200, 503


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """Answer as long as the process does; nothing else is asked."""
    return JsonResponse({"status": "alive"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Tell whether the database answers, is migrated and holds data; 503 names what lacks."""
    checks = readiness()
    is_ready = set(checks.values()) == {"ok"}
    answer = {"status": "ready" if is_ready else "not ready", **checks}
    return JsonResponse(answer, status=READY if is_ready else UNAVAILABLE)


def readiness() -> dict[str, str]:
    """Return what was looked at in turn; what comes after a failure is not looked at."""
    checks = dict.fromkeys(("database", "migrations", "data"), "not checked")
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks["database"] = "ok"
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        checks["migrations"] = f"{len(pending)} not applied" if pending else "ok"
        if not pending:
            checks["data"] = data()
    except DatabaseError as error:
        failed = next(name for name, state in checks.items() if state == "not checked")
        checks[failed] = type(error).__name__
    return checks


def data() -> str:
    """Tell whether there is a record and, by its first activity, whether search can find it."""
    first = Activity.objects.published().order_by("pk").values_list("search_words", flat=True)[:1]
    for words in first:
        return "ok" if words else "loaded, but not indexed: run manage.py reindex"
    return "nothing loaded"
