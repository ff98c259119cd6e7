"""What anybody writes into a page's storage and cookies, and what then stands there."""

KEPT = "[localStorage.length, sessionStorage.length, document.cookie]"
NOTHING = [0, 0, ""]
"""What `KEPT` then is."""

WATCH = """<script>
  window.written = [];
  window.read = [];
  for (const name of ["setItem", "getItem"]) {
    const own = Storage.prototype[name];
    Storage.prototype[name] = function (...given) {
      if (name === "setItem") written.push(given.join(" "));
      else if (this === localStorage) read.push(given[0]);
      return own.apply(this, given);
    };
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(document, "cookie", {
    get() { return cookie.get.call(document) },
    set(text) {
      if (!text.includes("max-age=0")) written.push(text);
      cookie.set.call(document, text);
    },
  });
</script>"""
"""Notes what anybody writes into storage or cookies, and what is read of localStorage."""
