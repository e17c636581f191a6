"""The Jinja environment of every page: our templates strict, GOV.UK's own macros as they were written.

Our templates refuse a variable that was not given, so that a misspelt name is a failing test and
not an empty cell. The macros of govuk-frontend-jinja compare and print variables that may be
absent; they are therefore compiled in an overlay of the environment that lets them.
"""

import itertools
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

import jinja2
import markupsafe
from django.templatetags import static
from django.urls import reverse

from oneworkforce.lib import money, text
from oneworkforce.lib.days import day, iso, moment
from oneworkforce.ui import fields, rainbow

# Days and moments are those of lib.days: presenters take them from here, beside the filters of the same names.
__all__ = ["TEMPLATES", "VENDOR", "day", "environment", "iso", "moment"]

TEMPLATES = Path(__file__).parent / "templates"
VENDOR = "govuk_frontend_jinja"


class _Lenient(jinja2.BaseLoader):
    """Loads GOV.UK's macros into an overlay of the environment where an absent variable is empty."""

    def __init__(self) -> None:
        self._files = jinja2.PrefixLoader({VENDOR: jinja2.PackageLoader(VENDOR)})
        self._overlay: jinja2.Environment | None = None

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        return self._files.get_source(environment, template)

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> jinja2.Template:
        if self._overlay is None:
            self._overlay = environment.overlay(undefined=jinja2.Undefined, loader=self._files)
        return self._overlay.get_template(name, globals=globals)

    def list_templates(self) -> list[str]:
        return self._files.list_templates()


def environment(**options: Any) -> jinja2.Environment:
    """Return the environment for Django's Jinja2 backend; `options` are those of `jinja2.Environment`.

    The loader in `options` (the backend's DIRS) comes first, then the templates of this room and
    GOV.UK's macros under "govuk_frontend_jinja/".
    """
    given = options.pop("loader", None)
    own = jinja2.FileSystemLoader(TEMPLATES)
    loaders = [loader for loader in (given, own, _Lenient()) if loader is not None]
    ours = {"autoescape": True, "undefined": jinja2.StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = jinja2.Environment(loader=jinja2.ChoiceLoader(loaders), **{**options, **ours})  # noqa: S701  autoescape: in ours
    made.globals |= {
        "static": static.static,
        "url": _url,
        "govuk_field": fields.shape,
        "govuk_errors": fields.summary,
        "fresh": _fresher(),
        "mark": markupsafe.Markup(rainbow.mark()),  # noqa: S704  drawn by us, from no one's text
    }
    made.filters |= {"day": day, "moment": moment, "counted": text.counted, "pounds": money.shown}
    return made


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def _fresher() -> Callable[[str], str]:
    """Return what makes ids that no other element of a page has."""
    count = itertools.count(1)
    return lambda prefix: f"{prefix}-{next(count)}"
