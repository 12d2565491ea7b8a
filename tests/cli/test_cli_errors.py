"""Every wrong input gives one line on standard error, nothing on standard output, and exit status 2."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from standoff.cli import run as runner

pytestmark = pytest.mark.usefixtures("files")

HEAD = "format: standoff/1\ntitle: t\ndecision_makers:\n  - name: North\n"
BAD_FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 8,
    "endless.txt": b"Peru said no.\n\n" + b"Peru said no. " * 8000,
    "pdf.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "empty.yaml": b"",
    "latin.yaml": b"title: caf\xe9\n",
    "binary.yaml": b"\x00\x01\x02",
    "malformed.yaml": b"format: standoff/1\ntitle: [t\n",
    "malformed.json": b'{"format": "standoff/1",}',
    "unknown_option.yaml": f"{HEAD}    options: [{{id: open, text: x}}]\n    preferences: [opne]\n".encode(),
    "infeasible.yaml": f"{HEAD}    options: [{{id: open, text: x, now: yes}}]\ninfeasible: [open]\n".encode(),
    "list.json": b"[1, 2]",
    "no_reading.json": b'{"document": {}, "positions": [{"stance": "refuses"}]}',
    "cut_reading.json": b'{"document": {',
    "reading_named_text.txt": b'{\n  "document": {"title": "T"}, "actors": []}',
    "conflict.gmr": b"anything",
    "conflict.txt": b"anything",
}

ONE_LINE_EACH = [
    ("brief missing.txt", "missing-file", "missing.txt"),
    ("read missing.txt", "missing-file", "missing.txt"),
    ("draft missing.json", "missing-file", "missing.json"),
    ("solve missing.yaml", "missing-file", "missing.yaml"),
    ("brief https://example.org/dispatch.html", "missing-file", "save what is at the address"),
    ("brief no_reading.json", "unsupported-format", "`standoff draft` goes on from a reading"),
    ("brief conflict.yaml", "unsupported-format", "`standoff outlook` from a conflict"),
    ("read conflict.yaml", "unsupported-format", "is a file of data"),
    ("read reading_named_text.txt", "unsupported-format", "holds a file of data"),
    ("outlook dispatch.txt", "unknown-format", "a dispatch becomes a conflict by `standoff draft`"),
    ("brief empty.txt", "empty-document", "empty.txt"),
    ("read blank.txt", "empty-document", "blank.txt"),
    ("brief binary.txt", "binary", "binary.txt"),
    ("brief large.txt", "too-large", "5 MB"),
    ("solve large.yaml", "too-large", "5 MB"),
    ("brief pdf.txt", "damaged-pdf", "download or save it again"),
    ("brief endless.txt", "paragraph-too-long", "endless.txt:3: "),
    ("read folder", "directory", "folder"),
    ("outlook folder", "directory", "folder"),
    ("brief dispatch.txt --date 2012-13", "bad-date", "'2012-13'"),
    ("read dispatch.txt --date yesterday", "bad-date", "2012-06-27"),
    ("draft no_reading.json", "reading-format", "positions[0]"),
    ("draft list.json", "reading-format", "list.json"),
    ("draft cut_reading.json", "not-json", "cut_reading.json:1:"),
    ("draft no_reading.json --date 2012", "date-of-a-reading", "--date"),
    ("draft prose.txt", "no-standoff", "prose.txt"),
    ("draft dispatch.txt -o conflict.odt", "unknown-format", "conflict.yaml"),
    ("draft dispatch.txt -o none/conflict.yaml", "unwritable-file", "none"),
    ("solve empty.yaml", "empty-file", "standoff example"),
    ("solve latin.yaml", "not-utf8", "latin.yaml:1"),
    ("solve malformed.yaml", "malformed-yaml", "malformed.yaml:3"),
    ("solve malformed.json", "malformed-json", "malformed.json:1"),
    ("solve unknown_option.yaml", "unknown-option", "did you mean 'open'"),
    ("explain infeasible.yaml", "infeasible-status-quo", "infeasible.yaml:6"),
    ("outlook infeasible.yaml", "infeasible-status-quo", "infeasible.yaml:6"),
    ("solve conflict.gmr", "unknown-format", ".gmr"),
    ("solve conflict.txt", "unknown-format", ".txt"),
    ("convert conflict.yaml other.gmr", "unknown-format", ".gmr"),
    ("convert conflict.yaml none/other.json", "unwritable-file", "none"),
    ("solve conflict.yaml --concepts nash,sek", "unknown-concept", "did you mean 'seq'"),
    ("solve conflict.yaml --concepts ,", "unknown-concept", "nash,seq"),
    ("explain conflict.yaml --state YYY", "bad-label", "2 letters"),
    ("explain conflict.yaml --state yn", "bad-label", "did you mean 'YN'"),
    ("explain conflict.yaml --dm Nroth", "unknown-decision-maker", "did you mean 'North'"),
    ("example elmria", "unknown-example", "did you mean 'elmira'"),
    ("example elmira -o none/elmira.yaml", "unwritable-file", "none"),
    ("outlook conflict.yaml --samples 0", "bad-samples", "1 to 1,000,000"),
    ("outlook conflict.yaml --samples many", "usage", "--samples"),
    ("outlook conflict.yaml --seed -1", "bad-seed", "-1"),
    ("solve conflict.yaml --format jsn", "usage", "did you mean 'json'"),
    ("schema redaing", "usage", "did you mean 'reading'"),
    ("slove conflict.yaml", "usage", "did you mean 'solve'"),
    ("solve conflict.yaml --formt json", "usage", "did you mean --format"),
    ("solve", "usage", "standoff solve --help"),
    ("solve conflict.yaml more.yaml", "usage", "more.yaml"),
    ("brief dispatch.txt --out dispatch.txt", "unwritable-folder", "dispatch.txt"),
]


@pytest.fixture
def wrong(files: Path) -> Path:
    for name, data in BAD_FILES.items():
        (files / name).write_bytes(data)
    (files / "folder").mkdir()
    for name in ("large.txt", "large.yaml"):
        with (files / name).open("wb") as file:
            file.truncate(50_000_000)
    return files


@pytest.mark.parametrize(("command", "code", "says"), ONE_LINE_EACH)
def test_a_wrong_input_gives_one_line_and_status_2(standoff, wrong, command, code, says):
    before = {path: path.stat().st_mtime_ns for path in wrong.iterdir()}
    ran = standoff(*command.split())
    assert ran.status == 2
    assert ran.out == ""
    assert len(ran.lines) == 1
    assert ran.lines[0].endswith(f"[{code}]")
    assert says in ran.lines[0]
    assert "; " in ran.lines[0], "the line says what to do"
    assert before == {path: path.stat().st_mtime_ns for path in wrong.iterdir()}, "nothing is left behind"


def test_the_mistakes_of_a_conflict_file_are_told_one_a_line(standoff, tmp_path):
    (tmp_path / "c.yaml").write_text(
        "format: standoff/2\ntitel: t\ndecision_makers:\n"
        "  - name: North\n    options: [{id: open, text: x, now: maybe}]\n    preferences: [opne]\n"
    )
    ran = standoff("solve", "c.yaml")
    assert ran.status == 2
    places = [re.match(r"c\.yaml:(\d+):\d+: ", line) for line in ran.lines]
    assert [int(place[1]) for place in places if place] == [1, 1, 2, 5, 6]
    assert len(ran.lines) == len(places)


def test_a_file_that_may_not_be_read(standoff, files, monkeypatch):
    path = files / "dispatch.txt"
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything, so the system's answer is played to it
        monkeypatch.setattr(Path, "open", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    ran = standoff("brief", "dispatch.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.lines == ["dispatch.txt: may not be read; check its permissions [unreadable]"]


def test_a_folder_that_may_not_be_written(standoff, files):
    (files / "file").write_text("not a folder")
    ran = standoff("brief", "dispatch.txt", "--out", "file/below")
    assert (ran.status, ran.out, len(ran.lines)) == (2, "", 1)
    assert "[unwritable-folder]" in ran.err


def test_names_that_a_terminal_would_obey_are_shown_harmlessly(standoff):
    ran = standoff("read", "a\x1b[31m\u202eb.txt")
    assert ran.status == 2
    assert ran.err.rstrip("\n").isprintable()


@pytest.mark.parametrize("command", ["\x1b[31mx", "read --\x1b[31m", "schema \x1b]0;x\x07", "--\u202e"])
def test_usage_errors_show_nothing_that_a_terminal_would_obey(standoff, command):
    ran = standoff(*command.split(" "))
    assert ran.status == 2
    assert len(ran.lines) == 1
    assert ran.lines[0].isprintable()


def test_a_mistake_of_the_program_itself_is_one_line_and_status_1(standoff, monkeypatch):
    monkeypatch.setattr("standoff.cli.inputs.read_bytes", lambda _: 1 // 0)
    ran = standoff("solve", "conflict.yaml")
    assert (ran.status, ran.out, len(ran.lines)) == (1, "", 1)
    assert "ZeroDivisionError" in ran.err
    assert ran.err.endswith("[internal-error]\n")


def test_with_the_debug_variable_errors_are_raised(standoff, monkeypatch):
    monkeypatch.setattr("standoff.cli.inputs.read_bytes", lambda _: 1 // 0)
    monkeypatch.setenv("STANDOFF_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        standoff("solve", "conflict.yaml")


def test_ctrl_c_ends_quietly_with_status_130(standoff, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("standoff.cli.inputs.read_bytes", interrupted)
    ran = standoff("solve", "conflict.yaml")
    assert (ran.status, ran.out, ran.err) == (130, "", "")


def test_a_reader_that_leaves_early_ends_it_quietly(files):
    code = "import sys; from standoff.cli import main; sys.argv = ['standoff', 'example', 'elmira']; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=files, text=True
    )
    assert process.stdout is not None
    process.stdout.close()  # nobody reads
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (runner.PIPE_CLOSED, "")


@pytest.mark.parametrize(("closed", "status", "told"), [(1, 2, "[unwritable-output]"), (2, 0, "")])
def test_closed_streams_are_no_reason_to_fall_over(files, closed, status, told):
    code = f"import os, sys; os.close({closed}); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    ran = subprocess.run(
        [sys.executable, "-c", code, "-m", "standoff", "solve", "conflict.yaml"],
        capture_output=True,
        text=True,
        cwd=files,
        timeout=60,
        check=False,
    )
    assert ran.returncode == status
    assert ran.stderr.count("\n") <= 1
    assert told in ran.stderr
    assert ("A quarrel over a road" in ran.stdout) == (closed == 2)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_during_a_run_ends_it_quietly(files):
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from standoff.cli import inputs, main, run\n"
        "read_bytes = inputs.read_bytes\n"
        "inputs.read_bytes = lambda source: print('at work', flush=True) or read_bytes(source)\n"
        "main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "solve", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=files,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"at work\n"
    process.send_signal(signal.SIGINT)  # while it waits for its input, which never comes
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (runner.INTERRUPTED, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is always full")
def test_a_full_disk_is_told_on_one_line(files):
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "standoff", "solve", "conflict.yaml"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=files,
            text=True,
            timeout=60,
            check=False,
        )
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "[unwritable-output]" in ran.stderr
