"""What these tests share: cards, and hooks that tell and stop, the same in both languages."""

from tests.e2e.harness.hooks import Hook

TELL = Hook(
    """
    const tell = (kind) => (it) =>
      console.log(`${kind}: ${it.kind} ${it.ticket} in ${it.market}, ${it.status}, ${it.reason}`);
    tag.on("sent", tell("sent"));
    tag.on("retry", tell("retry"));
    tag.on("dropped", tell("dropped"));
    """,
    """
    def tell(kind, it):
        print(f"{kind}: {it.kind} {it.ticket} in {it.market}, {it.status}, {it.reason}")

    @tag.on("sent")
    def sent(it):
        tell("sent", it)

    @tag.on("retry")
    def retry(it):
        tell("retry", it)

    @tag.on("dropped")
    def dropped(it):
        tell("dropped", it)
    """,
)
STOP = Hook(
    """tag.on("before-send", (it) => it.ticket !== "T");""",
    """
    @tag.before_send
    def stop(it):
        return it.ticket != "T"
    """,
)
