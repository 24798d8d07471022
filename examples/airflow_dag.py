"""materia by Airflow: one task that makes a release; it fails where none can be made, with the reason in its log."""

from datetime import datetime
from pathlib import Path

from airflow.sdk import dag, task


@dag(schedule="15 2 * * 1", start_date=datetime(2026, 1, 1), catchup=False, max_active_runs=1)
def materia() -> None:
    """Every Monday night."""

    @task
    def release() -> str:
        from materia_medica.run import Request, make_release

        return make_release(Path("/srv/materia"), Request(fetch=True)).published.version

    release()


materia()
