// Types that came with the compiler, as "finish types" does with the runtime's.
for (const name in $B.created_types) {
  if (!known_types.has(name)) $B.finalize_type($B.created_types[name]);
}
for (const name of ["eval", "exec"]) {
  $B.builtins[name].ob_type = $B.builtin_function_or_method;
  $B.builtins[name].m_module = "builtins";
  $B.builtins[name].$function_infos = ["builtins", name, name];
  $B.module_setattr($B.builtins.__builtins__, name, $B.builtins[name]);
}
