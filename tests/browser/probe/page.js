// Asks the probe of one runtime. The compiled one is in every page: there it is the loader's half,
// which makes lines of elements.
const compiled = {};
globalThis.bridge = { ready: (name, call) => { compiled[name] = call; } };

// Three things of an element are no attributes in a page: that it is a form, that it is a scope, and
// what is chosen in it.
function element({
  "data-elevate-form": form,
  "data-elevate-scope": scope,
  "data-elevate-chosen": chosen,
  ...attributes
}) {
  const name = scope === undefined ? "i" : "main";
  const made = document.createElement(form === undefined ? name : "form");
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  for (const key of chosen === undefined ? [] : chosen.split("\n")) {
    const swatch = made.appendChild(document.createElement("i"));
    swatch.setAttribute("aria-pressed", "true");
    swatch.setAttribute("data-elevate-variant-key", key);
  }
  return made;
}

// An array is the path of an event, an object the script tag; all else goes in as it is.
function elements(given) {
  if (Array.isArray(given)) return [...given.map(element), document, window];
  return typeof given === "object" ? element(given) : given;
}

function ask_compiled(name, given) {
  return compiled[name](...given.map(elements));
}

const embedded = {};
let receive;

async function boot(url, interpreter) {
  const { boot } = await import(url);
  await boot((name, call) => {
    if (call) embedded[name] = call;
    else receive = name;
  }, interpreter);
  receive(JSON.parse(compiled.page_line(element({}))));
}

function ask_embedded(name, given) {
  const [first, ...rest] = given;
  if (typeof first !== "object") return embedded[name](...given);
  const numbers = typeof rest[0] === "number" ? rest : [];
  const told = Array.isArray(first)
    ? ask_compiled("line", [first, ...numbers, 0, 0, 0, 0, 0].slice(0, 6))
    : ask_compiled("page_line", [first]);
  receive(JSON.parse(told));
  return embedded[name](...rest);
}
