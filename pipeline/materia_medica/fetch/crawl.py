"""Runs the crawling process for a source and collects what it found."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import IO, Any

from materia_medica.fetch.progress import Progress, Tell
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop

GRACE = 20.0
"""Seconds that requests under way get to end after Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the crawling process is told."""

    source: Source
    raw: Path
    """The source's folder below `raw/`."""
    unfinished: Path
    base: Path | None
    """Folder of the snapshot to compare with."""
    limit: int | None
    dry_run: bool
    lock: int
    """File descriptor of the source's lock: the process keeps it held as long as it lives."""


@dataclass(slots=True)
class Crawled:
    """How a crawl ended."""

    trouble: str | None = "the crawling process ended before it could say why"
    broken: str | None = None
    """What failed on this machine, such as a full disk."""
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    known: Any = 0
    """How many pages; for a dry run their paths."""
    statuses: dict[str, int] = field(default_factory=dict)
    requests: int = 0
    rss_mb: float = 0.0


def crawl(job: Job, tell: Tell) -> Crawled:
    """Crawl; what was fetched is in the journal of `job.unfinished` however this ends.

    Raises `KeyboardInterrupt` or `SystemExit` once a crawl that a signal interrupted has ended cleanly, and `Stop`
    (`IO_ERROR`) where the process broke down.
    """
    with tempfile.TemporaryFile() as log, _process(job, log) as process:
        crawled = _follow(job, process, tell)
        code = process.wait()
        log.seek(0)
        said = log.read().decode("utf-8", "replace").strip()
    if crawled is None or crawled.errors:
        what = "\n".join((crawled.errors if crawled else []) or said.splitlines()[-15:])
        raise Stop(
            Exit.IO_ERROR,
            f"source '{job.source.id}': the crawling process broke down (exit {code}); what was fetched is safe, and "
            f"the next call goes on from there\n{what}",
        )
    if crawled.broken:
        raise Stop(
            Exit.IO_ERROR,
            f"source '{job.source.id}': {crawled.broken}. What was fetched is safe; the next call goes on from there",
        )
    return crawled


@contextlib.contextmanager
def _process(job: Job, log: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "materia_medica.fetch.crawl_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        pass_fds=(job.lock,),
        process_group=0,  # Ctrl-C goes to this process alone, which then ends the crawl cleanly
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


def _follow(job: Job, process: subprocess.Popen[bytes], tell: Tell) -> Crawled | None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(_job_line(job))
        process.stdin.flush()
    try:
        return _listen(job, process, tell)
    except (KeyboardInterrupt, SystemExit):
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(b"stop\n")
            process.stdin.flush()
        end = time.monotonic() + GRACE
        while process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        raise


def _listen(job: Job, process: subprocess.Popen[bytes], tell: Tell) -> Crawled | None:
    assert process.stdout is not None
    known_fields = {f.name for f in fields(Crawled)}
    for line in process.stdout:
        said = json.loads(line)
        if said.get("ended"):
            return Crawled(**{k: v for k, v in said.items() if k in known_fields})
        tell(Progress(job.source.id, said["done"], said["known"], said["failed"]))
    return None


def _job_line(job: Job) -> bytes:
    said = {
        "source": asdict(job.source),
        "raw": str(job.raw),
        "unfinished": str(job.unfinished),
        "base": str(job.base) if job.base else None,
        "limit": job.limit,
        "dry_run": job.dry_run,
    }
    return (json.dumps(said) + "\n").encode("utf-8")
