"""The site as a browser meets it: answering on a free port of this machine, on a copy of the demonstration."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from factories import built
from oneworkforce.ground import outbox, scope, transactions
from oneworkforce.ground.job_states import JobState
from oneworkforce.ground.jobs import runner
from oneworkforce.ground.models import Job, Partnership, User
from oneworkforce.partnership.models import Membership
from oneworkforce.partnership.web import doors
from oneworkforce.site import demo_sign_ins, demo_world

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Site:
    """A site that answers at `url`."""

    url: str

    def sign_in(self, page: Page, role: str, *, strong: bool = True) -> None:
        """Let `page` be signed in as the demonstration's holder of `role`, with a second factor where `strong`."""
        [each] = [each for each in demo_sign_ins.all_sign_ins() if each.role == role]
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(User.objects.get(email=each.email), backend=BACKEND)
        if strong:
            session = client.session
            session["account_authentication_methods"] = [
                {"method": "mfa", "type": "totp", "at": timezone.now().timestamp()}
            ]
            session[doors.METHODS_OF] = str(session["_auth_user_id"])
            session.save()
        [cookie] = [cookie for cookie in client.cookies.values() if cookie.key == settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.url}])
        connections.close_all()

    def enter(self, page: Page, role: str) -> None:
        """Sign in as a person does: address and password, then the authenticator's six digits where the role asks."""
        [each] = [each for each in demo_sign_ins.all_sign_ins() if each.role == role]
        self.fill_in(page, each.email, demo_sign_ins.PASSWORD)
        if each.secret:
            page.get_by_label("Code").fill(demo_sign_ins.code(each.email)[0])
            page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_role("heading", level=1, name="Home").wait_for()

    def fill_in(self, page: Page, email: str, password: str) -> None:
        """Fill in the page of signing in, and send it."""
        page.goto(f"{self.url}/sign-in/")
        page.get_by_label("E-mail address").fill(email)
        page.locator("[name=password]").fill(password)
        page.get_by_role("button", name="Sign in", exact=True).click()

    def letters(self) -> list[str]:
        """Send what waits in the outbox, as a worker does, and return the letters written so far, oldest first."""
        while outbox.send_due(outbox.SENDERS, timezone.now()):
            pass
        connections.close_all()
        folder = Path(settings.EMAIL_FILE_PATH)
        return [path.read_text() for path in sorted(folder.glob("*"), key=lambda path: path.stat().st_mtime_ns)]

    def work(self) -> None:
        """Do the long work that was asked for, as a worker does."""
        partnership = Partnership.objects.get().pk
        with scope.entered(partnership), transactions.reading():
            waiting = list(Job.objects.filter(state=JobState.WAITING).order_by("asked_at").values_list("pk", flat=True))
        for job in waiting:
            runner.run(job, partnership, clock=timezone.now)
        connections.close_all()

    def membership(self, role: str) -> Membership:
        """Return the membership of the demonstration's holder of `role`."""
        user = User.objects.get(email=f"{role}@{demo_sign_ins.DOMAIN}")
        with scope.entered(Partnership.objects.get().pk), transactions.reading():
            return Membership._base_manager.select_related("person").get(user=user)


class Quiet(WSGIRequestHandler):
    """Writes no line a request: the site writes its own."""

    def log_message(self, *_args: object) -> None:
        """Write nothing."""


class Server(WSGIServer):
    """One thread a request would be more than a browser's test needs; a page's files come one after another."""

    request_queue_size = 64


def build() -> str:
    """Name databases with the demonstration, made once a run, and gather the static files."""
    call_command("collectstatic", interactive=False, verbosity=0)
    return built.once("demonstration", lambda: demo_world.make(now=timezone.now()), of=built.tables())[0]


@contextmanager
def served() -> Iterator[Site]:
    """Answer until the block ends."""
    server = Server(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())  # made now: it looks for the static files that `build` gathered
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        connections.close_all()
