"""What pages do to the browser under the tag's feet."""

BY_THE_TAG = """<script>
  const byTheTag = () => new Error().stack.includes('/elevate/');
  const broken = (owner, name) => {
    const own = owner[name];
    owner[name] = function (...given) {
      if (byTheTag()) throw new Error('patched');
      return own.apply(this, given);
    };
  };
</script>"""
"""`broken(owner, name)` for the tag alone: the harness has to work in these pages too."""

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };"


def blocked(storage: str) -> dict[str, str]:
    """Ways of `localStorage` or `sessionStorage` to fail, each a script."""
    return {
        "a getter that throws": f"Object.defineProperty(window, '{storage}', {{get() {{"
        " throw new DOMException('denied', 'SecurityError') }})",
        "no storage": f"Object.defineProperty(window, '{storage}', {{value: null}})",
        "full": FULL,
    }


LIKE_AN_ELEMENT = (
    "window.getAttribute = window.getAttributeNames = window.matches ="
    " window.querySelectorAll = it => it.getAttribute('id');"
)
"""A page's own functions, called as an element's, on the window, where each event's path ends."""
