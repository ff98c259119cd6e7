// An exception that leaves Python for JavaScript is an Error with Python's words; on its way back
// into Python it is the exception it was. Nothing is printed.
$B.js_error = function (err) {
  if (err instanceof Error && !err.ob_type) return err;
  let message;
  try {
    message = $B.error_trace($B.exception(err)).trim();
  } catch {
    message = $B.class_name(err);
  }
  const error = new Error(message);
  error.name = "PythonError";
  python_errors.set(error, err);
  return error;
};
$B.python_error = (error) => python_errors.get(error) ?? error;
$B.show_error = $B.handle_error = function (err) {
  throw $B.js_error(err);
};
const python_errors = new WeakMap();
