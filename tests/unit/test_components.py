"""Components: what each says, and that no text of a person becomes part of the page."""

import datetime as dt
from html.parser import HTMLParser
from typing import Any

import jinja2
import pytest

from factories import pages
from oneworkforce.ui import jinja, listing, rainbow
from oneworkforce.ui.parts import Cell, Fact, Link

H = pages.HOSTILE


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.texts += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def hostile_form() -> pages.Sample:
    form = pages.Sample({"name": H, "about": H, "born_day": H, "token": H, "sector": H, "email": H})
    form.fields["name"].label = form.fields["name"].help_text = H
    form.add_error("name", H)
    form.add_error("name", f"{H} again")
    form.add_error(None, H)
    return form


HOSTILE_USES: dict[str, Any] = {
    "ui.button(h, href=h)": {},
    "ui.button(h, name=h, value=h)": {},
    "ui.button(h, why_not=h)": {},
    "ui.post_button(h, h, '', name=h, value=h)": {},
    "ui.back(h, h)": {},
    "ui.breadcrumbs(x)": [Link(H, H), Link(H, "")],
    "ui.heading(h, h)": {},
    "ui.table(h, [h], x)": [[H], [Cell(H, href=H)], [Cell(H, tag="green")], [Cell(H)]],
    "ui.table(h, [h], x, first_is_heading=false)": [[H]],
    "ui.table(h, [h, h], x, titled=false, cards=true)": [[H, H]],
    "ui.facts(x, own=true)": [Fact(H, H)],
    "ui.filters(x, w, h, h, h, [(h, h)])": [listing.Filter("q", H), listing.Filter("o", H, ((H, H),))],
    "ui.facts(x)": [Fact(H, H, href=H, label=H), Fact(H, [H, H], why_not=H), Fact(H, Cell(H, href=H))],
    "ui.tag(h, 'red')": {},
    "ui.notice(h)": {},
    "ui.notice(h, 'success')": {},
    "ui.notice(h, 'warning')": {},
    "ui.inset(h)": {},
    "ui.details(h, h)": {},
    "ui.empty(h, h, h, h)": {},
    "ui.progress(1, 2, h)": {},
    "ui.kept([(h, h)])": {},
    "ui.form_errors(x)": hostile_form,
    "ui.fields(x)": hostile_form,
    "ui.listing(x)": listing.Listing(
        (listing.Column("k", H), listing.Column("l", H, sort=False)),
        (listing.Filter("q", H), listing.Filter("o", H, ((H, H),))),
        listing.Wanted(filters={"q": H, "o": H}),
        [[H, Cell(H, href=H)]],
        60,
        f"/{H}",
        f"/{H}",
        noun=H,
        caption=H,
    ),
}


@pytest.mark.parametrize("use", HOSTILE_USES)
def test_a_hostile_text_stays_a_text(use: str) -> None:
    x = HOSTILE_USES[use]
    wanted = listing.Wanted(filters={"q": H, "o": H})
    html = pages.render(f"{{{{ {use} }}}}", h=H, w=wanted, x=x() if callable(x) else x)
    tags = _Tags()
    tags.feed(html)
    assert "script" not in tags.tags
    assert any(H in text or H.replace('"', "%22") in text for text in tags.texts), html
    assert "49" not in "".join(tags.texts)  # what looks like a template is not run


def test_a_button_that_may_not_be_pressed_says_why() -> None:
    html = pages.render("{{ ui.button('Remove', href='/remove', why_not='It is in use.') }}")
    button = html[html.index("<button") : html.index(">", html.index("<button"))]
    assert "disabled" in button
    assert "/remove" not in html
    told = button.split('aria-describedby="')[1].split('"')[0]
    assert f'<p class="govuk-hint" id="{told}">It is in use.</p>' in html


def test_two_reasons_on_a_page_have_two_ids() -> None:
    html = pages.render("{{ ui.button('A', why_not='x') }}{{ ui.button('A', why_not='x') }}")
    assert len(set(html.split('id="why-not-')[1:])) == 2


def test_a_post_button_is_a_form_of_its_own_and_none_where_it_may_not_be_pressed() -> None:
    html = pages.render("{{ ui.post_button('Close', '/close', hidden) }}", hidden="T")
    assert '<form class="ow-post" method="post" action="/close">T' in html
    assert "<form" not in pages.render("{{ ui.post_button('Close', '/close', 'T', why_not='Closed.') }}")


def test_a_number_stands_to_the_right_and_the_first_cell_names_its_row() -> None:
    html = pages.render("{{ ui.table('Hours', ['Name', 'Hours'], [['Ada', 37]]) }}")
    assert '<th scope="row" class="govuk-table__header">Ada</th>' in html
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">37</td>' in html


