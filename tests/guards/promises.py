"""Counts what the promises of RELIABILITY say, and prints one line for each at the end of a run.

A test asks for the fixture ``promise`` and says ``promise("P2", tried=12, leaks)`` (tried, failed). A whole run in
which fewer cases were tried than the target is a failed run, just like one in which a case failed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True, slots=True)
class Promise:
    """A line of the summary: ``P2 pack text: 0 leaks / 312 tried``."""

    subject: str
    failure: str
    tried: str
    target: int


PROMISES = {
    "P1": Promise("hostile files", "unexpected outcomes", "tried", 2_060),
    "P2": Promise("pack text", "leaks", "tried", 300),
    "P3": Promise("network", "internet sockets", "tests", 2_000),
    "P6": Promise("saves", "damaged", "tried", 220),
    "P7": Promise("versions", "not restored", "of 20 kept", 20),
    "P4": Promise("injected exceptions", "times no slide", "planted", 200),
    "P5": Promise("killed while presenting", "steps lost", "killed", 10),
    "P8": Promise("displays lost and found again", "times wrong", "cycles", 0),  # counted on a real X screen
    "P10": Promise("flips and openings", "runs that grew beyond 10 MB", "done", 350),
    "P11": Promise("exports", "faults", "tried", 9),
}
PROPERTY = "promise"
Count = Callable[..., None]
_tried: Counter[str] = Counter()
_failed: Counter[str] = Counter()


def note(request: pytest.FixtureRequest, key: str, tried: int, failed: int) -> None:
    """Add to a promise's count from within a test or a fixture."""
    if key not in PROMISES:
        raise KeyError(f"“{key}” is no promise that is counted here; add it to PROMISES with its target.")
    request.node.user_properties.append((PROPERTY, (key, tried, failed)))


@pytest.fixture
def promise(request: pytest.FixtureRequest) -> Count:
    """Return ``promise(key, tried, failed=0)``: counts, and fails the test where a case failed."""

    def count(key: str, tried: int, failed: int = 0) -> None:
        note(request, key, tried, failed)
        assert not failed, f"{key}: {failed} of {tried} {PROMISES[key].failure}"

    return count


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Collect what the tests counted; properties travel with the report, from other processes too."""
    if report.when != "teardown":
        return
    for name, value in report.user_properties:
        if name == PROPERTY:
            key, tried, failed = value
            _tried[key] += tried
            _failed[key] += failed


def _whole(config: pytest.Config) -> bool:
    """Say whether this run was meant to run everything, so that a smaller count is a loss."""
    option = config.option
    asked = list(config.args) in ([], list(config.getini("testpaths")), ["."])
    usual = all(name in option.markexpr for name in ("not x11", "not strace", "not benchmark"))
    again = getattr(option, "lf", False) or getattr(option, "stepwise", False)
    chosen = not usual or again or option.keyword or option.deselect
    return asked and not chosen and not option.collectonly and not config.getoption("ignore")


def _shrunk(config: pytest.Config) -> list[str]:
    return [key for key, one in PROMISES.items() if _whole(config) and _tried[key] < one.target]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a whole run that tried less than it promises."""
    if exitstatus == pytest.ExitCode.OK and not hasattr(session.config, "workerinput") and _shrunk(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print one line for each promise that was counted, and for each that was tried too little."""
    short = _shrunk(config)
    lines = [key for key in PROMISES if _tried[key] or key in short]
    if lines:
        terminalreporter.section("promises")
    for key in lines:
        one = PROMISES[key]
        text = f"{key} {one.subject}: {_failed[key]} {one.failure} / {_tried[key]} {one.tried}"
        if key in short:
            text += f" – FAILED: at least {one.target} are promised"
        terminalreporter.write_line(text, red=key in short or bool(_failed[key]))
