"""What commands write reads well in a pipe of 80 columns, and nothing of a page can steer the terminal."""

from __future__ import annotations

from materia_medica.cli.console import out, page_text, progress, summary


def test_a_summary_fits_80_columns_and_marks_thousands(capsys) -> None:
    summary("Extracted", ("table", "rows", "rejected"), [("side_effects", 1234567, 0), ("x" * 120, 1, 22)])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert any("1,234,567" in line for line in lines)
    assert sum("x" * 20 in line for line in lines) >= 2, "a long word is folded, not cut off"


def test_progress_is_plain_lines_where_no_terminal_listens(capsys) -> None:
    with progress("extract", 3) as advance:
        advance(1)
        advance(2)
    done = capsys.readouterr()
    assert done.out == ""
    assert done.err == "extract: 3 done\n"


def test_long_work_says_how_far_it_is(capsys, monkeypatch) -> None:
    monkeypatch.setattr("materia_medica.cli.console.PLAIN_INTERVAL", 0.0)
    with progress("extract", 5000) as advance:
        advance(1500)
    assert capsys.readouterr().err.splitlines()[0] == "extract: 1,500 of 5,000"


def test_words_of_a_page_are_neither_markup_nor_terminal_commands(capsys) -> None:
    out().print(page_text("[bold]x[/bold] \x1b[31mred\x07 a\u202eb"))
    assert capsys.readouterr().out == "[bold]x[/bold] �[31mred� a�b\n"


def test_on_a_terminal_long_work_shows_a_bar_and_the_results_stay_free_of_it(project, tmp_path) -> None:
    import os
    import pty
    import subprocess
    import sys
    from pathlib import Path

    ours, theirs = pty.openpty()
    command = [Path(sys.executable).with_name("materia"), "--project", project, "extract", "--to", tmp_path / "tables"]
    run = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=theirs, text=True, env={**os.environ, "TERM": "xterm-256color"}
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    results, _ = run.communicate(timeout=60)
    os.close(ours)
    assert run.returncode == 0
    assert "━" in shown.decode()
    assert "━" not in results
    assert "\x1b" not in results
    assert "side_effects" in results
