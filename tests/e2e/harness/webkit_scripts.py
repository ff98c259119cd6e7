"""The JavaScript that stands in for what Playwright does in the page."""

DEEP = """
const deep = (selector, root = document) => {
  const hit = root.querySelector(selector);
  if (hit) return hit;
  for (const each of root.querySelectorAll('*')) {
    const inner = each.shadowRoot && deep(selector, each.shadowRoot);
    if (inner) return inner;
  }
  return null;
};
"""
"""The first match of a selector, in the document or else in an open shadow root."""

FIND = DEEP + "return deep(arguments[0]);"

EVALUATE = """
const arg = arguments[0], done = arguments[arguments.length - 1];
const plain = (_, it) => it === undefined ? null : it instanceof Node ? 'ref: <Node>' : it;
(async () => { const it = (%s\n); return await (typeof it === 'function' ? it(arg) : it); })().then(
  value => JSON.stringify({value}, plain)
).catch(
  error => JSON.stringify({error: String(error && error.message || error)})
).then(done);
"""
"""An expression's value, as Playwright's `evaluate` understands expressions, in JSON.

WebKit's driver gives up on an object in a page whose `Object.prototype` has something enumerable.
"""

CLICKABLE = (
    DEEP
    + """
return (selector => {
  const it = deep(selector);
  if (!it || !it.getClientRects().length) return null;
  it.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
  const box = it.getBoundingClientRect();
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  let at = document.elementFromPoint(x, y);
  while (at && at.shadowRoot && at.shadowRoot.elementFromPoint(x, y) !== at) {
    const inner = at.shadowRoot.elementFromPoint(x, y);
    if (!inner) break;
    at = inner;
  }
  while (at && at !== it) at = at.assignedSlot || at.parentNode || at.host;
  return at && [x, y];
})(arguments[0]);
"""
)
"""The middle of an element that is visible, scrolled into view and not covered; else null."""

SCREEN = "[screenX + (outerWidth - innerWidth) / 2, screenY + outerHeight - innerHeight]"
"""Where the viewport begins on the screen: MiniBrowser has all its bars above it."""
