"""A drawing of ours (ui/svg.py) as a part of a page, whose policy allows no style element."""

import re

from markupsafe import Markup

STYLE = re.compile("<style[^>]*>(.*?)</style>", re.DOTALL)
"""A style element of a drawing; its group is what stands in it."""


def on_page(svg: str) -> Markup:
    """Return a drawing without its style. Its texts were escaped when it was drawn."""
    return Markup(STYLE.sub("", svg[svg.find("<svg") :]))  # noqa: S704
