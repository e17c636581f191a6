"""Takes the front-end packages from node_modules into static files, without what is not ours to show.

A service that is not on GOV.UK may use its design system but neither its crown, crest nor typeface.
Every rule that is taken out must be found: a new version that renamed one stops here with a sentence
instead of slipping the crown into a page. `python -m oneworkforce.ui.vendor NODE_MODULES` runs it;
`run` does so at set-up. Nothing it writes is committed.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent / "static" / "vendor"
STACK = '"Atkinson Hyperlegible",system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif'
TYPEFACE = "GDS Transport"
SUBSETS = {  # unicode.json of the package
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,"
    "U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,"
    "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}
CUTS = (("400", "normal"), ("400", "italic"), ("700", "normal"), ("700", "italic"))

_FONT_FACE = re.compile(r"(?:/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)?@font-face\{[^{}]*\}")
_RULE = re.compile(r"[^{}]*\{[^{}]*\}")
_EMPTY = re.compile(r"@(?:media|supports)[^{}]*\{\s*\}")
_MAP = re.compile(r"(?:/\*|//)# sourceMappingURL=\S+(?: \*/)?\s*")
_CROWN = re.compile(r"crown|crest|copyright-logo|logotype|logo-dot")
_FORBIDDEN = re.compile(r"GDS|crown|crest|sourceMapping|/assets/|url\((?!data:)")


class Changed(Exception):  # noqa: N818  nothing is in error but a package that is not as it was
    """A package is not what this file knows how to strip. The message is a sentence for a person."""


def take(node_modules: Path, target: Path = TARGET) -> None:
    """Write the stripped packages from `node_modules` into `target`, replacing what was there.

    Raises `Changed` when a package is missing or differs from what is known; `target` is then as it was.
    """
    govuk, htmx = node_modules / "govuk-frontend" / "dist" / "govuk", node_modules / "htmx.org" / "dist"
    typeface = node_modules / "@fontsource" / "atkinson-hyperlegible" / "files"
    made = {
        "govuk-frontend.min.css": stripped_css(_text(govuk / "govuk-frontend.min.css")).encode(),
        "govuk-frontend.min.js": stripped_js(_text(govuk / "govuk-frontend.min.js")).encode(),
        "htmx.min.js": _text(htmx / "htmx.min.js").encode(),
    }
    for name in _cuts():
        made[name] = _bytes(typeface / name)
    for name, folder in (("atkinson-hyperlegible", typeface.parent), ("htmx", htmx.parent)):
        made[f"{name}-licence.txt"] = _bytes(folder / "LICENSE")  # the wheel carries them, so their terms too
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name, content in made.items():
        (target / name).write_bytes(content)


def stripped_css(css: str) -> str:
    """Return GOV.UK Frontend's style sheet in our typeface, without crown, crest and source map."""
    bare, faces = _FONT_FACE.subn("", css)
    if faces != len(("light", "bold")):
        raise Changed(f"GOV.UK Frontend's style sheet has {faces} typefaces, not 2: see what it loads now.")
    if f"{TYPEFACE},arial,sans-serif" not in bare:
        raise Changed(f"GOV.UK Frontend's style sheet no longer names {TYPEFACE}: see which typeface it names now.")
    bare = bare.replace(f"{TYPEFACE},arial,sans-serif", STACK)
    for wanted in ("govuk-footer__copyright-logo", "govuk-crest.svg", "govuk-footer__crown", "govuk-header__logotype"):
        if wanted not in bare:
            raise Changed(f"GOV.UK Frontend's style sheet no longer has {wanted}: see where the crown has gone.")
    bare = _RULE.sub(lambda rule: "" if _CROWN.search(rule[0]) else rule[0], bare)
    while _EMPTY.search(bare):  # a media query in a supports query
        bare = _EMPTY.sub("", bare)
    return _checked(_without_map(bare, "style sheet"), "style sheet") + "".join(_faces())


def stripped_js(script: str) -> str:
    """Return GOV.UK Frontend's script without its source map."""
    return _checked(_without_map(script, "script"), "script")


def _without_map(content: str, kind: str) -> str:
    bare, maps = _MAP.subn("", content)
    if not maps:
        raise Changed(f"GOV.UK Frontend's {kind} no longer names a source map: see how it ends now.")
    return bare


def _checked(content: str, kind: str) -> str:
    left = _FORBIDDEN.search(content)
    if left:
        raise Changed(f"GOV.UK Frontend's {kind} still holds {left[0]!r} after stripping: strip that too.")
    return content


def _cuts() -> Iterator[str]:
    for subset in SUBSETS:
        for weight, style in CUTS:
            yield f"atkinson-hyperlegible-{subset}-{weight}-{style}.woff2"


def _faces() -> Iterator[str]:
    for subset, letters in SUBSETS.items():
        for weight, style in CUTS:
            yield (
                f'@font-face{{font-family:"Atkinson Hyperlegible";font-style:{style};font-weight:{weight};'
                f"font-display:swap;src:url(atkinson-hyperlegible-{subset}-{weight}-{style}.woff2) "
                f'format("woff2");unicode-range:{letters}}}'
            )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise Changed(f"{path.name} is not among the front-end packages: run npm ci, then try again.") from problem


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8")


def main(words: list[str]) -> int:
    """Strip the packages of the folder that `words` names; return the exit code."""
    if len(words) != 1:
        sys.stderr.write("Name one folder: python -m oneworkforce.ui.vendor NODE_MODULES\n")
        return 2
    try:
        take(Path(words[0]))
    except Changed as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
