"""What programs read: every question there is, as a stranger, with a token of each role, and from elsewhere."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import hostile, rounds, tokens
from factories.world import World
from oneworkforce.assess.domain import results_json
from oneworkforce.ground import scope
from oneworkforce.partnership.web import bearers
from oneworkforce.plan.domain.kinds import Timing
from oneworkforce.site import api

pytestmark = pytest.mark.undone

READERS = ("alice", "walter")
"""Who may let a program read; the others' tokens, were they in the table, open nothing."""
OTHERS = ("erin", "mona", "carl", "pia", "stella")
DESCRIBED = api.description()
PATHS = tuple(DESCRIBED["paths"])


@pytest.fixture
def things(world: World) -> dict[str, Any]:
    return {
        "round": rounds.held(world),
        "plan": tokens.plan(world),
        "framework": "trial",
        "version": 3,
    }


def address(path: str, things: dict[str, Any]) -> str:
    return path.format(**things)


def test_there_are_the_questions_that_were_promised() -> None:
    assert set(PATHS) == {
        "/api/v1/rounds",
        "/api/v1/rounds/{round}",
        "/api/v1/rounds/{round}/results",
        "/api/v1/plans",
        "/api/v1/plans/{plan}",
        "/api/v1/frameworks",
        "/api/v1/frameworks/{framework}/{version}",
    }
    assert all(set(methods) == {"get"} for methods in DESCRIBED["paths"].values())


@pytest.mark.parametrize("path", PATHS)
def test_every_question_as_each(world: World, things: dict[str, Any], path: str) -> None:
    url = address(path, things)
    stranger = tokens.program().get(url)
    assert (stranger.status_code, list(stranger.json())) == (401, ["detail"])
    assert stranger.headers["WWW-Authenticate"].startswith("Bearer")
    assert world.client("walter").get(url).status_code == 401, "a cookie opens nothing"
    for who in READERS:
        answer = tokens.program(tokens.made(world, who).secret).get(url)
        assert answer.status_code == 200, (who, answer.content)
        assert answer.headers["Content-Type"].startswith("application/json")
        assert answer.headers["Cache-Control"] == "no-store"
        assert not answer.cookies
    for who in OTHERS:
        refused = tokens.program(tokens.raw(world, who).secret).get(url)
        assert (refused.status_code, list(refused.json())) == (403, ["detail"]), who
    elsewhere = tokens.program(tokens.made(world, "sol").secret).get(url)
    if "{" not in path:
        assert elsewhere.status_code == 200
        assert not {str(things["round"]), str(things["plan"])} & set(ids(elsewhere.json()))
    else:
        assert (elsewhere.status_code, list(elsewhere.json())) == (404, ["detail"])


