"""Open links with their sheets, questionnaires on paper, and what comes back typed in."""

import re
from io import BytesIO
from uuid import UUID

import pypdf
import pytest

from factories import asking, requests
from factories.asking import WHO
from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.assess.commands import mixing, open_links, seals
from oneworkforce.assess.domain import tokens
from oneworkforce.assess.domain.ballot import Ballot as Filled
from oneworkforce.assess.models import Ballot, FrameCell, OpenLink, Round
from oneworkforce.audit.models import Event

pytestmark = pytest.mark.undone

LEAST = 12
"""The guard of a round that sets its own."""
LINK = re.compile(r"/answer/([0-9a-f-]{36})/open/([\w-]{32})/")


def ballots(world: World, made: UUID) -> list[Filled]:
    with world.reading(WHO):
        key = seals.key(Round.objects.get(pk=made))
        return [mixing.opened(each, key) for each in Ballot.objects.filter(round=made)]


def test_a_link_is_made_replaced_and_ended(world: World) -> None:
    made = asking.opened(world)
    cell = asking.cell(world, made)
    client = world.client(WHO)
    here = f"/results/{made}/links/{cell}/"
    assert "has no open link" in requests.page(client, here)
    seen = []
    for _ in range(2):
        client.post(f"{here}make/")
        page = requests.page(client, here)
        assert "<svg" in page
        found = LINK.search(page)
        assert found
        assert found[1] == str(world.northshire)
        with world.reading(WHO):
            assert OpenLink.objects.get(cell=cell).digest == tokens.digest(found[2])
        seen.append(found[2])
    assert seen[0] != seen[1]
    assert "Open" in requests.page(client, f"/results/{made}/links/")
    client.post(f"{here}end/")
    assert not LINK.search(requests.page(client, here))
    with world.reading(WHO):
        assert [event.verb for event in Event.objects.filter(noun="open link").order_by("at", "pk")] == [
            "made",
            "replaced",
            "ended",
        ]
        assert not any(token in str(event.__dict__) for token in seen for event in Event.objects.all())


def test_a_link_needs_an_open_round(world: World) -> None:
    made = asking.filled(world)
    client = world.client(WHO)
    url = f"/results/{made}/links/{asking.cell(world, made)}/"
    assert requests.status(client, f"{url}make/", {}) == 403
    assert "not open yet" in requests.page(client, url)


def test_sheets_are_printed_a_page_each(world: World) -> None:
    made = asking.opened(world)
    cell = asking.cell(world, made)
    client = world.client(WHO)
    assert requests.status(client, f"/results/{made}/links/sheets/") == 404
    with world.scope(WHO):
        open_links.make(**by(world, WHO), today=TODAY, round=made, cell=cell)
        Round.objects.filter(pk=made).update(min_cell=LEAST)
    for url in (f"/results/{made}/links/sheets/", f"/results/{made}/links/{cell}/sheet/"):
        answer = client.get(url)
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Cache-Control"] == "no-store"
        assert answer["Content-Disposition"] == 'attachment; filename="sheets.pdf"'
        assert answer.content.startswith(b"%PDF")
        assert b"pdfuaid" in answer.content
        said = " ".join(pypdf.PdfReader(BytesIO(answer.content)).pages[0].extract_text().split())
        assert f"fewer than {LEAST} people" in said


@pytest.mark.parametrize(
    ("kind", "type_"), [("pdf", "application/pdf"), ("large", "application/pdf"), ("text", "text/")]
)
def test_a_questionnaire_comes_on_paper_for_its_audience(world: World, kind: str, type_: str) -> None:
    made = asking.prepared(world)
    client = world.client(WHO)
    assert f"/paper/{kind}/" in requests.page(client, f"/results/{made}/paper/")
    answer = client.get(f"/results/{made}/paper/{kind}/?audience=families&language=cy")
    assert answer["Content-Type"].startswith(type_)
    if kind == "text":
        said = answer.content.decode()
        assert "Rydym yn rhannu un weledigaeth." in said
        assert "Leaders plan together" not in said
    assert requests.status(client, f"/results/{made}/paper/{kind}/?audience=wizards") == 404
    assert requests.status(client, f"/results/{made}/paper/{kind}/?language=fr") == 404


def test_papers_are_typed_in_one_after_another_by_lines(world: World) -> None:
    made = asking.opened(world)
    cell = asking.cell(world, made)
    client = world.client(WHO)
    assert str(cell) in requests.page(client, f"/results/{made}/enter/")
    here = f"/results/{made}/enter/{cell}/"
    page = requests.page(client, here)
    assert 'autofocus="autofocus"' in page
    assert "Questions 3 to 4" in page
    assert "What would help most?" in page
    told = {"arc_1": "4d", "words_1": " Time together. ", "arc_2": "- n"}
    answer = client.post(here, told)
    assert (answer.status_code, answer["Location"]) == (302, here)
    (ballot,) = ballots(world, made)
    assert ballot.cell == (("audience", "leaders"),)
    assert ballot.answers == bytes([3, 253, 255, 254])
    assert ballot.remarks == {"vision": "Time together."}
    with world.reading(WHO):
        assert FrameCell.objects.get(pk=cell).on_paper == 1
        (event,) = Event.objects.filter(verb="typed in a paper of")
        assert event.subject == made
        assert str(cell) not in str(event.__dict__)


def test_what_is_wrong_with_a_line_stands_beside_it_and_nothing_is_kept(world: World) -> None:
    made = asking.opened(world)
    client = world.client(WHO)
    here = f"/results/{made}/enter/{asking.cell(world, made)}/"
    page = client.post(here, {"arc_1": "46", "arc_2": "1"}).content.decode()
    assert "Question 2 has no such answer" in page
    assert "Questions 3 to 4 make 2, but 1 were typed" in page
    assert 'value="46"' in page
    assert "Nothing was typed" in client.post(here, {}).content.decode()
    assert ballots(world, made) == []


def test_papers_are_typed_in_after_the_last_day_and_not_once_it_is_closed(world: World) -> None:
    made = asking.opened(world)
    client = world.client(WHO)
    here = f"/results/{made}/enter/{asking.cell(world, made)}/"
    with world.scope(WHO):
        Round.objects.filter(pk=made).update(closes_on=TODAY.replace(year=2020))
    assert requests.status(client, here, {"arc_1": "45"}) == 302
    asking.close(world, made)
    assert requests.status(client, here, {"arc_1": "45"}) == 403
