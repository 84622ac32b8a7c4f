"""Marks: kept in the browser, the same on cards, pages and the page that lists them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.browser.axe import find_violations
from tests.browser.chromium import PALETTES, WIDTHS, open_context
from tests.browser.fixtures import OpenPage
from tests.site.sites import Site

each_width = pytest.mark.parametrize("width", WIDTHS)
each_palette = pytest.mark.parametrize("palette", PALETTES)

KEY = "readinglist.marks:/list/"
"""Where the toy list's marks are kept."""

NOT_THERE = "() => !document.querySelector('.rl-marks, .rl-own, .rl-notice p, .rl-jump')"


def find_button(place: Page | Locator, kind: str) -> Locator:
    return place.locator(f".rl-marks [data-mark={kind}]").first


def find_card(page: Page, id: str) -> Locator:
    return page.locator(f".rl-card[data-paper={id}]")


def expect_pressed(button: Locator, pressed: bool = True) -> None:
    expect(button).to_have_attribute("aria-pressed", str(pressed).lower())


def read_kept(page: Page) -> dict[str, Any]:
    text = page.evaluate(f"localStorage.getItem('{KEY}')")
    kept: dict[str, Any] = json.loads(text)["papers"] if text else {}
    return kept


def press(button: Locator, pressed: bool = True) -> None:
    """Click the ``button`` of a mark; what it shows afterwards is kept."""
    button.click()
    expect_pressed(button, pressed)


def write_note(page: Page, text: str) -> None:
    page.locator(".rl-own summary").click()
    page.get_by_label("Your private note on this paper").fill(text)
    expect(page.locator(".rl-own-note [role=status]")).to_have_text("Kept.")


def expect_section(page: Page, section: str, titles: list[str]) -> None:
    expect(page.locator(f"#{section} h3")).to_have_text(titles)


def answer(page: Page, name: str) -> None:
    """Press a button of the question that the page asks, and wait until it is gone."""
    page.get_by_role("dialog").get_by_role("button", name=name).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def write_mark(**fields: Any) -> dict[str, Any]:
    time = "2026-11-03T09:00:00.000Z"
    return {"title": "A", "by": "B", "year": 2024, "changed": time, "starred": time} | fields


def write_file(**fields: Any) -> bytes:
    papers = {"bare": write_mark()}
    content = {"format": "readinglist-marks", "version": 1, "papers": papers} | fields
    return json.dumps(content).encode()


def choose_file(page: Page, content: bytes) -> None:
    file: FilePayload = {"name": "marks.json", "mimeType": "application/json", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)


@pytest.fixture
def title(toy_site: Site) -> str:
    return toy_site.plan.library.by_id["crowd"].title


@each_width
def test_marks_survive_a_reload_and_are_listed(
    open_page: OpenPage, toy_home: str, toy_site: Site, title: str, width: str
) -> None:
    page = open_page(toy_home, "papers/crowd/", width=width)
    for kind in ("starred", "toRead"):
        press(find_button(page, kind))
    write_note(page, "Figure 4.\n<b>Again</b>")
    page.reload()
    expect_pressed(find_button(page, "starred"))
    expect_pressed(find_button(page, "toRead"))
    expect_pressed(find_button(page, "read"), False)
    note = page.get_by_label("Your private note on this paper")
    expect(note).to_be_visible()
    expect(note).to_have_value("Figure 4.\n<b>Again</b>")
    page.goto(f"{toy_home}/marks/")
    for section in ("toRead", "starred", "noted"):
        expect_section(page, section, [title])
    expect(page.locator("#read")).to_have_count(0)
    assert page.locator(".rl-marked__note").text_content() == "Figure 4.\n<b>Again</b>"
    names = toy_site.plan.library.names.settle_all(toy_site.plan.library.by_id["crowd"])
    facts = page.locator("#starred li p").first
    expect(facts).to_contain_text(f"{', '.join(names[:3])} + {len(names) - 3} · 2024 · Starred on ")
    page.locator("#starred h3 a").click()
    page.wait_for_url(f"{toy_home}/papers/crowd/")


