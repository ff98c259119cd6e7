"""One request for all that ask the same while it is under way; no answer is kept for later."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.extra.answers import Failure
from elevate_tag.browser.extra.options import PATIENCE
from elevate_tag.browser.extra.queries import Queries
from elevate_tag.browser.extra.question import Question


class Ongoing:
    """A question that was asked, and who waits for its answer."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.keepers: list[Callable[[Any], None]] = []
        self.mourners: list[Callable[[Any], None]] = []

    def join(self, answered: Callable[[Any], None], failed: Callable[[Any], None]) -> None:
        """One more waits."""
        self.keepers.append(answered)
        self.mourners.append(failed)

    def is_for(self, question: Question) -> bool:
        """Whether it asks the same."""
        return self.question.url == question.url and self.question.body == question.body


class Sharing:
    """Asks for many."""

    def __init__(self, queries: Queries) -> None:
        self.queries = queries
        self.ongoing: list[Ongoing] = []

    def ask(
        self,
        question: Question,
        answered: Callable[[Any], None],
        failed: Callable[[Any], None],
    ) -> None:
        """Have one of the two called, with the answer or a ``Failure``; neither may fail."""
        for each in self.ongoing:
            if each.is_for(question):
                each.join(answered, failed)
                return
        asked = Ongoing(question)
        asked.join(answered, failed)
        self.ongoing.append(asked)

        def keep(answer: Any) -> None:
            self.end(asked)
            for call in asked.keepers:
                call(answer)

        def mourn(failure: Failure) -> None:
            self.end(asked)
            for call in asked.mourners:
                call(failure)

        self.queries.ask(question, PATIENCE, None, keep, mourn)

    def end(self, ended: Ongoing) -> None:
        """Who asks from now on asks anew."""
        others: list[Ongoing] = []
        for each in self.ongoing:
            if not each.is_for(ended.question):
                others.append(each)
        self.ongoing = others
