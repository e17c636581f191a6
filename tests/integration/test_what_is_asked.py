"""What a locality added to the core is asked first by every form; what is not asked there stands folded under it."""

import re

import pytest
from django.urls import reverse

from factories import collections, data_sessions, requests, workforce
from factories.world import World
from oneworkforce.workforce.models import Post, StaffRecord

pytestmark = pytest.mark.undone


def folded(html: str) -> str:
    """Return what stands in the fold of a page, "" where nothing does."""
    found = re.search(r"More that can be recorded(.*?)</details>", html, re.DOTALL)
    return found[1] if found else ""


def test_a_form_of_a_post_folds_what_is_not_asked(world: World) -> None:
    post = workforce.post(world)
    url, client = reverse("post_change", args=[post]), world.client("mona")
    before = requests.page(client, url)
    fold = folded(before)
    for name in ("full_time_hours", "team", "cases", "cases_why"):
        assert f'name="{name}"' in fold
    for name in ("role", "contract", "hours", "locality", "started_on_day"):
        assert f'name="{name}"' in before
        assert f'name="{name}"' not in fold
    data_sessions.decided(world, "team", "cases")
    after = requests.page(client, url)
    assert 'name="full_time_hours"' in folded(after)
    assert 'name="team"' not in folded(after)
    assert 'name="cases_why"' not in folded(after)


def test_a_fold_is_open_where_something_stands_in_it_or_is_wrong(world: World) -> None:
    post = workforce.post(world)
    url, client = reverse("post_change", args=[post]), world.client("mona")
    shut = '<details class="govuk-details">\n<summary class="govuk-details__summary"><span '
    assert shut in requests.page(client, url)
    wrong = client.post(url, {"role": "teacher", "cases": "many", "seen": ""}).content.decode()
    assert "govuk-error-message" in folded(wrong)
    assert '<details class="govuk-details" open>' in wrong
    filled = workforce.post(world, "P2", cases=4)
    assert '<details class="govuk-details" open>' in requests.page(client, reverse("post_change", args=[filled]))


def test_a_staff_record_shows_what_is_asked_and_folds_the_rest(world: World) -> None:
    workforce.record(world, away="sickness")
    client = world.client("mona")
    url, change = (reverse(name, args=[world.people["pia"], *more]) for name, more in (
        ("staff", ()), ("staff_change", ("availability",))))  # fmt: skip
    shown = requests.page(client, url)
    assert "Works in term time only" in folded(shown)
    assert "Days absent" in folded(shown)
    assert "Away for long" in shown
    assert "Away for long" not in folded(shown), "what is said is not hidden"
    assert 'name="term_time"' in folded(requests.page(client, change))
    data_sessions.decided(world, "term_time")
    assert "Works in term time only" not in folded(requests.page(client, url))
    assert not folded(requests.page(client, change))
    absence = requests.page(client, reverse("staff_change", args=[world.people["pia"], "absence"]))
    assert not folded(absence), "of a page on which nothing is asked all is seen"


def test_what_is_missing_is_what_is_asked(world: World) -> None:
    post = workforce.post(world)
    client = world.client("mona")
    assert "team" not in requests.page(client, reverse("post", args=[post])).split("Not asked yet: ")[1].split(".")[0]
    data_sessions.decided(world, "team")
    assert "team" in requests.page(client, reverse("post", args=[post])).split("Not asked yet: ")[1].split(".")[0]


def test_one_sitting_asks_what_the_locality_added(world: World) -> None:
    url, client = reverse("sitting_at", args=[world.organisations["Harbour School"]]), world.client("mona")
    assert 'name="team_1"' not in requests.page(client, url)
    data_sessions.decided(world, "team", "term_time", "skills")
    shown = requests.page(client, url)
    assert 'name="team_1"' in shown
    assert 'name="cases_1"' not in shown
    team, known = str(world.teams["Reed family team"]), {"evenings_1": "yes", "weekends_1": "not_asked"}
    sent = {"name_1": "Nell North", "role_1": "teacher", "team_1": team, "term_time_1": "yes", **known}
    done = client.post(url, sent, follow=True).content.decode()
    assert "Your localities also ask for: Skills." in done
    with world.reading():
        assert str(Post.objects.get(person__name="Nell North").team_id) == team
        assert StaffRecord.objects.get(person__name="Nell North").term_time == "yes"


def test_a_collection_says_what_is_asked_of_whom(world: World) -> None:
    data_sessions.decided(world, "team", "skills")
    pk = collections.opened(world)
    shown = requests.page(world.client("walter"), reverse("collection", args=[pk]))
    assert "Team and Skills" in shown
    mine = requests.page(world.client("mona"), reverse("return", args=[collections.return_of(world, pk)]))
    assert "Added by your localities: Team, Skills." in mine
