"""Processes that help a run: forked while it is young, asked one thing after the other, and done without if they die."""

from __future__ import annotations

import subprocess
import sys
import textwrap


def said_by(script: str) -> list[str]:
    """The lines that a process prints which has a single thread: this one has others."""
    lead = "import os, sys, time\nfrom materia_medica.engine.helpers import Helper, Here, found, may_fork, submitted\n"
    run = subprocess.run(
        [sys.executable, "-c", lead + textwrap.dedent(script)], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.stderr == ""
    return run.stdout.split()


def test_a_helper_begins_at_once_and_does_what_it_is_given_in_turn():
    lines = said_by("""
        helper = Helper(lambda: os.environ.update(BEGUN="yes"))
        with helper:
            asked = [submitted(helper, os.getenv, "BEGUN"), submitted(helper, os.getpid)]
            print(asked[0].result(), asked[1].result() != os.getpid(), os.getenv("BEGUN"))
    """)
    assert lines == ["yes", "True", "None"]


def test_what_fails_there_is_raised_here_and_the_helper_goes_on():
    lines = said_by("""
        with Helper(int) as helper:
            for words in ("x", "3"):
                try:
                    print(submitted(helper, int, words).result())
                except ValueError:
                    print("ValueError")
    """)
    assert lines == ["ValueError", "3"]


def test_what_a_helper_does_not_find_because_it_died_is_found_here():
    lines = said_by("""
        with Helper(int) as helper:
            asked = submitted(helper, os._exit, 9), submitted(helper, int, "1")
            print(*(found(one, lambda: "here") for one in asked), found(submitted(helper, int, "1"), lambda: "here"))
    """)
    assert lines == ["here", "here", "here"]


def test_helpers_end_with_the_process_that_they_help_however_it_ends():
    lines = said_by("""
        if not (child := os.fork()):
            helpers = [Helper(int), Helper(int)]
            for helper in helpers:
                print(submitted(helper, os.getpid).result(), flush=True)
            os.kill(os.getpid(), 9)
        os.waitpid(child, 0)
    """)
    for _ in range(100):
        if not any(_is_running(pid) for pid in lines):
            break
        subprocess.run(["sleep", "0.1"], check=True)
    assert len(lines) == 2
    assert not any(_is_running(pid) for pid in lines)


def _is_running(pid: str) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_descriptor_that_is_the_processs_own_is_closed_in_the_helper():
    lines = said_by("""
        held = os.open("/dev/null", os.O_RDONLY)
        with Helper(int, (held,)) as helper:
            try:
                submitted(helper, os.fstat, held).result()
            except OSError:
                print("closed")
        os.fstat(held)
    """)
    assert lines == ["closed"]


def test_a_process_with_threads_is_not_forked():
    lines = said_by("""
        import threading
        alone = may_fork() or len(os.sched_getaffinity(0)) < 2
        wait = threading.Event()
        threading.Thread(target=wait.wait).start()
        print(alone, may_fork())
        wait.set()
    """)
    assert lines == ["True", "False"]


def test_what_is_done_here_is_done_at_once_and_its_error_is_raised_where_it_is_asked_for():
    lines = said_by("""
        print(submitted(Here(), int, "3").result(), submitted(Here(), os.getpid).result() == os.getpid())
        failed = submitted(Here(), int, "x")
        try:
            found(failed, lambda: 0)
        except ValueError:
            print("ValueError")
    """)
    assert lines == ["3", "True", "ValueError"]
