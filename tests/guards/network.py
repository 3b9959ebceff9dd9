"""Forbids internet sockets in every test, at the level of the interpreter, and counts them for promise P3."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator

import pytest

from tests.guards.promises import note

_INTERNET = (socket.AF_INET, socket.AF_INET6)
_attempts: list[str] = []


class InternetSocketError(AssertionError):
    """A test tried to open an internet socket."""


def _listen(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.__new__" and args[1] in _INTERNET:
        _attempts.append(f"socket of family {args[1]}")
        raise InternetSocketError("An internet socket was opened; the explorer never touches a network.")
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        _attempts.append(f"{event}{args}")
        raise InternetSocketError("A network name was looked up; the explorer never touches a network.")


sys.addaudithook(_listen)


@pytest.fixture
def internet_attempts() -> list[str]:
    """Return the attempts seen so far; the guard's own tests clear it."""
    return _attempts


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest) -> Iterator[None]:
    _attempts.clear()
    yield
    seen = list(_attempts)
    _attempts.clear()
    note(request, "P3", 1, len(seen))
    if seen:
        pytest.fail(f"The test touched the network: {', '.join(seen)}", pytrace=False)
