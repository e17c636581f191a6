"""The pages of long work: how far it is, with and without JavaScript, and the button that stops it."""

import re
from uuid import UUID

import pytest
from django.test import Client

from factories import labour
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.ground.jobs import runner
from oneworkforce.ground.models import Job

pytestmark = pytest.mark.undone


def asked(world: World, who: str = "pia", **given: str) -> UUID:
    with world.scope(who):
        return labour.ask(world.viewer(who), NOW, **given)


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def refused(client: Client, url: str, *, post: bool = False) -> bool:
    """Whether it is refused: as a page, or by the exception the site makes a page of."""
    client.raise_request_exception = True
    try:
        return (client.post(url) if post else client.get(url)).status_code in {403, 404}
    except (NotAllowed, NotFound):
        return True


def test_the_list_shows_ones_own_jobs_and_all_to_those_who_see_all(world: World) -> None:
    job = asked(world)
    assert f"/jobs/{job}/" in page(world.client("pia"), "/jobs/")
    seen = page(world.client("walter"), "/jobs/")
    assert f"/jobs/{job}/" in seen
    assert "Pia Penn" in seen
    for stranger in ("mona", "sol"):
        assert str(job) not in page(world.client(stranger), "/jobs/")
        assert refused(world.client(stranger), f"/jobs/{job}/")
        assert refused(world.client(stranger), f"/jobs/{job}/cancel/", post=True)
    with world.reading():
        assert Job.objects.get().state == "waiting"


def test_the_list_filters_by_state(world: World) -> None:
    job = asked(world)
    client = world.client("pia")
    assert str(job) in page(client, "/jobs/?state=waiting")
    assert "Nothing matches" in page(client, "/jobs/?state=done")


def test_the_export_holds_what_is_shown_and_is_recorded(world: World) -> None:
    asked(world)
    client = world.client("pia")
    assert "/jobs/export/?state=waiting" in page(client, "/jobs/?state=waiting").replace("&amp;", "&")
    assert "Why do you need this file?" in page(client, "/jobs/export/?state=waiting")
    lines = client.post("/jobs/export/?state=waiting", {"purpose": "check"}).content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Job,State,Progress,Asked by,Asked"
    assert lines[1].startswith("Count of steps,Waiting,,Pia Penn,")
    assert len(lines) == 3, "one job, and who exported it"
    theirs = world.client("mona").post("/jobs/export/", {"purpose": "check"}).content.decode("utf-8-sig")
    assert "Count of steps" not in theirs
    with world.reading():
        told = Event.objects.filter(verb="exported", noun="job").values_list("actor", flat=True)
        assert sorted(told) == ["Mona Marsh", "Pia Penn"]


def test_an_empty_list_says_what_will_stand_there(world: World) -> None:
    assert "Work that takes longer than a page" in page(world.client("pia"), "/jobs/")


def test_a_running_job_shows_its_progress_and_how_to_see_it_move(world: World) -> None:
    job = asked(world)
    with world.scope():
        runner._take(job, lambda: NOW)
        with transactions.whole("test"):
            Job.objects.update(done=30, total=1200, words="30 of 1,200 rows read")
    seen = page(world.client("pia"), f"/jobs/{job}/")
    assert '<progress class="ow-progress__bar" value="30" max="1200"' in seen
    assert "30 of 1,200 rows read" in seen
    assert f'<a class="govuk-link" href="/jobs/{job}/">See how far it is now</a>' in seen
    assert 'hx-trigger="every 2s"' in seen
    assert 'http-equiv="refresh"' not in seen


def test_a_job_that_ended_asks_no_more(world: World) -> None:
    job = asked(world)
    labour.deliver(NOW)
    seen = page(world.client("pia"), f"/jobs/{job}/")
    assert "hx-get" not in seen
    assert "htmx.min.js" not in seen
    assert "Cancel this job" not in seen
    assert "2 of 2 steps taken" in seen


def test_a_failed_job_shows_why(world: World) -> None:
    job = asked(world, kind="test.refuse")
    labour.deliver(NOW)
    assert "row 7: It holds no date. Enter a date." in page(world.client("pia"), f"/jobs/{job}/")


def test_it_is_cancelled_by_a_button_that_only_posts(world: World) -> None:
    job = asked(world)
    client = world.client("pia")
    assert re.search(rf'<form[^>]*method="post" action="/jobs/{job}/cancel/"', page(client, f"/jobs/{job}/"))
    assert client.get(f"/jobs/{job}/cancel/").status_code == 405
    answer = client.post(f"/jobs/{job}/cancel/")
    assert (answer.status_code, answer["Location"]) == (302, f"/jobs/{job}/")
    seen = page(client, f"/jobs/{job}/")
    assert "The job is cancelled." in seen
    assert "Cancelled" in seen


@pytest.mark.parametrize("path", ["", "{job}/"])
def test_a_stranger_is_sent_to_sign_in(world: World, path: str) -> None:
    job = asked(world)
    answer = Client(SERVER_NAME="127.0.0.1").get(f"/jobs/{path.format(job=job)}")
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/sign-in/")
