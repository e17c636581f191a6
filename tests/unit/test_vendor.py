"""What is taken from the front-end packages, and what is left behind."""

import os
import re
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

from oneworkforce.ui import jinja, vendor

HOME = Path(__file__).parents[2]

CSS = (
    "@font-face{font-family:GDS Transport;font-weight:400;src:url(/assets/fonts/light.woff2)}"
    "@font-face{font-family:GDS Transport;font-weight:700;src:url(/assets/fonts/bold.woff2)}"
    ".govuk-body{font-family:GDS Transport,arial,sans-serif;color:#0b0c0c}"
    "@media print{.govuk-body{color:#000}}"
    ".govuk-footer__crown{margin:0}.govuk-header__logotype{top:0}"
    ".govuk-footer__copyright-logo:before{background-image:url(/assets/images/govuk-crest.svg)}"
    "@supports (mask-position:initial){"
    ".govuk-footer__copyright-logo:before{mask-image:url(/assets/images/govuk-crest.svg)}"
    "@media screen{.govuk-footer__copyright-logo:before{background:linktext}}}"
    ".govuk-checkboxes{background:url(data:image/svg+xml;base64,AA==)}\n"
    "/*# sourceMappingURL=govuk-frontend.min.css.map */\n"
)


def packages(folder: Path, css: str = CSS, script: str = "export{a};//# sourceMappingURL=a.js.map\n") -> Path:
    govuk, htmx = folder / "govuk-frontend" / "dist" / "govuk", folder / "htmx.org" / "dist"
    typeface = folder / "@fontsource" / "atkinson-hyperlegible" / "files"
    for each in (govuk, htmx, typeface):
        each.mkdir(parents=True)
    (govuk / "govuk-frontend.min.css").write_text(css)
    (govuk / "govuk-frontend.min.js").write_text(script)
    (htmx / "htmx.min.js").write_text("var htmx={}")
    for name in vendor._cuts():
        (typeface / name).write_bytes(b"wOF2")
    for each in (htmx.parent, typeface.parent):
        (each / "LICENSE").write_text("You may use it.")
    return folder


def test_neither_crown_nor_crest_nor_their_typeface_is_left() -> None:
    css = vendor.stripped_css(CSS)
    assert not re.search("GDS|crown|crest|copyright-logo|logotype|/assets/|sourceMapping", css)


def test_what_is_not_theirs_stays() -> None:
    css = vendor.stripped_css(CSS)
    assert "@media print{.govuk-body{color:#000}}" in css
    assert "url(data:image/svg+xml;base64,AA==)" in css
    assert ".govuk-body{font-family:" + vendor.STACK in css
    assert css.count("{") == css.count("}")
    assert "{}" not in css


def test_every_address_in_the_style_sheet_is_a_file_beside_it(tmp_path: Path) -> None:
    vendor.take(packages(tmp_path / "node_modules"), tmp_path / "vendor")
    css = (tmp_path / "vendor" / "govuk-frontend.min.css").read_text()
    named = {url for url in re.findall(r"url\(([^)]*)\)", css) if not url.startswith("data:")}
    assert len(named) == 8
    assert all((tmp_path / "vendor" / url).is_file() for url in named)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("@font-face{font-family:GDS Transport;font-weight:700", ".x{a:b", "1 typefaces, not 2"),
        ("GDS Transport,arial,sans-serif", "Another", "no longer names GDS Transport"),
        ("govuk-crest.svg", "royal.svg", "no longer has govuk-crest.svg"),
        ("govuk-footer__crown", "govuk-footer__x", "no longer has govuk-footer__crown"),
        ("sourceMappingURL", "map", "no longer names a source map"),
        (".govuk-body{", ".x{background:url(/assets/new.svg)}.govuk-body{", "still holds 'url('"),
    ],
)
def test_a_style_sheet_that_changed_is_refused_with_a_sentence(was: str, becomes: str, said: str) -> None:
    with pytest.raises(vendor.Changed, match=re.escape(said)):
        vendor.stripped_css(CSS.replace(was, becomes))


def test_a_missing_package_is_named_and_nothing_is_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "vendor"
    vendor.take(packages(tmp_path / "whole"), target)
    before = sorted(path.name for path in target.iterdir())
    monkeypatch.setattr(vendor.take, "__defaults__", (target,))
    assert vendor.main([str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err.startswith("govuk-frontend.min.css is not among the front-end packages")
    assert sorted(path.name for path in target.iterdir()) == before


def test_the_command_wants_one_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert vendor.main([]) == 2
    assert "Name one folder" in capsys.readouterr().err


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    found = HOME / "node_modules"
    if found.is_dir():
        return found
    if os.environ.get("CI"):
        pytest.fail("node_modules is not here: python3 run sets it up")
    return packages(tmp_path / "node_modules")


def test_every_static_file_can_be_named_after_its_content(tmp_path: Path, node_modules: Path) -> None:
    root = tmp_path / "static"
    vendor.take(node_modules, root / "vendor")
    shutil.copytree(jinja.TEMPLATES.parent / "static" / "ui", root / "ui")
    storage = ManifestStaticFilesStorage(location=str(root), base_url="/static/")
    names = [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]
    named = list(storage.post_process({name: (storage, name) for name in names}))
    assert [problem for _, _, problem in named if isinstance(problem, Exception)] == []
    assert {name for name, _, _ in named} == set(names)