def ids(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        for key, value in found.items():
            if key == "id":
                yield str(value)
            yield from ids(value)
    elif isinstance(found, list):
        for each in found:
            yield from ids(each)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_it_is_described(world: World, things: dict[str, Any], path: str) -> None:
    answer = walter(world).get(address(path, things)).json()
    schema = DESCRIBED["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    fits(answer, schema, path)


def fits(value: Any, schema: dict[str, Any], where: str) -> None:
    """Check a value against the part of JSON Schema that our description uses; no key is undescribed."""
    if "$ref" in schema:
        return fits(value, DESCRIBED["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]], where)
    if "anyOf" in schema:
        if value is None:
            assert {"type": "null"} in schema["anyOf"], where
            return None
        return fits(value, next(each for each in schema["anyOf"] if each.get("type") != "null"), where)
    kinds: dict[str, Any] = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
    }
    if "const" in schema or "enum" in schema:
        assert value in schema.get("enum", [schema.get("const")]), where
    assert isinstance(value, kinds[schema["type"]]), where
    if isinstance(value, list):
        for each in value:
            fits(each, schema["items"], f"{where}[]")
    elif isinstance(value, dict) and "properties" in schema:
        assert set(value) == set(schema["properties"]), where
        for key, each in value.items():
            fits(each, schema["properties"][key], f"{where}.{key}")
    return None


def test_everything_is_described() -> None:
    for path, methods in DESCRIBED["paths"].items():
        for said in methods.values():
            assert said["summary"], path
            assert said["description"], path
            assert said["security"] == [{"Token": []}], path
            assert {"200", "401", "403", "404", "422", "429"} <= set(said["responses"]), path
    for name, schema in DESCRIBED["components"]["schemas"].items():
        assert schema.get("description"), name
        for key, part in schema.get("properties", {}).items():
            assert part.get("description") or "$ref" in part, f"{name}.{key}"


def test_results_are_the_guarded_document_and_nothing_else(world: World, things: dict[str, Any]) -> None:
    guarded = rounds.results()
    answer = walter(world).get(f"/api/v1/rounds/{things['round']}/results")
    assert answer.content.decode() == results_json.to_json(guarded)
    cells = answer.json()["cells"]
    withheld = [cell for cell in cells if cell["withheld"]]
    assert withheld
    figures = set(cells[0]) - {"by", "arc", "question", "withheld"}
    for cell in withheld:
        kept = {"respondents"} if cell["withheld"] == "row" else set()
        assert all(cell[key] is None for key in figures - kept), cell
    small = [cell for cell in cells if cell["by"].get("district") == rounds.SMALL]
    assert small
    assert all(cell["withheld"] for cell in small)


def test_a_part_of_the_results_is_a_part_of_the_document(world: World, things: dict[str, Any]) -> None:
    reader, url = walter(world), f"/api/v1/rounds/{things['round']}/results"
    every = reader.get(url).json()
    groups = every["groups"]
    arc = reader.get(f"{url}?arc=vision&group=1&group=0").json()
    wanted = [cell for cell in every["cells"] if cell["arc"] == "vision" and cell["by"] in groups[:2]]
    assert arc == every | {"cells": wanted}
    assert {cell["question"] for cell in wanted} == {None, "v1", "v2"}
    overall = reader.get(f"{url}?arc=overall&questions=false").json()["cells"]
    assert overall == [cell for cell in every["cells"] if not cell["arc"] and not cell["question"]]
    plain = reader.get(f"{url}?questions=false").json()["cells"]
    assert plain == [cell for cell in every["cells"] if not cell["question"]]


@pytest.mark.parametrize(
    ("query", "named"),
    [("arc=nothing", "arc"), ("group=99", "group"), ("group=-1", "group"), ("group=x", "group"), ("questions=x", "q")],
)
def test_a_value_that_cannot_be_used_is_named(world: World, things: dict[str, Any], query: str, named: str) -> None:
    answer = walter(world).get(f"/api/v1/rounds/{things['round']}/results?{query}")
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(named)


def test_a_round_without_results_says_so(world: World) -> None:
    from oneworkforce.assess.models import Result  # noqa: PLC0415

    pk = rounds.held(world)
    with world.reading("walter"):
        Result.objects.filter(round_id=pk).delete()
    reader = walter(world)
    assert reader.get(f"/api/v1/rounds/{pk}").json()["results"] is False
    answer = reader.get(f"/api/v1/rounds/{pk}/results")
    assert (answer.status_code, answer.json()) == (404, {"detail": "This round has no results yet."})


def test_a_plan_has_its_money_as_text_and_no_person(world: World, things: dict[str, Any]) -> None:
    answer = walter(world).get(f"/api/v1/plans/{things['plan']}")
    found = answer.json()
    assert (found["stated"], found["unpriced"], found["actions"]) == ("1000.50", 1, 2)
    first, second = found["strands"][0]["actions"]
    assert first["cost"] == {"stated": "1000.50", "covers": "", "unpriced": "", "spent": "10.25"}
    assert second["cost"]["stated"] is None
    assert (first["date"], second["date"], second["waits_for"]) == ("2010-03-31", "2010-03", [1])
    assert first["milestones"][0]["timing"] == Timing.ONGOING.value
    assert first["lead"] == "Head of workforce"
    assert "@" not in answer.content.decode()
    assert "Alice Arden" not in answer.content.decode()


def test_as_many_questions_to_the_database_for_30_actions_as_for_3(world: World) -> None:
    reader = walter(world)
    small, large = tokens.plan(world, "Small", actions=3), tokens.plan(world, "Large", actions=30)
    reader.get("/api/v1/plans")
    counts = []
    for plan in (small, large):
        with CaptureQueriesContext(connection) as asked:
            assert reader.get(f"/api/v1/plans/{plan}").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_lists_ask_the_database_as_often_for_many_as_for_one(world: World) -> None:
    reader = walter(world)

    def asked() -> list[int]:
        counts = []
        for path in ("rounds", "plans", "frameworks"):
            with CaptureQueriesContext(connection) as found:
                assert reader.get(f"/api/v1/{path}").status_code == 200
            counts.append(len(found))
        return counts

    rounds.held(world)
    tokens.plan(world)
    asked()
    before = asked()
    for number in range(4):
        rounds.held(world, f"Round {number}")
        tokens.plan(world, f"Plan {number}")
    assert asked() == before


def test_head_options_and_what_would_change_something(world: World) -> None:
    reader = walter(world)
    shown = reader.get("/api/v1/rounds")
    head = reader.head("/api/v1/rounds")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(shown.content))
    options = tokens.program().options("/api/v1/rounds")
    assert (options.status_code, options.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
    for method in ("post", "put", "patch", "delete"):
        refused = getattr(reader, method)("/api/v1/rounds")
        assert (refused.status_code, list(refused.json())) == (405, ["detail"])
        assert refused.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["", "nothing", "rounds/", "rounds/1", f"plans/{UUID(int=1)}/x", "%2e%2e/", "docs"])
def test_an_address_without_a_question_is_not_found_in_json(world: World, path: str) -> None:
    for client in (tokens.program(), walter(world)):
        answer = client.get(f"/api/v1/{path}")
        assert (answer.status_code, list(answer.json())) == (404, ["detail"])


def test_every_error_is_json(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = walter(world)
    control = reader.get("/api/v1/rounds?x=%00")
    assert (control.status_code, list(control.json())) == (400, ["detail"])

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("Pia Penn")

    monkeypatch.setattr("oneworkforce.assess.queries.round_heads.visible_to", broken)
    failed = reader.get("/api/v1/rounds")
    assert (failed.status_code, list(failed.json())) == (500, ["detail"])
    assert "Pia" not in failed.content.decode()


@pytest.mark.parametrize("value", hostile.ALL, ids=range(len(hostile.ALL)))
def test_a_hostile_token_opens_nothing(reading_world: World, value: str) -> None:
    real = f"ow_{reading_world.northshire.hex}_"
    for shown in (value, real + value, f"{real}{'0' * 48}{value}"):
        answer = tokens.program(shown).get("/api/v1/rounds")
        assert (answer.status_code, list(answer.json())) == (401, ["detail"])
        assert "X-Injected" not in answer.headers


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic eDp5", "bearer  ", "Token x", "ow_x"])
def test_a_header_that_is_no_bearer_opens_nothing(reading_world: World, header: str) -> None:
    answer = Client(SERVER_NAME="127.0.0.1").get("/api/v1/rounds", headers={"authorization": header})
    assert answer.status_code == 401


def test_too_many_questions_have_to_wait(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bearers, "A_MINUTE", 3)
    monkeypatch.setattr(bearers, "PACE", bearers.Pace())
    monkeypatch.setattr(bearers, "minute", lambda: 7)
    reader, other = walter(world), tokens.program(tokens.made(world, "alice").secret)
    assert [reader.get("/api/v1/plans").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    assert other.get("/api/v1/plans").status_code == 200
    monkeypatch.setattr(bearers, "minute", lambda: 8)
    assert reader.get("/api/v1/plans").status_code == 200


def test_the_scope_of_one_answer_is_over_with_it(world: World) -> None:
    round_here = rounds.held(world)
    north, south = walter(world), tokens.program(tokens.made(world, "sol").secret)
    for _ in range(2):
        assert [one["id"] for one in north.get("/api/v1/rounds").json()["rounds"]] == [str(round_here)]
        assert not scope.is_open()
        assert south.get("/api/v1/rounds").json() == {"rounds": []}
        assert not scope.is_open()
        assert tokens.program().get("/api/v1/rounds").status_code == 401
        assert north.get("/api/v1/rounds/1").status_code == 404
        assert not scope.is_open()


def test_a_token_in_the_header_opens_no_page(world: World) -> None:
    answer = walter(world).get("/members/")
    assert answer.status_code == 302


def test_the_description_is_there_for_everybody() -> None:
    answer = tokens.program().get("/api/v1/openapi.json")
    assert answer.json() == json.loads(json.dumps(DESCRIBED))
    assert answer.json()["openapi"].startswith("3.")


def test_the_page_for_people_names_every_question(reading_world: World) -> None:
    for client in (tokens.program(), reading_world.client("pia")):
        page = client.get("/api/").content.decode()
        for path in PATHS:
            assert path in page.replace("<wbr>", ""), path


def test_every_question_has_a_name_in_the_log() -> None:
    for path in PATHS:
        url = path.format(round=uuid4(), plan=uuid4(), framework="x", version=1)
        assert resolve(url).view_name.startswith("api_")


def walter(world: World) -> Client:
    """Return a program with a token of Walter's."""
    return tokens.program(tokens.made(world, "walter", title=f"Dashboard {UUID(int=len(PATHS))} {uuid4().hex}").secret)


def test_whatever_part_is_asked_for_it_is_one_of_the_guarded_document_or_a_sentence(world: World) -> None:
    reader, url = walter(world), f"/api/v1/rounds/{rounds.held(world)}/results"
    every = reader.get(url).json()
    told = [json.dumps(cell) for cell in every["cells"]]
    arcs = st.sampled_from(["vision", "values", "outcomes", "overall"])
    places = st.integers(0, len(every["groups"]) - 1).map(str)
    flags = st.sampled_from(["true", "false", "0", "1"])

    @given(
        st.lists(arcs | st.text(max_size=5), max_size=3),
        st.lists(places | st.text(max_size=5), max_size=3),
        st.none() | flags | st.text(max_size=3),
    )
    @settings(max_examples=60)
    def asked(arc: list[str], group: list[str], questions: str | None) -> None:
        said: dict[str, Any] = {"arc": arc, "group": group}
        answer = reader.get(url, said if questions is None else {**said, "questions": questions})
        found = answer.json()
        if answer.status_code == 200:
            assert {**found, "cells": every["cells"]} == every
            assert set(map(json.dumps, found["cells"])) <= set(told)
        else:
            assert answer.status_code in {400, 422}
            assert list(found) == ["detail"]

    asked()
