// Compiles a Python module with our own runtime and compiler. Standard input and output are JSON:
// see program.py.
import { readFileSync } from "node:fs";

const { source, name, runtime, compiler } = JSON.parse(readFileSync(0, "utf8"));
const load = (text) => import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);

// Names that Brython makes up are the same each time.
Math.random = () => 0.5;
// Standard output is for the answer.
console.log = console.info = console.debug = console.warn = console.error;

const { $B } = await load(runtime);
const { install } = await load(compiler);
install($B);
try {
  const filename = `${name}.py`;
  $B.url2name[filename] = name;
  const javascript = $B.py2js({ src: source, filename }, name, name).to_js();
  process.stdout.write(JSON.stringify({ javascript }));
} catch (error) {
  process.stderr.write(`${$B.js_error(error).stack}\n`);
  process.exitCode = 1;
}
