"""What a person does at a page: press, follow, fill in; by mouse or finger, or by keyboard alone."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

FARTHEST = 160
"""Presses of Tab after which something counts as out of reach."""
_IS = "element => element === document.activeElement"


@dataclass(frozen=True, slots=True)
class Hands:
    """Somebody at `page`. `keys`: they never touch the mouse."""

    page: Page
    keys: bool = False

    def press(self, name: str) -> None:
        """Press the button called `name`."""
        self._act(self.page.get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str) -> None:
        """Follow the link called `name`, plain or in the shape of a button."""
        self._act(self.page.locator("a").filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).first)

    def fill(self, label: str, words: str) -> None:
        """Write into the field called `label`, in place of what stands there."""
        field = self.page.get_by_label(label, exact=False).first
        if not self.keys:
            field.fill(words)
            return
        self._reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def choose(self, label: str) -> None:
        """Tick the box, or take the choice, called `label`."""
        field = self.page.get_by_label(label, exact=True).first
        if not self.keys:
            field.check()
            return
        if field.get_attribute("type") == "radio":
            field.focus()  # arrows move within a group, which Tab enters as a whole
        else:
            self._reach(field)
        self.page.keyboard.press("Space")
        expect(field).to_be_checked()

    def select(self, label: str, option: str) -> None:
        """Choose the option called `option` of the list called `label`."""
        field = self.page.get_by_label(label, exact=False).first
        if self.keys:
            self._reach(field)
            self.page.keyboard.type(option)
            return
        field.select_option(label=option)

    def upload(self, label: str, path: Path) -> None:
        """Give the file at `path` to the field called `label`: the chooser of files is the browser's own."""
        self.page.get_by_label(label, exact=False).first.set_input_files(path)

    def day(self, label: str, day: int, month: int, year: int) -> None:
        """Fill in a day."""
        group = self.page.get_by_role("group", name=label)
        for name, value in (("Day", day), ("Month", month), ("Year", year)):
            field = group.get_by_label(name, exact=True)
            if self.keys:
                self._reach(field)
                self.page.keyboard.type(str(value))
            else:
                field.fill(str(value))

    def arrived(self, address: str) -> None:
        """Wait until the page of this address (a pattern) has come."""
        self.page.wait_for_url(address)

    def heading(self, words: str) -> None:
        """Expect the page called `words`."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def told(self, words: str) -> None:
        """Expect the green banner to say `words`."""
        expect(self.page.get_by_role("alert")).to_contain_text(words)

    def _act(self, what: Locator) -> None:
        if not self.keys:
            what.click()
            return
        what.wait_for()
        self._reach(what)
        self.page.keyboard.press("Enter")

    def _reach(self, what: Locator) -> None:
        for _ in range(FARTHEST):
            if what.evaluate(_IS):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"Tab never reaches what is: {what.inner_text()}")
