
// The compiler's own list is not here; a builtin is what Python can see as one.
const _b_ = $B.builtins;
const builtins_scope = { locals: { has: (name) => Object.hasOwn(_b_, name) } };
