/* Fills the ledger page from the cluster's event stream. All that arrives is shown as text. */

const SHOWN = 500; // rows kept in the page; what scrolled further back is in the database
const MARK_NEW_MS = 1600; // as long as the highlight in ledger.css lasts

const byId = (id) => document.getElementById(id);
const list = byId("arrivals");
const counts = {}; // by outcome, of all that arrived since the ledger was cleared
const openedAt = new Date().toISOString();
let news = [];

const stream = new EventSource("/ledger/stream");
stream.addEventListener("open", () => connection("live"));
stream.addEventListener("error", () => connection("reconnecting"));
stream.addEventListener("restart", startOver);
stream.addEventListener("older", (event) => count(JSON.parse(event.data)));
stream.addEventListener("arrival", (event) => add(JSON.parse(event.data)));

byId("clear").addEventListener("click", async () => {
  const answer = await fetch("/_sandbox/reset", { method: "POST" });
  if (!answer.ok) tell(await answer.text());
});

function connection(state) {
  byId("connection").dataset.state = state;
  byId("connection").textContent = state;
}

/** The ledger was cleared, or another process answers now. */
function startOver() {
  list.replaceChildren();
  count({ taken: 0, refused: 0, ignored: 0, preflight: 0 });
}

function add(arrival) {
  count({ [arrival.outcome]: counts[arrival.outcome] + 1 });
  const row = rowOf(arrival);
  list.prepend(row);
  while (list.childElementCount > SHOWN) list.lastElementChild.remove();
  if (arrival.at >= openedAt) announce(row, arrival);
}

function rowOf(arrival) {
  const { outcome } = arrival;
  const row = byId("arrival").content.cloneNode(true).firstElementChild;
  const fill = (name, text) => {
    const place = row.querySelector(`[data-${name}]`);
    place.textContent = text;
    place.hidden = !text;
    return place;
  };
  row.dataset.result = outcome;
  fill("at", new Date(arrival.at).toLocaleTimeString()).dateTime = arrival.at;
  fill("kind", arrival.kind || "?").dataset.kind = arrival.kind;
  fill("product", aboutWhat(arrival));
  const partly = outcome === "refused" && arrival.paymentLines.length > 0;
  fill("outcome", `${partly ? "partly" : outcome} ${arrival.status}`);
  labelled(fill("market", arrival.market));
  short(labelled(fill("customer", arrival.customerKey)));
  short(labelled(fill("session", arrival.sessionKey)));
  fill("origin", arrival.origin);
  fill("reason", arrival.reason || repeated(arrival));
  row.querySelector("[data-details]").append(...details(arrival));
  return row;
}

function repeated({ id, repeatOf }) {
  return repeatOf ? `the same id, ${id}, as number ${repeatOf}: the same notification again` : "";
}

/** The variant, the product, or what was paid for: `P1001-sand × 2, P1005-dusk-blue × 1`. */
function aboutWhat({ variantKey, productKey, paymentLines }) {
  const paid = paymentLines.map((line) => `${line.variantKey} × ${line.quantity}`);
  return variantKey || productKey || paid.join(", ");
}

/** One line of a payment in words: `P1001-sand of P1001, 2 at 14, cost 6.2`. */
function inWords({ productKey, variantKey, quantity, sellingPrice, cost }) {
  const price = sellingPrice === undefined ? "" : ` at ${sellingPrice}`;
  return `${variantKey} of ${productKey}, ${quantity}${price}${cost === undefined ? "" : `, cost ${cost}`}`;
}

/** Hides the label with the place when there is nothing in it. */
function labelled(place) {
  place.parentElement.hidden = place.hidden;
  return place;
}

/** The start of a key, enough to tell two apart; the whole is in the details. */
function short(place) {
  place.title = place.textContent;
  place.textContent = place.textContent.slice(0, 8);
}

function details(arrival) {
  const named = {
    "Ticket, decoded": arrival.decoded,
    Ticket: arrival.ticket,
    Product: arrival.productKey,
    Variant: arrival.variantKey,
    "Paid for": arrival.paymentLines.map(inWords).join("; "),
    "Customer key": arrival.customerKey,
    "Session key": arrival.sessionKey,
    Id: arrival.id,
    API: arrival.api,
    Request: `${arrival.method} ${arrival.kind}?${arrival.query}`,
    Body: arrival.body,
    "Content type": arrival.contentType,
    Origin: arrival.origin || "none: not sent by a page",
    Time: arrival.at,
  };
  return Object.entries(named).filter(([, value]) => value).map(([name, value]) => {
    const pair = byId("detail").content.cloneNode(true);
    pair.querySelector("dt").textContent = name;
    pair.querySelector("dd").textContent = value;
    return pair;
  });
}

/** Sets the counts that are named. */
function count(present) {
  Object.assign(counts, present);
  for (const [outcome, many] of Object.entries(present)) byId(outcome).textContent = many;
}

/** Marks a row that came while the page was open; a burst is read out as one sentence. */
function announce(row, arrival) {
  row.classList.add("new");
  setTimeout(() => row.classList.remove("new"), MARK_NEW_MS);
  if (!news.length) setTimeout(readOut, 500);
  news.push(`${arrival.kind} ${aboutWhat(arrival)} ${arrival.outcome}`);
}

function readOut() {
  tell(news.length > 3 ? `${news.length} arrivals` : news.join(", "));
  news = [];
}

function tell(text) {
  byId("news").textContent = text;
}
