"""What is no click, such as a drag, and how many clicks a double click is."""

from tests.e2e.harness.cards import OTHER, OTHER_CLICK, T, cards, clicks, expect_nothing_but
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import let_pass, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster


def test_a_right_click_is_none(page_with: PageWith, cluster: WatchedCluster) -> None:
    """It opens a menu."""
    watching = "<script>addEventListener('contextmenu', () => { window.menu = true })</script>"
    page = page_with(f'<div id=it data-elevate-ticket="T">Vase</div>{OTHER}{watching}').page
    page.click("#it", button="right")
    wait_until(page, "window.menu")
    expect_nothing_but(cluster, page)


DRAGS = {
    "a card is dragged": '<div id=drag0 data-elevate-ticket="T" style="height:90px">Vase</div>',
    "text is selected": '<p id=drag1 data-elevate-ticket="T">A vase of clay, thrown by hand</p>',
}


def test_a_drag_is_none(page_with: PageWith, cluster: WatchedCluster, case: Case) -> None:
    """Though browsers fire a click where it began and ended in one element."""
    watching = "<script>addEventListener('click', event => { window.clicked = event.target.id })"
    after = [f"after {what}" for what in DRAGS]
    page = page_with("".join(DRAGS.values()) + cards(after) + watching + "</script>").page
    for number, what in enumerate(DRAGS):
        cluster.tickets.issue(after[number])
        with case(what):
            x, y = page.evaluate(
                "it => { const box = document.getElementById(it).getBoundingClientRect();"
                " return [box.x + 4, box.y + 8] }",
                f"drag{number}",
            )
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + 60, y, steps=4)
            page.mouse.up()
            wait_until(page, "it => window.clicked === it", arg=f"drag{number}")
            page.click(f"#it{number}")
            cluster.expect_only(*clicks(after[: number + 1]))


def test_a_click_after_a_drag_counts(page_with: PageWith, cluster: WatchedCluster) -> None:
    """A drag spoils one click only, and only if it was a click on a mark."""
    page = page_with('<p id=it style="height:90px">Drag me</p>' + OTHER).page
    page.mouse.move(20, 20)
    page.mouse.down()
    page.mouse.move(90, 60, steps=4)
    page.mouse.up()
    page.press("#other", "Enter")
    cluster.expect_only(OTHER_CLICK)


def test_a_press_without_a_click_spoils_no_other(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """A link dragged out of the window leaves one."""
    ways = ("a key", "a script")
    page = page_with(cards(ways) + OTHER).page
    for number, way in enumerate(ways):
        cluster.tickets.issue(way)
        with case(way):
            page.evaluate(
                "() => { document.body.dispatchEvent(new MouseEvent('mousedown',"
                " { bubbles: true, clientX: 300, clientY: 200 })) }"
            )
            if way == "a key":
                page.press(f"#it{number}", "Enter")
            else:
                page.evaluate("it => document.getElementById(it).click()", f"it{number}")
            cluster.expect("click", way)
    expect_nothing_but(cluster, page, *clicks(ways))


def test_a_double_click_counts_once(page_with: PageWith, cluster: WatchedCluster) -> None:
    """So does whatever else doubles a click at once."""
    page = page_with(f'<div id=it data-elevate-ticket="T">Vase</div>{OTHER}').page
    page.dblclick("#it")
    expect_nothing_but(cluster, page, T)


def test_a_second_look_counts_again(page_with: PageWith, cluster: WatchedCluster) -> None:
    """After the double click time."""
    page = page_with(f'<div id=it data-elevate-ticket="T">Vase</div>{OTHER}').page
    page.click("#it")
    let_pass(page, 550)
    page.click("#it")
    expect_nothing_but(cluster, page, T, T)
