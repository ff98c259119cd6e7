"""What goes wrong at the shop's web server: a slow network, a bad deployment, an odd set-up."""

from elevate_tag.sandbox.gate import Gate


class ShopFaults:
    """None until asked for, and none after `clear`."""

    def __init__(self) -> None:
        self._gates: dict[str, Gate] = {}
        self._lost: set[str] = set()
        self._mistyped: set[str] = set()

    def hold(self, prefix: str) -> Gate:
        """Nothing whose path begins with `prefix` is answered before the gate is opened."""
        gate = self._gates[prefix] = Gate()
        return gate

    def lose(self, prefix: str) -> None:
        """Files whose path begins with `prefix` are missing: 404."""
        self._lost.add(prefix)

    def find(self, prefix: str) -> None:
        """They are there again."""
        self._lost.remove(prefix)

    def mistype(self, suffix: str) -> None:
        """Files whose path ends with `suffix` are served as `application/octet-stream`."""
        self._mistyped.add(suffix)

    def clear(self) -> None:
        """Ends all of it, and lets go what is held."""
        for gate in self._gates.values():
            gate.open()
        self._gates.clear()
        self._lost.clear()
        self._mistyped.clear()

    async def let_go(self, path: str) -> None:
        """Returns once this path is not held."""
        for prefix, gate in list(self._gates.items()):
            if path.startswith(prefix):
                await gate.passed()

    def is_lost(self, path: str) -> bool:
        """Whether the file is to be missing."""
        return path.startswith(tuple(self._lost))

    def is_mistyped(self, path: str) -> bool:
        """Whether the file is to be bytes of no known kind."""
        return path.endswith(tuple(self._mistyped))
