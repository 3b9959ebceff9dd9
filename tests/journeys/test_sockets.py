"""The whole program opens no internet socket, and does not miss the network: promise P3, counted by the kernel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.screen import xvfb
from tests.guards.promises import Count

TOUR = [sys.executable, "-m", "tests.journeys.tour"]
SOCKET = re.compile(r"\bsocket\(AF_INET6?\b")
PROJECT = Path(__file__).resolve().parents[2]
STEPS = 500

pytestmark = pytest.mark.strace


def traced(command: list[str], log: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    whole = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log), *command]
    return subprocess.run(whole, cwd=PROJECT, env=env, capture_output=True, text=True, timeout=540, check=False)


def toured(done: subprocess.CompletedProcess[str]) -> int:
    assert done.returncode == 0, done.stdout + done.stderr
    found = re.search(r"^(\d+) steps, (\d+) faults$", done.stdout, re.MULTILINE)
    assert found is not None, done.stdout + done.stderr
    assert found[2] == "0", f"{found[2]} faults on the tour"
    return int(found[1])


def test_strace_sees_a_socket(tmp_path: Path) -> None:
    log = tmp_path / "log"
    done = traced([sys.executable, "-c", "import socket; socket.socket().close()"], log, dict(os.environ))
    assert done.returncode == 0, done.stderr
    assert SOCKET.search(log.read_text("utf-8"))


@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_a_tour_opens_no_internet_socket(platform: str, tmp_path: Path, promise: Count) -> None:
    log = tmp_path / "log"
    env = os.environ | {"QT_QPA_PLATFORM": platform}
    if platform == "xcb":
        with xvfb() as display:
            done = traced(TOUR, log, env | {"DISPLAY": display})
    else:
        done = traced(TOUR, log, env)
    assert toured(done) >= STEPS
    promise("P3", tried=1, failed=len(SOCKET.findall(log.read_text("utf-8"))))


def test_a_tour_passes_where_there_is_no_network(tmp_path: Path) -> None:
    """In an empty network namespace, where even the loopback device is down."""
    assert shutil.which("unshare"), "unshare, of util-linux, makes the namespace"
    command = ["unshare", "-rn", *TOUR]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300, check=False)
    assert toured(done) >= STEPS
