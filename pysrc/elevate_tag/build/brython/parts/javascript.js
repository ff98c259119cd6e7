// The module `javascript`: what Python needs to tell JavaScript's values apart.
modules["javascript"] = {
  JSObject: $B.JSObj,
  NULL: null,
  NullType,
  UNDEFINED: undefined,
  UndefinedType: $B.UndefinedType,
  jsobj2pyobj: (value) => $B.jsobj2pyobj(value),
  pyobj2jsobj: (value) => $B.pyobj2jsobj(value),
};