@each_width
def test_card_and_page_of_a_paper_agree(
    open_page: OpenPage, toy_home: str, title: str, width: str
) -> None:
    page = open_page(toy_home, "papers/by-title/", width=width)
    card = page.locator(".rl-card").first
    for kind in ("toRead", "read"):
        press(find_button(card, kind))
    expect_pressed(find_button(card, "toRead"), False)
    by_card = read_kept(page)
    address = card.locator("h2 a").get_attribute("href")
    card.locator("h2 a").click()
    page.wait_for_url(f"{toy_home}/papers/{str(address).strip('./').split('/')[-1]}/")
    expect_pressed(find_button(page.locator(".rl-own"), "read"))
    press(find_button(page.locator(".rl-own"), "read"), False)
    assert read_kept(page) == {}
    press(find_button(page.locator(".rl-own"), "starred"))
    (mark,), (before,) = read_kept(page).values(), by_card.values()
    assert [mark[name] for name in ("title", "by", "year")] == [
        before[name] for name in ("title", "by", "year")
    ]


def test_every_card_has_buttons_that_name_its_paper(open_page: OpenPage, toy_home: str) -> None:
    for path in ("", "papers/", "topics/systems/", "papers/crowd/"):
        page = open_page(toy_home, path)
        for card in page.locator(".rl-card").all():
            name = card.locator("h2, h3").inner_text()
            group = card.get_by_role("group", name=f"Your marks: {name}")
            labels = group.get_by_role("button")
            assert [b.get_attribute("aria-label") for b in labels.all()] == [
                *("Star", "To read", "Read")
            ]


def test_cards_that_come_later_get_buttons_too(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home, "papers/by-title/")
    page.evaluate("""() => {
        const list = document.createElement("div");
        list.innerHTML = '<article class="rl-card"><h3><a href="../crowd/">Crowd</a></h3>'
            + '<p class="rl-byline">Ada</p><p><time datetime="2024-09-28">x</time></p></article>';
        document.querySelector(".md-content__inner").append(list);
        list.querySelector("a").href = new URL("../../papers/crowd/", location);
        readinglist.marks.decorate(list);
        readinglist.marks.decorate(list);
    }""")
    rows = page.locator(".rl-card").last.locator(".rl-marks")
    expect(rows).to_have_count(1)
    press(find_button(page.locator(".rl-card").last, "starred"))
    mark = read_kept(page)["crowd"]
    assert (mark["title"], mark["by"], mark["year"]) == ("Crowd", "Ada", 2024)


@each_width
def test_row_and_page_of_a_paper_agree(open_page: OpenPage, toy_home: str, width: str) -> None:
    """What to read next, as the listings of a long list show it, from a page among the papers."""
    page = open_page(toy_home, "papers/melange/", width=width)
    row = page.locator(".rl-rows li", has=page.locator("a[href*=crowd]"))
    find_button(row, "starred").click()
    by_row = read_kept(page)
    assert list(by_row) == ["crowd"]
    row.locator("a").click()
    page.wait_for_url(f"{toy_home}/papers/crowd/")
    expect_pressed(find_button(page.locator(".rl-own"), "starred"))
    find_button(page.locator(".rl-own"), "starred").click()
    find_button(page.locator(".rl-own"), "starred").click()
    for name in ("title", "by", "year"):
        assert read_kept(page)["crowd"][name] == by_row["crowd"][name]


@each_width
def test_other_tabs_keep_in_step(
    open_page: OpenPage, toy_home: str, title: str, width: str
) -> None:
    paper = open_page(toy_home, "papers/crowd/", width=width)
    page = open_page(toy_home, "marks/", width=width)
    listing = open_page(toy_home, "papers/by-title/", width=width)
    find_button(paper, "toRead").click()
    expect(page.locator("#toRead h3")).to_have_text(title)
    link = page.locator(".rl-marks-link")
    expect(link).to_have_accessible_name("Your marks: 1 paper to read")
    find_button(listing.locator(".rl-card").first, "starred").click()
    expect(page.locator("#starred h3")).to_have_count(1)
    find_button(page.locator("#toRead"), "toRead").click()
    expect_pressed(find_button(paper.locator(".rl-own"), "toRead"), False)
    expect(page.locator("#toRead")).to_have_count(0)
    expect(link).to_have_accessible_name("Your marks")


