"""docs/reference/api.md, made from the description of the questions as they are."""

from collections.abc import Iterator
from typing import Any

from oneworkforce.partnership.web import bearers
from oneworkforce.site import api

Schema = dict[str, Any]

_OPENING = """# What programs can ask

Made by `oneworkforce api`; a test fails when this page is not what it prints. The same for programs stands at
`/api/v1/openapi.json` (OpenAPI 3.1); the site's own page for people is `/api/`.

Send a token with every question. A workforce lead or an administrator makes one at `/account/tokens/`, for 30, 90 or
365 days. It is shown once; only its digest is kept. It reads what its owner may read on that day, and nothing any
more once it has run out, was ended, or its owner was switched off. A role that needs a second factor counts only for a
token made in a session that had shown one. Cookies open nothing here, and nothing here changes anything.

    curl -H "Authorization: Bearer $TOKEN" https://…/api/v1/rounds

Every refusal is `{"detail": "a sentence"}`: 401 without a token that opens something, 403 where its owner may not,
404 where there is no such thing for them, 405 for whatever is no question, 422 for a value that cannot be used, 429
after {minute} questions of a token in a minute (counted by each process of the site), 503 while the records are out of
reach. HEAD and OPTIONS are answered. Keys may be added to an answer; none changes its meaning under /api/v1/.

Results are the guarded ones of every page: what is withheld there is withheld here. [results.md](results.md) says how
to read them.
"""


def page() -> str:
    """Return the page as Markdown."""
    described = api.description()
    parts = described["components"]["schemas"]
    opening = _OPENING.replace("{minute}", str(bearers.A_MINUTE))
    lines = [opening, "## Questions", ""]
    for path, methods in described["paths"].items():
        for said in methods.values():
            lines += _question(path, said)
    lines += ["## Parts of answers", ""]
    for name, schema in sorted(parts.items()):
        lines += _part(name, schema)
    return "\n".join(lines).rstrip() + "\n"


def _question(path: str, said: Schema) -> Iterator[str]:
    answer = said["responses"]["200"]["content"]["application/json"]["schema"]
    yield from (f"### {said['summary']}", "", f"`GET {path}`", "", said["description"], "", f"Answer: {_kind(answer)}.")
    yield ""
    asked = [one for one in said["parameters"] if one["in"] == "query"]
    if asked:
        yield from ("| may be said | type | |", "|---|---|---|")
        yield from (f"| `{one['name']}` | {_kind(one['schema'])} | {one.get('description', '')} |" for one in asked)
        yield ""


def _part(name: str, schema: Schema) -> Iterator[str]:
    yield from (f"### {name}", "", schema.get("description", ""), "")
    if "enum" in schema:
        yield from (f"One of {_kind(schema)}.", "")
    if "properties" in schema:
        yield from ("| key | type | |", "|---|---|---|")
        for key, one in schema["properties"].items():
            yield f"| `{key}` | {_kind(one)} | {one.get('description', '')} |"
        yield ""


def _kind(schema: Schema) -> str:
    """Return the type in words."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return ", ".join(f"`{str(one).lower()}`" for one in schema.get("enum", [schema.get("const")]))
    if schema["type"] == "array":
        return f"list of {_kind(schema['items'])}"
    if schema["type"] == "object" and "additionalProperties" in schema:
        return f"object of {_kind(schema['additionalProperties'])}"
    return _WORDS.get((schema["type"], schema.get("format", "")), str(schema["type"]))


_WORDS = {
    ("string", ""): "text",
    ("string", "uuid"): "id",
    ("string", "date"): "day",
    ("integer", ""): "whole number",
    ("number", ""): "number",
    ("boolean", ""): "true or false",
}
