// Libraries extend Object.prototype in sight of loops, and put an Array.from of their own in place
// of the browser's. So Brython has its own ways.
$B.names_in = function* (object) {
  for (const name in object) {
    if (!(name in Object.prototype) || Object.hasOwn(object, name)) yield name;
  }
};
$B.list_of = (items) => [...items];