@each_width
def test_export_delete_and_import_give_the_same(
    open_page: OpenPage, toy_home: str, tmp_path: Path, width: str
) -> None:
    page = open_page(toy_home, "papers/crowd/", width=width)
    press(find_button(page, "starred"))
    write_note(page, "A note")
    page.goto(f"{toy_home}/papers/by-title/")
    press(find_button(page.locator(".rl-card").first, "toRead"))
    page.goto(f"{toy_home}/marks/")
    expect(page.locator("#toRead li")).to_have_count(1)
    before, shown = read_kept(page), page.locator(".rl-your-marks").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as a file").click()
    download.value.save_as(tmp_path / "marks.json")
    content = (tmp_path / "marks.json").read_bytes()
    assert json.loads(content)["papers"] == before

    page.get_by_role("button", name="Delete all").click()
    answer(page, "Cancel")
    assert read_kept(page) == before
    page.get_by_role("button", name="Delete all").click()
    answer(page, "Delete")
    expect(page.locator(".rl-empty")).to_be_visible()
    assert read_kept(page) == {}
    choose_file(page, content)
    dialog = page.get_by_role("dialog", name="Import these marks?")
    expect(dialog).to_contain_text("Added (2):")
    answer(page, "Import")
    expect(page.locator(".rl-notice")).to_contain_text("Imported the marks of 2 papers.")
    assert read_kept(page) == before
    assert page.locator(".rl-your-marks").inner_text() == shown
    choose_file(page, content)
    expect(page.locator(".rl-notice")).to_contain_text("Nothing in this file is newer")


def test_deleting_and_importing_can_be_undone(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home, "papers/crowd/")
    press(find_button(page, "starred"))
    page.goto(f"{toy_home}/marks/")
    before = read_kept(page)
    undo = page.get_by_role("button", name="Undo")
    starred = page.locator("#starred li")
    page.get_by_role("button", name="Delete all").click()
    answer(page, "Delete")
    expect(starred).to_have_count(0)
    undo.click()
    expect(starred).to_have_count(1)
    assert read_kept(page) == before
    page.get_by_role("button", name="Remove from Starred").click()
    expect(starred).to_have_count(0)
    assert read_kept(page) == {}
    undo.click()
    expect(starred).to_have_count(1)
    assert read_kept(page) == before
    newer = write_mark(changed="2099-01-01T00:00:00Z")
    choose_file(page, write_file(papers={"crowd": newer, "bare": write_mark()}))
    expect(page.get_by_role("dialog")).to_contain_text("Replaced, because the file's are newer (1)")
    answer(page, "Import")
    expect(starred).to_have_count(2)
    assert read_kept(page)["crowd"] == newer
    undo.click()
    expect(starred).to_have_count(1)
    assert read_kept(page) == before


