"""The session of Spark that a run works in: the one it was submitted to, else one on this machine."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from materia_medica.stop import Exit, Stop

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PAGES_A_BATCH = 200
"""Pages that a worker holds at once, as rows of Arrow: some ten megabytes."""
_NO_PYSPARK = "--engine spark needs PySpark: pip install 'materia-medica[spark]'"
_NO_JAVA = (
    "--engine spark needs Java 17 or newer, and neither JAVA_HOME nor the path leads to one: "
    "apt-get install openjdk-17-jre-headless"
)
_HERE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.extraJavaOptions": "-XX:+ExitOnOutOfMemoryError",
    "spark.driver.memory": "2g",
}
"""Settings of a session on this machine alone, where spark-defaults.conf does not say otherwise: it opens no door to
others, and ends where its memory does; by default it would wait for ever for what the dead thread was to bring.
"""
_ENDED = (
    "the session of Spark ended in the middle of the work; where its last words were of memory, give it more: "
    "spark.driver.memory, and spark.executor.memory on a cluster"
)
_STOP = re.compile(rf"^{re.escape(Stop.__module__)}\.Stop: (.+)$", re.MULTILINE)
_SUBMITTED = ("PYSPARK_GATEWAY_PORT", "SPARK_REMOTE", "DATABRICKS_RUNTIME_VERSION")
"""Variables of the environment, one of which says that a session is there or elsewhere."""


@contextmanager
def session(workers: int | None = None) -> Iterator[SparkSession]:
    """A session, ended with the context unless it was there before.

    `spark-submit` and spark-defaults.conf say where it works; where they name no master, that is this machine with
    `workers` cores, by default all. Raises `Stop` where PySpark or Java is missing.
    """
    try:
        from py4j.protocol import Py4JError, Py4JJavaError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise Stop(Exit.USAGE, _NO_PYSPARK) from None
    there = SparkSession.getActiveSession()
    if there is None and not any(name in os.environ for name in _SUBMITTED) and not _java():
        raise Stop(Exit.USAGE, _NO_JAVA)
    spark = there or _begun(workers)
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(PAGES_A_BATCH))
    spark.conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")  # as the tables are declared
    try:
        yield spark
    except PySparkException as error:
        raise _stop_within(error) or error from None
    except (Py4JError, ConnectionError, EOFError) as error:
        if isinstance(error, Py4JJavaError):
            raise
        raise Stop(Exit.IO_ERROR, _ENDED) from None  # nobody answers there any more
    finally:
        if there is None:
            with suppress(Exception):  # of a session that is gone already
                spark.stop()


def _stop_within(error: Exception) -> Stop | None:
    """What a task ended with, where that was a `Stop` (a page of a snapshot that is gone or another one)."""
    found = _STOP.search(str(error))
    return Stop(Exit.IO_ERROR, found[1]) if found else None


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return bool(home and (Path(home) / "bin" / "java").exists()) or shutil.which("java") is not None


def _begun(workers: int | None) -> SparkSession:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("materia")
    if not any(name in os.environ for name in _SUBMITTED) and not _is_stated("spark.master"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        for name, value in _HERE.items():
            if not _is_stated(name):
                builder = builder.config(name, value)
        builder = builder.master(f"local[{workers or '*'}]")
    return builder.getOrCreate()


def _is_stated(setting: str) -> bool:
    """Whether spark-defaults.conf has a setting; Spark itself says so only once it runs."""
    folder = os.environ.get("SPARK_CONF_DIR") or f"{os.environ.get('SPARK_HOME', '')}/conf"
    try:
        lines = Path(folder, "spark-defaults.conf").read_text("utf-8").splitlines()
    except OSError:
        return False
    return any(re.match(rf"\s*{re.escape(setting)}\b", line) for line in lines)
