"""The search box of a page, as a test has it before it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


class SearchBox:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.input = page.locator(".rl-search__input")
        self.panel = page.locator(".rl-search__panel")
        self.said = page.locator(".rl-search__said")
        self.live = page.locator(".rl-search__live")
        self.list = page.locator("#rlSearchFound")
        self.options = page.locator("#rlSearchFound [role=option]")
        self.papers = page.locator(".rl-search__option--paper")
        self.pages = page.locator(".rl-search__option--page")
        self.all = page.locator(".rl-search__option--all")

    def search(self, words: str) -> Locator:
        """Type ``words`` in place of what is there; the options of the answer."""
        expect(self.input).to_be_focused()
        self.input.select_text()
        self.page.keyboard.type(words)
        self.wait_for_answer(words)
        return self.options

    def wait_for_answer(self, words: str) -> None:
        """Until the options are those of ``words``."""
        expect(self.input).to_have_value(words)
        expect(self.list).to_be_attached()
        expect(self.list).not_to_have_attribute("aria-busy", "true")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def expect_active(self, number: int | None) -> None:
        """Whatever a screen reader is told of the active option is true of one option alone."""
        selected = self.page.locator("#rlSearchFound [aria-selected=true]")
        if number is None:
            expect(selected).to_have_count(0)
            expect(self.input).not_to_have_attribute("aria-activedescendant", re.compile(""))
            return
        option = self.options.nth(number)
        expect(selected).to_have_count(1)
        expect(option).to_have_attribute("aria-selected", "true")
        expect(option).to_be_in_viewport(ratio=0.9)
        id = str(option.get_attribute("id"))
        expect(self.input).to_have_attribute("aria-activedescendant", id)
        expect(self.input).to_be_focused()
