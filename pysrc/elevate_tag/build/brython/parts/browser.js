// The module `browser`: the page as it is. Stock Brython's own conveniences (tags as classes, ajax,
// timers, worker) are not here.
modules["browser"] = {
  console: $B.jsobj2pyobj(globalThis.console),
  document: $B.jsobj2pyobj(globalThis.document),
  window: win,
  self: win,
};