REFUSED = {
    "no JSON": (b"<script>window.__xss=1</script>", "not JSON"),
    "not UTF-8": (b"\xff\xfe\x00", "not JSON"),
    "another version": (write_file(version=7), "version is 7"),
    "another file": (b'{"papers": {}}', '"format" is undefined'),
    "too large": (b" " * 4_000_001, "4.0 MB"),
    "a prototype": (
        b'{"format":"readinglist-marks","version":1,"papers":{"__proto__":{"title":"x"}}}',
        "__proto__",
    ),
    "an unknown key": (write_file(papers={"bare": write_mark(onclick="x")}), '"onclick"'),
    "an address": (write_file(papers={"javascript:x": write_mark()}), '"javascript:x"'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_file_that_is_none_is_refused(
    open_page: OpenPage, toy_home: str, tmp_path: Path, name: str
) -> None:
    content, found = REFUSED[name]
    page = open_page(toy_home, "papers/crowd/")
    press(find_button(page, "starred"))
    before = read_kept(page)
    page.goto(f"{toy_home}/marks/")
    # A large file takes long through the browser's protocol, but not from the disk.
    file = tmp_path / "<img src=x onerror=window.__xss=1>.json"
    file.write_bytes(content)
    page.locator("input[type=file]").set_input_files(file)
    said = page.locator(".rl-notice")
    expect(said).to_contain_text("<img src=x onerror=window.__xss=1>.json was not imported.")
    expect(said).to_contain_text(found)
    assert read_kept(page) == before
    assert page.evaluate("[window.__xss, ({}).title, document.images.length]") == [None, None, 0]


def test_hostile_texts_in_a_file_are_shown_as_texts(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home, "marks/")
    text = "\"'><img src=x onerror=window.__xss=1><script>window.__xss=1</script>"
    time = "2026-11-03T09:00:00.000Z"
    papers = {
        id: write_mark(title=text, by=text, note=text, noted=time, toRead=time)
        for id in ("bare", "constructor", "no-such-paper")
    }
    choose_file(page, write_file(papers=papers, site=text))
    expect(page.get_by_role("dialog")).to_contain_text(f"“{text}”")
    answer(page, "Import")
    expect_section(page, "noted", [text] * 3)
    expect(page.locator(".rl-marked__note")).to_have_text([text] * 3)
    page.get_by_role("button", name="Remove from Notes").first.click()
    expect(page.locator(".rl-notice")).to_contain_text(text)
    # Which of the papers are in the list is known a little later.
    link = page.locator("#toRead h3 a")
    expect(link).to_have_count(1)
    assert link.evaluate("link => link.href") == f"{toy_home}/papers/bare/"
    assert page.evaluate("[window.__xss, document.images.length]") == [None, 0]
    assert page.locator(".md-content script").count() == 0


def test_paper_that_moved_or_went_is_said(
    open_page: OpenPage, toy_home: str, toy_site: Site
) -> None:
    page = open_page(toy_home, "marks/")
    papers = {"old-name": write_mark(title="Under its old name"), "gone": write_mark(title="Gone")}
    choose_file(page, write_file(papers=papers))
    answer(page, "Import")
    expect(page.locator("#starred li")).to_have_count(2)
    page.reload()
    expect(page.locator(".rl-notice")).to_contain_text("Moved to a new address")
    assert read_kept(page).keys() == {"renamed", "gone"}
    gone = page.locator("#starred li", has_text="Gone")
    expect(gone).to_contain_text("Not in this list any more")
    expect(gone.locator("a")).to_have_count(0)
    page.locator("#starred h3 a", has_text="Under its old name").click()
    expect(page.locator("h1")).to_have_text(toy_site.plan.library.by_id["renamed"].title)


@pytest.mark.parametrize("text", ['{"version": 1, "pap', '{"version": 9}', "[]"])
def test_corrupted_storage_is_set_aside_and_said(
    open_page: OpenPage, toy_home: str, tmp_path: Path, text: str
) -> None:
    page = open_page(toy_home, "papers/crowd/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()
    press(find_button(page, "starred"))
    page.goto(f"{toy_home}/marks/")
    expect(page.locator("#starred li")).to_have_count(1)
    assert read_kept(page).keys() == {"crowd"}
    warning = page.locator(".rl-warning")
    expect(warning).to_contain_text("could not be read. It was set aside")
    with page.expect_download() as download:
        warning.get_by_role("button", name="Save it as a file").click()
    download.value.save_as(tmp_path / "aside.txt")
    assert (tmp_path / "aside.txt").read_text() == text
    warning.get_by_role("button", name="Delete it").click()
    expect(warning).to_have_count(0)
    assert read_kept(page).keys() == {"crowd"}


def break_storage(page: Page, error: str) -> None:
    page.add_init_script(f"""
        const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {{
            if (key.startsWith("readinglist.")) throw new DOMException("no", "{error}");
            return set.call(this, key, value);
        }};
    """)


@each_width
@pytest.mark.parametrize(
    ("error", "said"),
    [("SecurityError", "does not let the site keep"), ("QuotaExceededError", "storage for this")],
)
def test_storage_that_takes_nothing_is_said(
    open_page: OpenPage, toy_home: str, error: str, said: str, width: str
) -> None:
    page = open_page(toy_home, width=width)
    break_storage(page, error)
    page.goto(f"{toy_home}/papers/crowd/")
    press(find_button(page, "starred"))
    expect(page.locator(".rl-notice")).to_contain_text(said)
    page.get_by_role("button", name="Close", exact=True).click()
    page.locator(".rl-own summary").click()
    page.locator(".rl-own textarea").fill("x")
    expect(page.locator(".rl-own-note [role=status]")).to_contain_text(said)


def test_page_says_that_storage_takes_nothing(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home)
    break_storage(page, "SecurityError")
    page.goto(f"{toy_home}/marks/")
    expect(page.get_by_role("alert")).to_contain_text("Marks last until you leave this page")
    choose_file(page, write_file())
    answer(page, "Import")
    expect(page.locator("#starred h3")).to_have_text("A")


def test_keyboard_alone_marks_and_removes(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home, "papers/by-title/")
    page.locator(".rl-card h2 a").first.focus()
    focused = page.locator(":focus")
    while focused.get_attribute("data-mark") is None:
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = page.locator(".rl-card").first
    expect_pressed(find_button(first, "starred"))
    expect_pressed(find_button(first, "toRead"))
    second = find_button(page.locator(".rl-card").nth(1), "starred")
    second.press("Enter")
    expect_pressed(second)

    page.goto(f"{toy_home}/marks/")
    remove = page.locator("#starred .rl-remove")
    expect(remove).to_have_count(2)
    names = [button.get_attribute("aria-label") for button in remove.all()]
    remove.first.press("Enter")
    expect(focused).to_have_accessible_name(str(names[1]))
    page.keyboard.press("Enter")
    expect(page.locator("#starred")).to_have_count(0)
    expect(focused).to_have_text("Your marks")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator("#starred li")).to_have_count(1)
    page.get_by_role("button", name="Delete all").press("Enter")
    expect(page.get_by_role("dialog", name="Delete everything?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(focused).to_have_text("Delete all")


@each_palette
@each_width
def test_marks_are_accessible(open_page: OpenPage, toy_home: str, width: str, palette: str) -> None:
    page = open_page(toy_home, "papers/crowd/", width=width, palette=palette)
    press(find_button(page, "starred"))
    press(find_button(page, "toRead"))
    write_note(page, "word " * 100)
    assert find_violations(page) == []
    page.goto(f"{toy_home}/marks/")
    page.get_by_role("button", name="Remove from Starred").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert find_violations(page) == []
    sizes = page.locator(".rl-your-marks button").evaluate_all(
        "buttons => buttons.map(b => b.getBoundingClientRect()).flatMap(b => [b.width, b.height])"
    )
    assert min(sizes) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTHS[width]
    page.get_by_role("button", name="Delete all").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert find_violations(page) == []


def test_nothing_shows_without_javascript(open_page: OpenPage, toy_home: str) -> None:
    for path in ("", "papers/crowd/", "papers/", "marks/"):
        page = open_page(toy_home, path, javascript=False)
        assert page.evaluate(NOT_THERE)
    expect(page.locator(".rl-your-marks")).to_contain_text("Marks need JavaScript")


@pytest.fixture
def disk_page(browser: Browser) -> Iterator[Page]:
    context = open_context(browser)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    asked: list[str] = []
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_marks_work_from_a_disk(disk_page: Page, toy_site: Site, title: str) -> None:
    top = toy_site.folder.as_uri()
    disk_page.goto(f"{top}/papers/crowd/index.html")
    press(find_button(disk_page, "toRead"))
    disk_page.goto(f"{top}/marks/index.html")
    disk_page.locator("#toRead h3 a", has_text=title).click()
    disk_page.wait_for_url(f"{top}/papers/crowd/index.html")
    expect_pressed(find_button(disk_page, "toRead"))


@each_width
def test_a_paper_found_in_explore_can_be_marked(
    open_page: OpenPage, toy_home: str, title: str, width: str
) -> None:
    page = open_page(toy_home, "explore/?q=id:crowd", width=width)
    press(find_button(find_card(page, "crowd"), "toRead"))
    page.goto(f"{toy_home}/marks/")
    expect_section(page, "toRead", [title])
