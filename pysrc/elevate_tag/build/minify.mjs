// Minifies with terser; makes source maps, which lead to the Python.
// Standard input and output are JSON: see minify.py.
import { readFileSync } from "node:fs";
import { GenMapping, setSourceContent, addMapping, toEncodedMap } from "@jridgewell/gen-mapping";
import { minify } from "terser";

// What runs fetch with keepalive and composedPath runs this syntax too.
// Functions written out where they are called are shorter, and pack worse.
const COMPRESS = { passes: 4, inline: 1, unsafe_arrows: true, keep_fargs: false };
const FORMAT = { comments: /^!/ };

function debugMapOf({ debugName, sources, mappings }) {
  const map = new GenMapping({ file: debugName });
  for (const [source, content] of sources) setSourceContent(map, source, content);
  for (const [line, column, source, original] of mappings) {
    addMapping(map, {
      generated: { line, column },
      source: sources[source][0],
      original: { line: original, column: 0 },
    });
  }
  return toEncodedMap(map);
}

const compiled = ({ ownNames }) => ({
  ecma: 2019,
  toplevel: true,
  compress: COMPRESS,
  // Only names that the subset check has found on the program's own classes and nowhere else.
  mangle: { properties: { regex: new RegExp(`^(${ownNames.join("|")})$`) } },
  format: FORMAT,
});

async function script(request) {
  const debugMap = debugMapOf(request);
  const { code, map } = await minify(request.code, {
    ...compiled(request),
    sourceMap: {
      content: debugMap,
      filename: request.name,
      url: `${request.name}.map`,
      includeSources: true,
    },
  });
  return { code, map, debugMap: JSON.stringify(debugMap) };
}

async function inline(request) {
  const { code } = await minify(request.code, compiled(request));
  return { code };
}

async function module({ module, known }) {
  const { code } = await minify(module, {
    ecma: 2020,
    module: true,
    compress: { passes: 2, global_defs: known },
    format: FORMAT,
  });
  return { code };
}

const request = JSON.parse(readFileSync(0, "utf8"));
const work = request.module ? module : request.name ? script : inline;
process.stdout.write(JSON.stringify(await work(request)));
