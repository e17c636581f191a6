"""The typesetter: typst, with the typeface that comes with the product.

The same report gives the same bytes on every machine, because the machine's own fonts are left alone
as long as ours have every character.
"""

import functools
import json
import re
from importlib import resources
from pathlib import Path

import typst

_FOLDER = resources.files("fontpkg_atkinson_hyperlegible") / "files"
_UNSHOWN = re.compile(r'the text `("(?:[^"\\]|\\.)*")` could not be displayed')
_ROUNDS = 10


def pdf(template: str, data: str) -> bytes:
    """Typeset `template` with `data` (any text, as sys.inputs.data) as a tagged PDF (PDF/UA-1), undated.

    Characters that our fonts lack are sought among the machine's; one that no font has becomes U+FFFD.
    Raises typst.TypstError when the template is at fault.
    """
    for attempt in range(_ROUNDS):
        try:
            made = typst.compile(
                template.encode(),
                sys_inputs={"data": data},
                font_paths=_fonts(ours_alone=attempt == 0),
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            unshown = _unshown(error)
            if not unshown or attempt == _ROUNDS - 1:
                raise
            if attempt:
                data = data.translate(dict.fromkeys(map(ord, unshown), "\ufffd"))
        else:
            return made
    raise AssertionError  # the last round returns or raises


@functools.cache
def _fonts(*, ours_alone: bool) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=not ours_alone, include_embedded_fonts=True, font_paths=[Path(str(_FOLDER))]
    )


def _unshown(error: typst.TypstError) -> set[str]:
    """Return the characters that typst found in no font: PDF/UA forbids the empty box in their place."""
    quoted = _UNSHOWN.findall(error.diagnostic)
    texts = (json.loads(re.sub(r"\\u\{([0-9a-f]+)\}", _as_json, text)) for text in quoted)
    return {character for text in texts for character in text if not character.isascii()}


def _as_json(match: re.Match[str]) -> str:
    return json.dumps(chr(int(match[1], 16))).strip('"')


def png(template: str, data: str, ppi: int) -> bytes:
    """Typeset `template` with `data` as a picture of its one page, with our fonts alone."""
    return typst.compile(
        template.encode(),
        sys_inputs={"data": data},
        font_paths=_fonts(ours_alone=True),
        format="png",
        ppi=ppi,
    )
