"""The explorer in a browser: found, read, doubted, decided and undone; with the keyboard; on a narrow screen."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

PAGES = ("/", "/country/russia", "/country/sweden", "/findings", "/identity", "/sources", "/search?q=party", "/api")


def find(tab: Page, words: str) -> None:
    tab.get_by_label("Search for a party").fill(words)
    tab.get_by_label("Search for a party").press("Enter")


def open_party(tab: Page) -> None:
    find(tab, "Agrarian Party of Rusia")
    tab.get_by_role("main").get_by_role("link", name="Agrarian Party of Russia").first.click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Agrarian Party of Russia")


def test_a_mistyped_name_leads_to_the_party_and_its_evidence_to_the_marked_source(tab: Page) -> None:
    open_party(tab)
    value = tab.locator("dl.facts details").first
    value.locator("summary").click()
    expect(value.locator("mark").first).to_be_visible()
    value.get_by_role("link").first.click()
    expect(tab.locator(".document .read").first).to_be_visible()


def test_a_disagreement_is_shown_at_the_value_with_the_reason(tab: Page) -> None:
    open_party(tab)
    dispute = tab.locator(".dispute").first
    expect(dispute).to_be_visible()
    expect(dispute.locator(".why")).to_contain_text("The same source also says")


def test_a_country_shows_its_river_as_a_picture_that_loads(tab: Page, address: str) -> None:
    tab.goto(f"{address}/country/sweden")
    river = tab.locator(".picture .drawing svg").first
    expect(river).to_be_visible()
    expect(river.locator("title").first).to_contain_text("Sweden: parties in")
    assert river.bounding_box()["width"] > 600  # type: ignore[index]


def test_a_band_of_the_river_leads_to_its_party(tab: Page, address: str) -> None:
    tab.goto(f"{address}/country/sweden")
    band = tab.locator(".drawing svg [data-party]").first
    party = band.get_attribute("data-party")
    band.locator("path").first.dispatch_event("click")
    expect(tab).to_have_url(re.compile(f"/party/{party}$"))


def test_parties_are_suggested_while_a_name_is_typed(tab: Page) -> None:
    field = tab.get_by_label("Search for a party")
    field.press_sequentially("agrarian", delay=20)
    option = tab.get_by_role("option").first
    expect(option).to_contain_text("Agrarian Party of Russia")
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert barriers(tab) == []
    field.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Agrarian Party of Russia")


def test_a_suggested_name_with_script_in_it_is_text(tab: Page) -> None:
    tab.get_by_label("Search for a party").press_sequentially("rsp", delay=20)
    expect(tab.get_by_role("option").first).to_contain_text("<script>alert(1)</script>")


def test_a_table_is_sorted_by_its_heading(tab: Page, address: str) -> None:
    tab.goto(f"{address}/country/sweden")
    head = tab.locator("section:has(#parties) thead").get_by_role("button", name="Party", exact=True)
    rows = tab.locator("section:has(#parties) tbody th")
    head.click()
    names = rows.all_inner_texts()
    assert names == sorted(names, key=str.casefold) and len(names) > 2
    head.click()
    assert rows.all_inner_texts() == names[::-1]


def test_without_scripts_pages_show_the_same(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}/country/sweden")
    expect(tab.locator(".drawing img").first).to_be_visible()
    tab.goto(f"{address}/search?q=APR")
    tab.get_by_role("main").get_by_role("link", name=re.compile("Agrarian")).first.click()
    tab.locator("dl.facts summary").first.click()
    expect(tab.locator("dl.facts mark").first).to_be_visible()
    context.close()


def test_as_of_a_date_names_who_led_then_and_leads_back(tab: Page) -> None:
    open_party(tab)
    tab.get_by_role("link", name="As of another time").click()
    tab.get_by_label("In history, as of").fill("1998")
    tab.get_by_label("In history, as of").press("Enter")
    expect(tab.get_by_role("status")).to_contain_text("As of 1998")
    expect(tab.get_by_role("main")).to_contain_text("Led by Mikhail Lapshin")
    tab.get_by_role("link", name="Back to today").click()
    expect(tab.get_by_role("status")).to_have_count(0)


def test_a_finding_is_settled_and_taken_back(tab: Page, address: str) -> None:
    tab.goto(f"{address}/findings?rule=C001")
    tab.locator("a[href^='/finding/']").first.click()
    tab.locator("input[name=verdict][value^=settle]").first.check()
    tab.locator(".decide input[name=reason]").fill("the congress met then")
    tab.locator(".decide button").first.click()
    expect(tab.get_by_role("main")).to_contain_text("the congress met then")
    undo = tab.locator(".undo").first
    undo.locator("input[name=reason]").fill("a slip")
    undo.get_by_role("button").click()
    expect(tab.get_by_role("main")).to_contain_text("undone by")


def test_an_identity_is_judged_and_undone(tab: Page, address: str) -> None:
    pair = f"{address}/identity/pair?one=parlgov:13&other=parlgov:14"
    tab.goto(pair)
    tab.locator("input[name=verdict][value=different]").check()
    tab.locator(".decide input[name=reason]").fill("two lists count them apart")
    tab.locator(".decide button").first.click()
    expect(tab.get_by_role("main")).to_contain_text("two lists count them apart")
    tab.goto(pair)
    undo = tab.locator(".undo").first
    undo.locator("input[name=reason]").fill("a slip")
    undo.get_by_role("button").click()
    expect(tab.get_by_role("main")).to_contain_text("undone by")


def test_the_keyboard_alone_reaches_content_search_and_evidence(tab: Page) -> None:
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Skip to the content")).to_be_focused()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    find(tab, "APR")
    tab.get_by_role("main").get_by_role("link", name=re.compile("Agrarian")).first.focus()
    tab.keyboard.press("Enter")
    tab.locator("dl.facts summary").first.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("dl.facts details[open]")).to_have_count(1)


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_screen_scrolls_down_only(tab: Page, address: str, path: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(address + path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_serious_barrier(tab: Page, address: str, path: str) -> None:
    tab.goto(address + path)
    assert barriers(tab) == []


def test_party_finding_and_source_have_no_serious_barrier(tab: Page, address: str) -> None:
    open_party(tab)
    assert barriers(tab) == []
    tab.get_by_role("main").locator("ol.sources a").first.click()
    assert barriers(tab) == []
    tab.goto(f"{address}/findings")
    tab.locator("a[href^='/finding/']").first.click()
    assert barriers(tab) == []


def test_script_in_a_name_is_text(tab: Page) -> None:
    find(tab, "RSP")
    tab.get_by_role("main").get_by_role("link", name=re.compile("Rose")).first.click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("<script>alert(1)</script>")
    assert tab.locator("a[href^='javascript']").count() == 0
    tab.get_by_role("main").locator("ol.sources a").first.click()
    expect(tab.locator(".document")).to_contain_text("<script>alert(3)</script>")


def barriers(tab: Page) -> list[tuple[str, str]]:
    """What axe finds that keeps somebody from reading or using the page: its rule, and where."""
    found = Axe().run(tab).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in ("serious", "critical")]
