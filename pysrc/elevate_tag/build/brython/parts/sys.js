// What Brython itself uses of `sys`, and no warnings, which would go to the console.
modules["_sys"] = {
  _getframe: (depth = 0) => {
    let frame_obj = $B.frame_obj;
    for (let step = 0; step < depth; step++) frame_obj = frame_obj.prev;
    return frame_obj.frame;
  },
  stderr: $io.$factory("error"),
  stdout: $io.$factory("log"),
};
modules["_warnings"] = { warn: () => _b_.None };
_b_.open = () => $B.RAISE(_b_.OSError, "a page has no files to open");
_b_.eval = _b_.exec = () => $B.RAISE(_b_.RuntimeError, "Brython's compiler is not loaded");
