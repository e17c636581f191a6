"""People who arrive at a questionnaire at once, over the network, at the real server: `oneworkforce serve`."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connections

from factories import databases

PATIENCE = 120
QUESTIONS = ("v2", "s1", "s2")
PAGES = {1: ("v2",), 2: ("s1", "s2")}
"""What frontline staff are asked on which page of the questionnaire of factories/answering.py."""
FOUND, SHOWN = 302, 200
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Away(Exception):  # noqa: N818  what the server is
    """The server does not answer: it was killed, or is not there yet."""


@dataclass(slots=True)
class Person:
    """One who answers at `base`; `saved`: pages that the server said it has; `done`: it said that they are handed in.

    `asked_to_hand_in`: the button was pressed, whatever the server said.
    """

    base: str
    number: int
    saved: int = 0
    asked_to_hand_in: bool = False
    done: bool = False
    requests: int = 0
    cookie: str = ""

    @property
    def said(self) -> dict[str, str]:
        """Return the answers of this person."""
        return {name: str(1 + (self.number * 7 + at) % 5) for at, name in enumerate(QUESTIONS)}

    def walk(self, port: int) -> None:
        """Answer every page that is not saved and hand in; Away where the server goes."""
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            self._expect(SHOWN, self._asked(line, "GET", self.base))
            for page in range(self.saved + 1, len(PAGES) + 1):
                self._expect(SHOWN, self._asked(line, "GET", f"{self.base}{page}/"))
                go = "next" if page < len(PAGES) else "check"
                typed = {name: self.said[name] for name in PAGES[page]} | {"go": go}
                self._expect(FOUND, self._asked(line, "POST", f"{self.base}{page}/", typed))
                self.saved = page
            self._expect(SHOWN, self._asked(line, "GET", f"{self.base}check/"))
            self.asked_to_hand_in = True
            self._expect(FOUND, self._asked(line, "POST", f"{self.base}check/", {}))
            self.done = True
        except (OSError, http.client.HTTPException) as gone:
            raise Away from gone
        finally:
            line.close()

    def seen(self, port: int) -> dict[str, str] | None:
        """Return what the pages that were saved show, by question; None where the answers were handed in."""
        found: dict[str, str] = {}
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as line:
            for page in range(1, self.saved + 1):
                status, body = self._asked(line, "GET", f"{self.base}{page}/")
                assert status == SHOWN, status
                if "These answers were handed in" in body:
                    return None
                for name in PAGES[page]:
                    marked = [f'name="{name}" type="radio" value="{score}" checked' in body for score in "12345"]
                    found[name] = str(marked.index(True) + 1) if any(marked) else ""
        return found

    def _asked(
        self, line: http.client.HTTPConnection, method: str, path: str, typed: dict[str, str] | None = None
    ) -> tuple[int, str]:
        headers = {"Cookie": f"csrftoken={self.cookie}"} if self.cookie else {}
        body = None
        if typed is not None:
            body = urlencode({**typed, "csrfmiddlewaretoken": self.cookie})
            headers |= FORM
        line.request(method, path, body, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        self.requests += 1
        for header in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = header.partition(";")[0].partition("=")
            assert name == "csrftoken", "no other cookie is set"
            self.cookie = value
        return answer.status, text

    def _expect(self, status: int, answer: tuple[int, str]) -> None:
        assert answer[0] == status, f"person {self.number}: {answer[0]} instead of {status}"


@dataclass(slots=True)
class Server:
    """A server that answers at `port`, with its workers."""

    process: subprocess.Popen[bytes]
    port: int

    def kill(self) -> None:
        """End all of it as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)


@contextmanager
def served(folder: Path, *, workers: int = 2, threads: int = 4) -> Iterator[Server]:
    """Serve the databases that Django points at, the worker beside, until the block ends or it is killed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    connections.close_all()
    words = ["serve", "--port", str(port), "--workers", str(workers), "--threads", str(threads), "--no-migrate"]
    with (folder / "server.txt").open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "oneworkforce.site", *words],
            env=environment(folder),
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        _wait(process, port, folder)
        yield Server(process, port)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(60)


def environment(folder: Path) -> dict[str, str]:
    """Return the environment in which a process uses the same databases and keys as this one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONEWORKFORCE_")}
    main, keys = (connections[alias].settings_dict for alias in databases.ALIASES)
    made = {
        "DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{main['NAME']}",
        "KEYSTORE_URL": f"sqlite:///{keys['NAME']}",
        "SECRET_KEY": settings.SECRET_KEY,
        "MASTER_KEYS": settings.MASTER_KEYS,
        "AUDIT_KEY": settings.AUDIT_KEY,
    }
    if connections["default"].vendor == "postgresql":
        place = f"{main['HOST']}:{main['PORT']}/{main['NAME']}"
        made["DATABASE_URL"] = f"postgresql://{main['USER']}@{place}"
        made["OWNER_DATABASE_URL"] = f"postgresql://{settings.OWNER_DATABASE['USER']}@{place}"
    return {**kept, **{f"ONEWORKFORCE_{name}": value for name, value in made.items()}}


def arrive(people: Sequence[Person], port: int, *, at_once: int) -> list[Person]:
    """Let people walk, so many `at_once`; return those for whom the server went away. Any other fault is raised."""
    gone: list[Person] = []
    lock = threading.Lock()

    def one(person: Person) -> None:
        try:
            person.walk(port)
        except Away:
            with lock:
                gone.append(person)

    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(one, people))
    return gone


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, (folder / "server.txt").read_text()[-2000:]
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            line.request("GET", "/health")
            line.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
        finally:
            line.close()
    raise TimeoutError((folder / "server.txt").read_text()[-2000:])
