"""A page that itself says whether it is on show, as no driver can hide one."""

TURN = """
  Object.defineProperty(document, "visibilityState", {get: () => state});
  const turn = (to) => { state = to; document.dispatchEvent(new Event("visibilitychange")) };
"""
VISIBLE = 'let state = "visible";' + TURN
"""A script of the page; from then on `turn("hidden")` hides it."""
HIDDEN = 'let state = "hidden";' + TURN
"""The same of a page that is not on show at first."""
