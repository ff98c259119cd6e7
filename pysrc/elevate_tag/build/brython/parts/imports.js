// Modules come with the bundle or not at all: nothing is fetched.
$B.ModuleSpec = $B.make_builtin_class("ModuleSpec");
function import_engine(name) {
  const error = $B.EXC(_b_.ModuleNotFoundError, `No module named '${name}'`);
  error.name = name;
  throw error;
}
