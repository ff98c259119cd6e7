"""Lists that fill themselves: ``data-elevate-query`` on an element that holds a template."""

from typing import Any

from elevate_tag.browser.extra.answers import Failure
from elevate_tag.browser.extra.cards import Cards
from elevate_tag.browser.extra.container import BODY, LIST, PARAMETERS, QUERY, Container
from elevate_tag.browser.extra.queries import Queries
from elevate_tag.browser.extra.question import Question, mistaken
from elevate_tag.browser.extra.sharing import Sharing
from elevate_tag.browser.extra.things import things_in
from elevate_tag.browser.runtime import (
    element_memory,
    guarded,
    is_of_kept_page,
    later,
    marked_elements,
    watch,
    when_consent_may_change,
    when_shown,
)
from elevate_tag.browser.runtime.site import Site

CONTAINERS = "[" + QUERY + "]"
# As much as there is to be known of who asks: see `known_of`.
ALL = 3


class Lists:
    """The page's."""

    def __init__(self, site: Site, queries: Queries) -> None:
        self.site = site
        self.queries = queries
        self.sharing = Sharing(queries)
        self.known = element_memory()
        # How often the page came back: a question that is under way when it is left may be lost.
        self.view = 0

    def look(self, element: Any) -> None:
        """Fill an element that is new, asks for something new, or now may get its answer."""
        container: Container | None = self.known.get(element)
        if container is None:
            container = Container(element)
            self.known.set(element, container)
        if container.has_changed() or self.may_get_more(container):
            self.fill(container)

    def may_get_more(self, container: Container) -> bool:
        """Whether it asked when less was consented to, or got no answer before the page left."""
        return container.was_lost_before(self.view) or (
            container.known < ALL and container.known < known_of(self.site.visitor())
        )

    def fill(self, container: Container) -> None:
        """Ask for what it wants, and show that."""
        container.tell("loading", 0)
        turn = container.begin()
        view = self.view
        question = self.question_of(container)
        # A mistake stays one, whatever is consented to.
        container.ask_as(ALL if question.problem != "" else known_of(self.site.visitor()))
        container.lose(-1)
        if question.problem != "":
            self.refuse(container, question.problem)
            return
        if question.waits:
            container.give_up()
            return

        def answered(answer: Any) -> None:
            if container.turn == turn:
                self.show(container, answer)

        def broke(line: str) -> None:
            self.site.say(container.name() + " " + line)
            container.give_up()

        def failed(failure: Failure) -> None:
            if container.turn != turn:
                return
            if failure.status == 0:
                container.lose(view)
            if container.was_lost_before(self.view):
                self.fill(container)
            else:
                broke(failure.message)

        self.sharing.ask(question, guarded(answered, broke), guarded(failed, broke))

    def question_of(self, container: Container) -> Question:
        """What it asks, or what is wrong with it."""
        if not container.has_card():
            return mistaken("there is no <template> with an element in it: put one there")
        if container.text(LIST) == "":
            return mistaken(LIST + " is missing: set it to a list's id, or to primaryList")
        parameters = container.json(PARAMETERS)
        body = container.json(BODY)
        if len(parameters) == 0:
            return mistaken(not_json(container, PARAMETERS))
        if len(body) == 0:
            return mistaken(not_json(container, BODY))
        return self.queries.question(container.text(QUERY), parameters[0], body[0])

    def show(self, container: Container, answer: Any) -> None:
        """Fill it with what the answer has for it."""
        panels = self.site.version.startswith("elevate-3/")
        found = things_in(answer, container.text(LIST), panels)
        if found.problem != "":
            self.site.say(container.name() + " " + found.problem)

        def failed(problem: str) -> None:
            self.complain_of(container, problem)

        def say(line: str) -> None:
            self.site.say(container.name() + " " + line)

        count = len(found.things)
        if count == 0:
            container.restore()
            container.tell("empty", 0)
        else:
            container.fill(Cards(container.template(), found.things, failed, say).nodes)
            container.tell("filled", count)

    def refuse(self, container: Container, problem: str) -> None:
        """It cannot be filled as it stands."""
        self.complain_of(container, problem)
        container.give_up()

    def complain_of(self, container: Container, problem: str) -> None:
        """A mistake of the integrator's."""
        self.site.failed(container.name() + " " + problem)

    def turn(self) -> None:
        """The page came back."""
        self.view += 1

    def look_again(self) -> None:
        """Those in the page may get an answer by now, or another one.

        One that has left it is looked at when it is put back.
        """
        for element in marked_elements(CONTAINERS):
            if self.known.get(element) is not None:
                self.look(element)


def known_of(visitor: str) -> int:
    """How much a URL's query says of who asks: 0 for nobody, 1 with no key, 2 and 3 with keys.

    So it grows with the level, and not with new keys.
    """
    return 0 if visitor == "" else len(visitor.split("Key="))


def not_json(container: Container, name: str) -> str:
    """What is wrong with an attribute that should hold JSON."""
    return name + "='" + container.text(name) + '\' is no JSON: write {"pageReference": "/"}'


def fill_lists(site: Site, queries: Queries) -> None:
    """Fill those that the page has, and those to come."""
    lists = Lists(site, queries)

    def found(element: Any) -> None:
        lists.look(element)

    def look_again() -> None:
        lists.look_again()

    def turned(event: Any) -> None:
        if is_of_kept_page(event):
            lists.turn()
        # After who else hears of it, the tag among them.
        later(look_again, 0)

    def begin(_: Any) -> None:
        watch(CONTAINERS, [QUERY, PARAMETERS, BODY, LIST], guarded(found, site.say), site.say)
        when_consent_may_change(turned)

    # A page that was prepared unseen has asked for nothing that nobody saw.
    when_shown(guarded(begin, site.say))
