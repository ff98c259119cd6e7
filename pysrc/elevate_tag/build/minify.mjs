// Minifies the bundle with terser and makes its source maps, which lead to the Python.
// Standard input and output are JSON: see minify.py.
import { readFileSync } from "node:fs";
import { GenMapping, setSourceContent, addMapping, toEncodedMap } from "@jridgewell/gen-mapping";
import { minify } from "terser";

const { code, name, debugName, ownNames, sources, mappings } = JSON.parse(readFileSync(0, "utf8"));

const map = new GenMapping({ file: debugName });
for (const [source, content] of sources) setSourceContent(map, source, content);
for (const [line, column, source, original] of mappings) {
  addMapping(map, {
    generated: { line, column },
    source: sources[source][0],
    original: { line: original, column: 0 },
  });
}
const debugMap = toEncodedMap(map);

const result = await minify(code, {
  // What runs fetch with keepalive and composedPath runs this syntax too.
  ecma: 2019,
  toplevel: true,
  compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
  // Only names that the subset check has found on the program's own classes and nowhere else.
  mangle: { properties: { regex: new RegExp(`^(${ownNames.join("|")})$`) } },
  format: { comments: /^!/ },
  sourceMap: { content: debugMap, filename: name, url: `${name}.map`, includeSources: true },
});
process.stdout.write(JSON.stringify({ code: result.code, map: result.map, debugMap }));
