"""A token, as a workforce lead meets it, and the pages that tell of programs and frameworks."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from factories.live import Site

ASK = "/api/v1/frameworks"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    yield context.new_page()
    context.close()


def test_a_workforce_lead_lets_a_program_read_and_stops_it_on_a_phone_without_javascript(
    phone: Page, site: Site
) -> None:
    # Given a workforce lead who has never made a token
    site.sign_in(phone, "workforce_lead")
    phone.goto(f"{site.url}/account/security/")
    phone.get_by_role("link", name="Show (Tokens)").click()
    # When they make one
    phone.get_by_role("button", name="Make a token").click()
    phone.get_by_role("button", name="Make the token").click()
    assert phone.get_by_role("alert").get_by_text("Enter what it is for").is_visible()
    phone.get_by_label("What it is for").fill("Dashboard")
    phone.get_by_label("90 days").check()
    phone.get_by_role("button", name="Make the token").click()
    # Then the page shows it, and a program that has it is answered
    secret = phone.get_by_label("Token", exact=True).input_value()
    program = Client(SERVER_NAME="127.0.0.1", headers={"authorization": f"Bearer {secret}"})
    assert program.get(ASK).status_code == 200
    # And once it was ended, it is not
    phone.get_by_role("button", name="I have copied it").click()
    assert secret not in phone.content()
    phone.get_by_role("link", name="End the token Dashboard").click()
    phone.get_by_role("button", name="End the token").click()
    assert phone.get_by_text("It opens nothing any more").is_visible()
    assert program.get(ASK).status_code == 401
