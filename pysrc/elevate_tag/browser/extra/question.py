"""What the cluster is asked, and what is wrong with what a page wants to ask."""


class Question:
    """A request; with a ``problem``, none.

    ``body`` is the text of a POST, ``""`` for a GET. ``waits`` where it is no mistake: nothing may
    be sent yet.
    """

    def __init__(self, url: str, body: str, problem: str, waits: bool) -> None:
        self.url = url
        self.body = body
        self.problem = problem
        self.waits = waits


def mistaken(problem: str) -> Question:
    """None, and why."""
    return Question("", "", problem, False)
