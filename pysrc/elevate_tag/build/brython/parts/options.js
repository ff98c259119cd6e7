// No options: no debugging output, and nothing about where the page and its scripts are.
$B.brython_path = "";
$B.get_option = (name) => (name === "js_tab" ? 1 : undefined);
$B.get_filename = () => ($B.count_frames() > 0 ? $B.get_frame_at(0).__file__ : undefined);
$B.clone = (table) => Object.assign({}, table);
$B.last = (table) => table[table.length - 1];
// Where a piece of source stands: [line, column, length] or [line, end line, column, end column].
$B.decode_position = (place) =>
  place.length === 3 ? [place[0], place[0], place[1], place[1] + place[2]] : place;
$B.is_buffer = (value) => !!$B.get_class(value).$buffer_protocol;
// Who listens to what, by object: the page's objects do not carry it.
const listeners = new WeakMap();
$B.listeners_of = (object) => {
  if (!listeners.has(object)) listeners.set(object, {});
  return listeners.get(object);
};
