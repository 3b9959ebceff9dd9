"""The command line does what its help says, says plainly what it cannot do, and needs no display for it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from explorer import cli
from explorer.files.resources import bundled_pack
from tests.packs.making import laid, small

PAST_QT = ("explorer.gui", "PySide6", "pyqtgraph", "numpy")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


def child(project: Path, *words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "LANG": "C.UTF-8"} | changes
    command = [sys.executable, "-m", "explorer", *words]
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, timeout=60, check=False)


def test_help_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--help")
    assert (code, err) == (0, "")
    for word in (*cli.COMMANDS, "--view", "--theme", "--self-check", "--version", "exit codes:", "PACK", "LINK"):
        assert word in out
    for command in cli.COMMANDS:
        code, out, err = run(capsys, command, "--help")
        assert (code, err) == (0, "") and "exit codes:" in out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--version")
    assert code == 0 and out.startswith("Alliance Explorer ")


@pytest.mark.parametrize("what", ["views", "entities", "metrics"])
def test_list(capsys: pytest.CaptureFixture[str], what: str) -> None:
    code, out, err = run(capsys, "list", what)
    assert (code, err) == (0, "")
    ids = [line.split()[0] for line in out.splitlines()]
    assert {"views": "deliveries", "entities": "aito-m9", "metrics": "net_profit"}[what] in ids


def test_list_without_a_word_lists_the_views(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "list")[1] == run(capsys, "list", "views")[1]


def test_a_pack_without_stories_is_no_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pack = laid(small(), tmp_path)
    code, out, err = run(capsys, "list", "stories", "--pack", str(pack))
    assert (code, out, err) == (0, "", "This pack has no stories yet.\n")


@pytest.mark.parametrize("name", ["aito", "AITO", "问界"])
def test_show(capsys: pytest.CaptureFixture[str], name: str) -> None:
    code, out, _ = run(capsys, "show", name)
    assert code == 0 and out.startswith("AITO 问界\n") and "\nSOURCES\n" in out


def test_show_as_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Deliveries, 2024" in run(capsys, "show", "hima", "--asof", "2024")[1]
    code, _, err = run(capsys, "show", "hima", "--asof", "2024-13")
    assert code == 2 and "2024-01 to 2024-12" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("lst",), "There is no command or pack “lst”. Did you mean “list”?"),
        (("figur", "deliveries", "-o", "x.png"), "There is no command or pack “figur”. Did you mean “figure”?"),
        (("help",), "There is no command or pack “help”. Did you mean “--help”?"),
        (("version",), "Did you mean “--version”?"),
        (("n" * 5000,), "There is no command or pack"),
        (("list", "viws"), "Did you mean “views”?"),
        (("show", "aitto"), "Did you mean “aito”?"),
        (("figure", "delivries", "-o", "x.csv"), "Did you mean “deliveries”?"),
        (("figure", "deliveries?focus=aitto", "-o", "x.csv"), "Did you mean “aito”?"),
        (("figure", "deliveries?evry=month", "-o", "x.csv"), "A link has no “evry”. Did you mean “every”?"),
        (("figure", "deliveries", "-o", "x.bmp"), "Use .png, .svg, .pdf, .csv or .json."),
        (("figure", "deliveries", "-o", "."), "“.” has no ending that can be written."),
        (("figure", "deliveries"), "required: -o/--output"),
        (("window", "deliveries", "-o", "x.svg"), "Use .png."),
        (("window", "delivries", "-o", "x.png"), "Did you mean “deliveries”?"),
        (("figure", "deliveries", "-o", "x.png", "--size", "1x1"), "Write 1280x720"),
        (("window", "deliveries", "-o", "x.png", "--size", "1024x300"), "cannot be as small as “1024x300”; 960x560 is"),
        (("figure", "Deliveries", "-o", "x.png"), "Did you mean “deliveries”?"),
        (("figure", "deliveries", "-o", "x.png", "--scale", "99"), "is not a scale"),
        (("--thme", "dark"), "Did you mean “--theme”?"),
        (("--theme", "purple"), "“purple” is no theme. Use light, dark or system."),
        (("--theme", "drk"), "“drk” is no theme. Did you mean “dark”? Use light, dark or system."),
        (("story", "chek", "x"), "“chek” is no word. Did you mean “check”? Use check or pictures."),
        (("figure", "deliveries", "-o", "x.png", "--scale", "two"), "“two” is not a number for --scale."),
        (("present", "x", "--step", "two"), "“two” is not a whole number for --step."),
        (("list", "--theme", "dark"), "Unrecognized arguments: --theme. See"),
        (("check", "x", "--jsn"), "Unrecognized arguments: --jsn. Did you mean “--json”?"),
        (("--view", "deliveries?from=2025-13"), "Use 2025-01 to 2025-12."),
        (("check", "/nowhere/at/all"), "at/all"),
        (("list", "entities", "--pack", "/nowhere"), "nowhere"),
        (("figure", "deliveries", "-o", "/nowhere/x.csv"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert told in err and len(err.splitlines()) == 1 and "Traceback" not in err


def test_check_of_a_sound_pack(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", str(bundled_pack()))
    assert (code, err) == (0, "") and ": valid. HIMA base pack" in out
    code, out, _ = run(capsys, "check", str(bundled_pack()), "--json")
    assert code == 0 and json.loads(out)["valid"]


def test_check_of_a_faulty_pack(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(bundled_pack(), pack)
    text = (pack / "observations.csv").read_text("utf-8")
    (pack / "observations.csv").write_text(text.replace(",reported,1,", ",reported,yes,"), "utf-8", newline="")
    code, out, err = run(capsys, "check", str(pack))
    lines = out.splitlines()
    assert code == 1 and len(lines) == 200 and err.endswith("the first 200 are listed.\n")
    assert all(line.startswith("observations.csv:") and ":preferred: " in line for line in lines)
    assert cli.main(["list", "entities", "--pack", str(pack)]) == 2
    err = capsys.readouterr().err
    assert " faults and was not opened. “alliance-explorer check” says what they are.\n" in err


def test_a_command_word_wins_over_a_pack_of_that_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "list", "views")[0] == 0
    assert run(capsys, "--theme", "dark", "list") == (2, "", run(capsys, "list", "--theme", "dark")[2])


def test_numbers_leave_as_csv_and_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for ending, start in ((".csv", b'"Month"'), (".json", b"{")):
        file = tmp_path / f"out{ending}"
        assert run(capsys, "figure", "deliveries", "-o", str(file)) == (0, "", "")
        assert file.read_bytes().startswith(start)
    assert [one.name for one in tmp_path.iterdir() if one.suffix not in (".csv", ".json")] == []


def test_options_may_stand_before_the_command_word(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert run(capsys, "-o", str(file), "--size", "800x600", "figure", "deliveries") == (0, "", "")
    assert file.read_bytes().startswith(b'"Month"')
    assert run(capsys, "--asof", "2024", "show", "hima")[1] == run(capsys, "show", "hima", "--asof", "2024")[1]


def test_an_empty_figure_is_written_and_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    code, _, err = run(capsys, "figure", "deliveries?focus=luxeed-v9", "-o", str(file))
    assert (code, err) == (0, "This pack has no delivery figures for Luxeed V9.\n")
    assert file.exists()


def test_numbers_and_lists_leave_without_qt_and_numpy(project: Path, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom explorer.cli import main\n"
        f"codes = [main(['figure', 'deliveries', '-o', {str(tmp_path / 'a.csv')!r}]),"
        f" main(['figure', 'timeline', '-o', {str(tmp_path / 'a.json')!r}]), main(['show', 'aito']),"
        f" main(['list', 'entities']), main(['check', {str(bundled_pack())!r}])]\n"
        f"loaded = [name for name in {PAST_QT!r} if name in sys.modules]\n"
        "print(codes, loaded, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr.splitlines()[-1] == "[0, 0, 0, 0, 0] []", done.stderr


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG\r\n"), ("svg", b"<?xml"), ("pdf", b"%PDF-")])
def test_pictures_need_no_display(project: Path, tmp_path: Path, ending: str, start: bytes) -> None:
    file = tmp_path / f"out.{ending}"
    done = child(project, "figure", "deliveries", "-o", str(file), "--size", "800x450", "--theme", "dark")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert file.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("out.png", "--size", "8000x6000"), "A picture of 8,000 by 6,000 pixels is too large; 40,000,000 pixels are"),
        (("out.png", "--size", "4000x3000", "--scale", "2"), "A picture of 8,000 by 6,000 pixels is too large"),
        (("out.pdf", "--size", "8000x6000", "--scale", "0.5"), "A picture of 8,000 by 6,000 pixels is too large"),
    ],
)
def test_a_picture_that_is_too_large_is_refused(
    project: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    done = child(project, "figure", "deliveries", "-o", str(tmp_path / words[0]), *words[1:])
    assert done.returncode == 2 and told in done.stderr and len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_picture_of_the_window_needs_no_display(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.png"
    done = child(project, "window", "deliveries?focus=aito", "-o", str(file), "--size", "1024x700")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert file.read_bytes()[16:24] == (1024).to_bytes(4, "big") + (700).to_bytes(4, "big")


def test_without_a_display_the_window_says_what_works(project: Path) -> None:
    done = child(project)
    assert done.returncode == 2 and done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr
    for word in set(cli.COMMANDS) - {"present"}:  # which is made of windows
        assert word in done.stderr


@pytest.mark.parametrize("library", ["libGL.so.1", "libEGL.so.1"])
def test_a_missing_library_is_named_with_its_packages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, library: str
) -> None:
    def lacking(options: object) -> int:
        raise ImportError(f"{library}: cannot open shared object file: No such file or directory")

    about, build, _ = cli._WORDS["figure"]
    monkeypatch.setitem(cli._WORDS, "figure", (about, build, lacking))
    code, _, err = run(capsys, "figure", "deliveries", "-o", str(tmp_path / "x.png"))
    assert code == 2 and len(err.splitlines()) == 1
    assert library in err
    for package in (
        "libgl1",
        "libegl1",
        "libxkbcommon0",
        "libdbus-1-3",
        "libfontconfig1",
        "libglib2.0-0",
        "libxcb-cursor0",
    ):
        assert package in err


def test_a_reader_that_stops_early_is_no_fault(project: Path) -> None:
    command = f"{sys.executable} -m explorer list entities | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=project, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.split()[0], done.stderr) == ("aito", "")


@pytest.mark.parametrize(
    ("streams", "words", "code", "told"),
    [
        (
            ">/dev/full",
            "list entities",
            2,
            "alliance-explorer: The answer cannot be written: No space left on device.\n",
        ),
        (">&-", "list entities", 0, ""),
        (">&-", "show aito", 0, ""),
        ("2>&-", "lst", 2, ""),
        ("2>/dev/full", "lst", 2, ""),
        (">&- 2>&-", "lst", 2, ""),
    ],
)
def test_a_stream_that_takes_nothing_is_no_crash(project: Path, streams: str, words: str, code: int, told: str) -> None:
    command = ["/bin/sh", "-c", f"{sys.executable} -m explorer {words} {streams}"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", told)


def test_a_terminal_without_chinese_gets_question_marks(project: Path) -> None:
    done = child(project, "show", "aito", LANG="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0 and done.stdout.startswith("AITO ??")
