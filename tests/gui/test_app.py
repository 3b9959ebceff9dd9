"""The program starts in a sound order, paints before it loads the charts, and ends in good order."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from explorer.files.folders import config_folder
from explorer.gui.boot import binding_fault
from tests.gui.child import HEAD, child, environment

HEAVY = ("numpy", "pyqtgraph", "pypinyin", "rapidfuzz")


@pytest.mark.parametrize(
    ("binding", "python", "sound"),
    [
        ("6.10.3", (3, 11, 7), True),
        ("6.10.3", (3, 13, 0), True),
        ("6.12.0", (3, 10, 13), False),
        ("6.12.0", (3, 11, 7), False),
        ("6.12.1", (3, 11, 7), False),
        ("6.12.0", (3, 12, 1), True),
        ("6.11.0", (3, 12, 1), False),
        ("6.9.1", (3, 12, 1), False),
        ("6.9.3", (3, 11, 7), True),
    ],
)
def test_a_known_bad_pair_is_refused(binding: str, python: tuple[int, ...], sound: bool) -> None:
    fault = binding_fault(binding, python)
    assert bool(fault) != sound
    assert sound or ("6.10.3" in fault and fault.endswith("."))


def test_a_bad_pair_ends_the_start_with_a_sentence() -> None:
    done = child("""
        from explorer.gui import boot
        boot.binding_fault = lambda: "PySide6 9.9 aborts. Install PySide6-Essentials 6.10.3."
        sys.exit(run_window())
    """)
    assert (done.returncode, done.stderr) == (2, "PySide6 9.9 aborts. Install PySide6-Essentials 6.10.3.\n")


def test_the_first_paint_has_names_and_details_but_no_chart_library() -> None:
    done = child(f"""
        from explorer.gui.panels.dossier_head import DossierHead
        fill, wake = MainWindow._fill, MainWindow._wake
        def look(window):
            heavy = sorted(set({HEAVY!r}) & set(sys.modules))
            tree = window.tree.view.model()
            told = window.details.findChild(DossierHead).accessibleName()
            print("first", heavy, tree.index(0, 0).data(), told)
            fill(window)
        def awake(window):
            wake(window)
            print("then", "pyqtgraph" in sys.modules, window.centre.chart.isVisible(), window.centre.figure.view)
            window.close()
        MainWindow._fill, MainWindow._wake = look, awake
        sys.exit(run_window())
    """)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["first [] HIMA HIMA 鸿蒙智行", "then True True deliveries"]


def _awake_child(*arguments: str) -> subprocess.Popen[str]:
    code = HEAD + (
        "wake = MainWindow._wake\n"
        "def awake(window):\n    wake(window)\n    print('awake', flush=True)\n"
        "MainWindow._wake = awake\n"
        f"sys.exit(run_window({', '.join(arguments)}))\n"
    )
    return subprocess.Popen([sys.executable, "-c", code], env=environment(), stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_an_idle_program_and_its_place_is_kept(number: signal.Signals) -> None:
    with _awake_child("link='timeline?focus=aito'") as running:
        assert running.stdout is not None and running.stdout.readline() == "awake\n"
        running.send_signal(number)
        assert running.wait(20) == 0
    kept = (config_folder() / "settings.ini").read_text("utf-8")
    assert "timeline?focus=aito" in kept and "geometry=" in kept


@pytest.mark.parametrize(
    ("display", "platform"),
    [(None, None), (":4077", None), (None, "xcb"), (None, "wayland;xcb"), (":4077", "nonsense")],
)
def test_with_no_display_one_sentence_says_so(display: str | None, platform: str | None) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "explorer"],
        env=environment(QT_QPA_PLATFORM=platform, DISPLAY=display, WAYLAND_DISPLAY=None),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1 and "check, list, show, figure, story, window" in done.stderr
    asked = f"by “{platform}”, which QT_QPA_PLATFORM asks for"
    unreached = asked if platform else "The display :4077 cannot be reached"
    named = (unreached, "libxcb-cursor0")  # the second where the system lacks it
    assert any(one in done.stderr for one in named) == bool(display or platform)


def test_the_self_check_falls_back_to_no_display() -> None:
    asked = environment(QT_QPA_PLATFORM="xcb", DISPLAY=None, WAYLAND_DISPLAY=None)
    code = "import sys; from explorer.gui import selfcheck as s; s._PICTURES = {}; sys.exit(s.self_check())"
    done = subprocess.run(
        [sys.executable, "-c", code], env=asked, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0 and "Qt on offscreen" in done.stdout, done.stdout + done.stderr


def test_a_link_that_cannot_be_read_ends_the_start_with_a_sentence() -> None:
    done = child("sys.exit(run_window(link='deliverys'))")
    assert done.returncode == 2 and "deliveries" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "damage", [b"\x00\xff", b"[look]\ntheme=pink\n[packs]\nlast=/nowhere\n", b"[window]\ngeometry=AAAA\n"]
)
def test_damaged_settings_do_not_stop_a_start(damage: bytes) -> None:
    (config_folder() / "settings.ini").write_bytes(damage)
    with _awake_child() as running:
        assert running.stdout is not None and running.stdout.readline() == "awake\n"
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0


class TestPicture:
    """A picture of the whole window, made in a process of its own."""

    CODE = """
        import pathlib
        from explorer.gui.app import window_picture
        for number, (link, theme) in enumerate({wishes!r}):
            pathlib.Path({folder!r}, f"{{number}}.png").write_bytes(window_picture(link, (1024, 700), theme))
    """

    def _pictures(self, folder: Path, *wishes: tuple[str, str]) -> list[bytes]:
        done = child(self.CODE.format(wishes=wishes, folder=str(folder)))
        assert (done.returncode, done.stderr) == (0, "")
        return [(folder / f"{number}.png").read_bytes() for number in range(len(wishes))]

    def test_it_is_the_same_each_time_in_theme_and_size_and_touches_no_settings(self, tmp_path: Path) -> None:
        wishes = [("deliveries?focus=aito", theme) for theme in ("light", "dark")]
        found = self._pictures(tmp_path, *wishes, *wishes)
        assert found[:2] == found[2:]
        light, dark = (QImage.fromData(one) for one in found[:2])
        assert (light.width(), light.height()) == (dark.width(), dark.height()) == (1024, 700)
        assert light.pixelColor(500, 20).lightness() > 200 and dark.pixelColor(500, 20).lightness() < 60
        assert list(config_folder().iterdir()) == []

    def test_it_shows_what_the_link_says(self, tmp_path: Path) -> None:
        links = ("timeline", "deliveries", "deliveries?show=table", "deliveries?every=year", "deliveries?focus=li-auto")
        assert len(set(self._pictures(tmp_path, *((link, "light") for link in links)))) == len(links)

    @pytest.mark.parametrize(
        ("code", "error"),
        [
            ("window_picture('deliveries?focus=nobody', (1024, 700))", "LinkError"),
            ("window_picture('', (1024, 700), pack=pathlib.Path('nowhere'))", "PackRefused"),
            ("centre.drawn = None; window_picture('timeline', (1024, 700))", "TypeError"),
        ],
    )
    def test_what_cannot_be_shown_is_an_error_not_a_stall(self, code: str, error: str) -> None:
        done = child(
            "import pathlib\nfrom explorer.gui.app import window_picture\nfrom explorer.gui.panels import centre\n"
            + code
        )
        assert done.returncode == 1 and error in done.stderr.splitlines()[-1]
