"""Promise 8: pages over much that is stored, on both databases.

Each page is asked for through the whole site (middleware, sign-in, viewer, queries, template) and set beside the same
template with the same finished values and no database. Twice the time is promised at most, and as many queries with
10,000 rows as with 10. A round of 1,000,000 answers is stored meanwhile; no page may read them.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

HOME = Path(__file__).parents[1]
sys.path.append(str(HOME / "tests"))

from factories import databases  # noqa: E402  the path is known now

FEW, MANY = 10, 10_000
ANSWERS, QUESTIONS, CELL = 1_000_000, 40, 50_000
PROMISE, AUDITED = 2.0, 1 / 0.3
RUNS = 25
ENGINES = ("sqlite", "postgresql")


def main() -> int:
    """Measure on each engine in a process of its own; 1 when the promise is broken anywhere."""
    if len(sys.argv) > 1:
        return measured()
    codes = []
    for engine in ENGINES:
        print(f"{engine}:", flush=True)
        environment = {**os.environ, "ONEWORKFORCE_TEST_DATABASE": engine}
        codes.append(subprocess.run([sys.executable, __file__, engine], env=environment, check=False).returncode)
    return max(codes)


def measured() -> int:
    """Fill databases of their own and measure every page."""
    with TemporaryDirectory() as folder:
        databases.configure(Path(folder))
        from oneworkforce.ground import start  # noqa: PLC0415  Django reads its settings here

        start.set_up()
        databases.hurry()
        from oneworkforce.site import static_files  # noqa: PLC0415

        static_files.gather()
        with databases.fresh():
            from oneworkforce.ground import database  # noqa: PLC0415

            database.prepare()
            kept = _all_pages()
        databases.dropped()
    return 0 if kept else 1


def _all_pages() -> bool:
    import peers  # noqa: PLC0415
    from factories import world as worlds  # noqa: PLC0415
    from many import Filled  # noqa: PLC0415

    world = worlds.build()
    filled = Filled(world)
    filled.answers(ANSWERS, QUESTIONS, CELL)
    filled.rows(FEW)
    few = {page.name: _queries(filled, page.url) for page in filled.pages()}
    filled.rows(MANY)
    kept = True
    for page in filled.pages():
        many = _queries(filled, page.url)
        same = many == few[page.name]
        kept &= same
        verdict = "kept  " if same else "BROKEN"
        print(f"{verdict}  {page.name}: {few[page.name]} queries at {FEW} rows, {many} at {MANY:,}", flush=True)
        client = filled.client()
        with _recorded() as rendered:
            client.get(page.url)
        render = rendered[-1]
        ours, (peer,) = peers.beside(lambda client=client, url=page.url: client.get(url), [render], runs=RUNS)  # type: ignore[misc]
        promise = AUDITED if page.audited else PROMISE
        kept &= peers.line(page.name, ours, peer, promise, "its template alone")
    return kept


def _queries(filled: Any, url: str) -> int:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = filled.client()
    client.get(url)  # what is cached for a minute is in the cache
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url)
    assert answer.status_code == 200, f"{url} answers {answer.status_code}"
    return len(asked)


@contextmanager
def _recorded() -> Iterator[list[Callable[[], object]]]:
    """Yield what renders each template again that is rendered meanwhile, with the values it was given."""
    from django.template.backends.jinja2 import Template  # noqa: PLC0415

    rendered: list[Callable[[], object]] = []
    before = Template.render

    def render(self: Template, context: Any = None, request: Any = None) -> Any:
        rendered.append(lambda: before(self, dict(context or {}), request))
        return before(self, context, request)

    with mock.patch.object(Template, "render", render):
        yield rendered


if __name__ == "__main__":
    sys.exit(main())
