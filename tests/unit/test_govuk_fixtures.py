"""GOV.UK Frontend's own examples of every component, rendered through our environment: the same page each time."""

import json
import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from oneworkforce.ui import jinja

HOME = Path(__file__).parents[2]
COMPONENTS = HOME / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
MACROS = "govuk_frontend_jinja/components"
KNOWN = 657
"""Examples of the 6.3.0 components that have a macro; more or fewer means that another version is installed."""


class _Normal(HTMLParser):
    """HTML as a list of what a browser makes of it: tags with sorted attributes, texts with white space folded."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        folded = sorted((name, " ".join((value or "").split())) for name, value in attrs)
        self.parts.append(f"<{tag} {folded}>")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            if self.parts and not self.parts[-1].startswith("<"):
                self.parts[-1] += f" {words}"
            else:
                self.parts.append(words)


def normal(html: str) -> list[str]:
    parser = _Normal()
    parser.feed(html)
    parser.close()
    return parser.parts


def fixtures() -> Iterator[tuple[str, dict[str, Any]]]:
    environment = jinja.environment()
    known = set(environment.list_templates())
    for path in sorted(COMPONENTS.glob("*/fixtures.json")):
        name = path.parent.name
        if f"{MACROS}/{name}/macro.html" in known:
            yield from ((name, each) for each in json.loads(path.read_text())["fixtures"])


def macro(name: str) -> str:
    return "govuk" + "".join(word.capitalize() for word in name.split("-"))


def test_every_example_of_every_component_renders_as_govuk_frontend_renders_it() -> None:
    if not COMPONENTS.is_dir():
        words = "node_modules is not here, so the components were not compared: python3 run sets it up"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    environment = jinja.environment()
    differ: list[str] = []
    count = 0
    for name, example in fixtures():
        count += 1
        template = environment.from_string(
            f'{{% from "{MACROS}/{name}/macro.html" import {macro(name)} %}}{{{{ {macro(name)}(options) }}}}'
        )
        if normal(template.render(options=example["options"])) != normal(example["html"]):
            differ.append(f"{name}: {example['name']}")
    assert differ == []
    assert count == KNOWN
