"""Queries: what ``elevateTag.query()`` does, and what lists ask with."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.extra.answers import Failure, answer_in
from elevate_tag.browser.extra.options import PATIENCE, problem_of
from elevate_tag.browser.extra.panels import panel_question
from elevate_tag.browser.extra.parameters import described
from elevate_tag.browser.extra.question import Question, mistaken
from elevate_tag.browser.extra.storefront import storefront_question
from elevate_tag.browser.runtime import (
    error_of,
    fetch_text,
    field_of,
    is_narrow,
    kind_of,
    number_of,
    plain_text_of,
    promise_of,
)
from elevate_tag.browser.runtime.site import Site

NOT_YET = "nothing may be sent yet: the shopper has not consented"


def question_of(site: Site, narrow: bool, name: Any, given: Any, body: Any) -> Question:
    """What a call asks of the cluster, by the version of its API."""
    if kind_of(name) != "String":
        return mistaken("a query's name is a text, such as search-page")
    if site.version.startswith("elevate-3/"):
        return panel_question(site, plain_text_of(name), given, body)
    return storefront_question(site, narrow, plain_text_of(name), given, body)


class Queries:
    """Asks the cluster, as a site's script tag says."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def question(self, name: Any, given: Any, body: Any) -> Question:
        """What a call asks."""
        return question_of(self.site, is_narrow(), name, given, body)

    def ask(
        self,
        question: Question,
        milliseconds: float,
        signal: Any,
        answered: Callable[[Any], None],
        failed: Callable[[Failure], None],
    ) -> None:
        """Ask it; one of the two is told, once."""

        def heard(status: int, text: str) -> None:
            answer_in(status, text, answered, failed)

        def lost(kind: str, reason: str) -> None:
            failed(Failure(kind, 0, reason))

        fetch_text(question.url, question.body, milliseconds, signal, heard, lost)

    def query(self, name: Any, given: Any, body: Any, options: Any) -> Any:
        """A promise of the answer. It breaks with an Error that has a ``status``."""

        def begin(keep: Callable[[Any], None], give_up: Callable[[Any], None]) -> None:
            def failed(failure: Failure) -> None:
                message = "query(" + described(name) + ") " + failure.message
                self.site.say(message)
                give_up(error_of(failure.kind, failure.status, message))

            question = self.question(name, given, body)
            problem = question.problem if question.problem != "" else problem_of(options)
            if problem != "":
                message = "query(" + described(name) + ") failed: " + problem
                self.site.failed(message)
                give_up(error_of("Error", 0, message))
            elif question.waits:
                failed(Failure("ConsentError", 0, "failed: " + NOT_YET))
            else:
                chosen = field_of(options, "timeout")
                signal = field_of(options, "signal")
                patience = PATIENCE if chosen is None else number_of(plain_text_of(chosen))
                self.ask(question, patience, signal, keep, failed)

        return promise_of(begin)
