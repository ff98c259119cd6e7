"""Where a click counts: on and in marked elements, whatever the page does with the event."""

from string import Template

from tests.e2e.harness.cards import OTHER, clicks, expect_nothing_but
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster

# Each: a part of the page, in which $it is to be clicked; the click's ticket is to be $ticket.
PLACES = {
    "a card": '<div id=$it data-elevate-ticket="$ticket">Vase</div>',
    "deep in a card": (
        '<article data-elevate-ticket="$ticket"><h2><a href="#v"><b id=$it>Vase</b></a></h2>'
        "</article>"
    ),
    "a link": '<a id=$it href="#v" data-elevate-ticket="$ticket">Vase</a>',
    "a picture in a link": (
        '<a href="#v" data-elevate-ticket="$ticket"><svg id=$it width=40 height=40><rect width=40 '
        "height=40 /></svg></a>"
    ),
    "an svg link": (
        '<svg width=90 height=40><a href="#v" data-elevate-ticket="$ticket"><rect id=$it width=90 '
        "height=40 /></a></svg>"
    ),
    "the inner one of two marks": (
        '<div data-elevate-ticket="outer"><a id=$it href="#v" data-elevate-ticket="$ticket">V</a>'
        "</div>"
    ),
    "an element added later": (
        "<main></main><script>addEventListener('load', () => setTimeout(() => {"
        "document.querySelector('main').innerHTML ="
        """ '<div id=$it data-elevate-ticket="$ticket">Vase</div>'; }));</script>"""
    ),
    "a mark set later": (
        "<div id=$it>Vase</div><script>$it.setAttribute('data-elevate-ticket', '$ticket')</script>"
    ),
    "in an open shadow root": (
        "<x-card></x-card><script>document.currentScript.previousSibling"
        ".attachShadow({mode: 'open'}).innerHTML ="
        """ '<div data-elevate-ticket="$ticket"><button id=$it>Vase</button></div>'</script>"""
    ),
    "in a root in a marked host": (
        '<x-card data-elevate-ticket="$ticket"></x-card>'
        "<script>document.currentScript.previousSibling"
        """.attachShadow({mode: 'open'}).innerHTML = '<button id=$it>Vase</button>'</script>"""
    ),
    "a link around a shadow child": (
        '<a href="#v" data-elevate-ticket="$ticket"><x-pic></x-pic></a>'
        "<script>document.currentScript.previousSibling.firstChild"
        ".attachShadow({mode: 'open'}).innerHTML = '<span id=$it>Vase</span>'</script>"
    ),
    "a child slotted into a marked root": (
        "<x-card><b id=$it>Vase</b></x-card><script>document.currentScript.previousSibling"
        ".attachShadow({mode: 'open'}).innerHTML ="
        """ '<p data-elevate-ticket="$ticket"><slot></slot></p>'</script>"""
    ),
    "where the page stops propagation": (
        '<div id=$it data-elevate-ticket="$ticket">Vase</div>'
        "<script>$it.addEventListener('click', event => event.stopPropagation())</script>"
    ),
    "where the page stops everything at the document": (
        '<div id=$it data-elevate-ticket="$ticket">Vase</div>'
        "<script>document.addEventListener('click', event => {"
        " if (event.target === $it) event.stopImmediatePropagation() }, true)</script>"
    ),
    "where the page prevents the default": (
        '<a id=$it href="/elsewhere" data-elevate-ticket="$ticket">Vase</a>'
        "<script>$it.addEventListener('click', event => event.preventDefault())</script>"
    ),
    "a label, which clicks its field too": (
        '<div data-elevate-ticket="$ticket"><label id=$it>Red <input type=radio></label></div>'
    ),
}


def test_a_click_there_sends_one_click(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """With the ticket of the innermost mark, whatever the page does with the event."""
    body = "".join(
        Template(html).substitute(it=f"it{number}", ticket=place)
        for number, (place, html) in enumerate(PLACES.items())
    )
    page = page_with(body + OTHER).page
    for number, place in enumerate(PLACES):
        cluster.tickets.issue(place)
        with case(place):
            page.click(f"#it{number}")
            cluster.expect("click", place)
    expect_nothing_but(cluster, page, *clicks(PLACES))


def test_a_click_outside_any_mark_sends_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Most of a page."""
    page = page_with('<button id=it>Menu</button><i data-elevate-ticket="T">Vase</i>' + OTHER).page
    page.click("#it")
    expect_nothing_but(cluster, page)