def test_a_table_under_a_heading_hides_its_caption_and_its_cards_name_their_cells() -> None:
    html = pages.render(
        "{{ ui.table('Ends', ['What', head], [['Day', '1 May']], titled=false, cards=true) }}", head=Cell("Home")
    )
    assert '<caption class="govuk-visually-hidden">Ends</caption>' in html
    assert '<table class="govuk-table ow-cards">' in html
    assert '<td class="govuk-table__cell" data-label="Home">1 May</td>' in html
    assert "data-label" not in pages.render("{{ ui.table('Ends', ['What', 'Home'], [['Day', '1 May']]) }}")


def test_rows_that_a_page_makes_itself_stand_in_the_shared_table() -> None:
    html = pages.render("{% call ui.table('Rules', ['Role']) %}<tr><td>Nurse</td></tr>{% endcall %}")
    body = html[html.index("<tbody") : html.index("</tbody>")]
    assert "<tr><td>Nurse</td></tr>" in body


def test_words_of_a_person_keep_their_lines_among_facts() -> None:
    rows = [Fact("Why", "One\nTwo")]
    own = '<dd class="govuk-summary-list__value ow-own">One\nTwo</dd>'
    assert own in pages.render("{{ ui.facts(rows, own=true) }}", rows=rows)
    assert "ow-own" not in pages.render("{{ ui.facts(rows) }}", rows=rows)


def test_an_action_that_is_not_offered_says_why_in_its_place() -> None:
    html = pages.render("{{ ui.facts(rows) }}", rows=[Fact("Role", "Steward", href="/role", why_not="It is your own.")])
    assert "It is your own." in html
    assert "/role" not in html


@pytest.mark.parametrize("with_context", ["", " with context"])
def test_components_are_imported_with_or_without_context(with_context: str) -> None:
    source = f'{{% import "ui/components.html" as u{with_context} %}}{{{{ u.tag("Active", "green") }}}}'
    assert "govuk-tag--green" in jinja.environment().from_string(source).render()


def test_a_misspelt_variable_is_not_an_empty_cell() -> None:
    with pytest.raises(jinja2.UndefinedError):
        pages.render("{{ ui.tag(nmae) }}")


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "429", "500", "503"])
def test_an_error_page_renders_with_nothing_around_it(name: str) -> None:
    html = pages.environment().get_template(f"{name}.html").render()
    assert '<html lang="en"' in html
    assert html.count("<h1") == 1
    assert "govuk-navigation" not in html


@pytest.mark.parametrize("name", ["403_csrf", "503"])
def test_what_a_person_typed_is_given_back(name: str) -> None:
    html = pages.environment().get_template(f"{name}.html").render(kept=[("Your reason", f"\nline\n{H}")])
    assert "Your reason</label>" in html
    assert "readonly>\n\nline\n&lt;script&gt;" in html  # a browser drops the first line break, not the person's own


def test_a_refusal_gives_its_reason() -> None:
    html = pages.environment().get_template("403.html").render(reason="Only a data steward can export.")
    assert "Only a data steward can export." in html


def test_messages_of_an_earlier_page_are_shown() -> None:
    class Message:
        level_tag = "success"

        def __str__(self) -> str:
            return f"Saved {H}"

    html = pages.render('{% extends "ui/base.html" %}', messages=[Message()])
    assert "govuk-notification-banner--success" in html
    assert "<script>alert" not in html


def test_no_page_holds_a_style_or_script_of_its_own() -> None:
    html = pages.everything()
    assert "<style" not in html
    assert " style=" not in html
    assert html.count("<script") == 1
    assert '<script type="module" src="/static/ui/start.js">' in html


def test_the_picture_in_the_tab_is_the_mark() -> None:
    assert (jinja.TEMPLATES.parent / "static" / "ui" / "mark.svg").read_text().strip() == rainbow.mark()


def test_days_and_moments_are_written_as_people_say_them_in_london() -> None:
    late = dt.datetime(2026, 5, 4, 23, 30, tzinfo=dt.UTC)
    assert jinja.day(dt.date(2026, 5, 4)) == "4 May 2026"
    assert jinja.moment(late) == "5 May 2026 at 00:30"
    assert jinja.day(late) == "5 May 2026"
    assert pages.render("{{ 1204 | counted('person', 'people') }}") == "1,204 people"
    with pytest.raises(ValueError, match="time zone"):
        jinja.moment(late.replace(tzinfo=None))
