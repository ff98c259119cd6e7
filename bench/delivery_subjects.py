"""What `bench.delivery` compares: the tag, the vendor's client, and two peers of the kind.

The peers attach nothing to our markup. For them the page has one listener for clicks, in the
document's capture phase, which hands the ticket of the innermost marked element to the peer's own
API, as their manuals show. Each is as its maker ships it, with its defaults, told only where to
send: nothing asks a CDN. analytics-next gives each event a `messageId`, by which Segment's servers
drop what comes twice; Elevate's API has no such key, so here all count that arrive.
`segment-keepalive` is the same with its one option that bears on leaving.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from bench.attach import MODULES
from bench.delivery_receivers import Cluster, Collector, Receiver
from bench.packed import PackedFiles
from elevate_tag.browser.version import VERSION
from elevate_tag.paths import DIST

ON_CLICK = """<script>
const onClick = (send) => document.addEventListener("click", (event) => {
  const marked = event.target.closest("[data-elevate-ticket]");
  if (marked) send(marked.dataset.elevateTicket);
}, true);
</script>"""

TAG = """<script async src="/files/tag/elevate-tag.js" data-cluster-id="ENDPOINT" data-market="UK">
</script>"""

VENDOR = """<script type="module">
import { localStorageBackedSession, notifications } from "/files/esales-api/mod.mjs";
const session = localStorageBackedSession();
const notify = notifications({ clusterId: "ENDPOINT", market: "UK", session });
onClick((ticket) => notify.click(ticket).catch(() => {}));
</script>"""

ALGOLIA = """<script>
window.AlgoliaAnalyticsObject = "aa";
window.aa = (...given) => { (aa.queue ??= []).push(given); };
aa("init", { appId: "bench", apiKey: "bench", host: "ENDPOINT", userToken: "bench" });
onClick((ticket) => aa("clickedObjectIDs", {
  index: "shop", eventName: "Click", objectIDs: [ticket],
}));
</script>
<script async src="/files/search-insights/search-insights.min.js"></script>"""

SEGMENT = """<script src="/files/segment/index.js"></script>
<script>
const analytics = AnalyticsNext.AnalyticsBrowser.load({
  writeKey: "bench",
  cdnSettings: {
    integrations: {
      "Segment.io": {
        apiKey: "bench", apiHost: "HOST/v1", protocol: "http", deliveryStrategy: STRATEGY,
      },
    },
    metrics: { sampleRate: 0 },
  },
});
onClick((ticket) => analytics.track("Click", { ticket }));
</script>"""


@dataclass(frozen=True)
class Subject:
    """A name for the command line, the library, what the page includes, who receives."""

    name: str
    library: str
    version: str
    html: str
    receiver: Callable[[], Receiver]

    def script(self, url: str) -> str:
        """What the page includes to send there."""
        return self.html.replace("ENDPOINT", url).replace("HOST", urlsplit(url).netloc)


def _segment(name: str, strategy: str) -> Subject:
    html = ON_CLICK + SEGMENT.replace("STRATEGY", strategy)
    return Subject(name, "analytics-next", "1.84.3", html, Collector)


SUBJECTS = {
    each.name: each
    for each in (
        Subject("tag", "Elevate Tag", VERSION, TAG, Cluster),
        Subject("esales-api", "esales-api", "3.5.1", ON_CLICK + VENDOR, Cluster),
        Subject("search-insights", "search-insights", "2.17.3", ON_CLICK + ALGOLIA, Collector),
        _segment("segment", "{}"),
        _segment("segment-keepalive", "{ config: { keepalive: true } }"),
    )
}

USUAL = ("tag", "esales-api", "search-insights", "segment")


def files() -> PackedFiles:
    """What the shop serves under /files/."""
    served = {
        "tag": DIST,
        "esales-api": MODULES / "@apptus" / "esales-api" / "dist",
        "search-insights": MODULES / "search-insights" / "dist",
        "segment": MODULES / "@segment" / "analytics-next" / "dist" / "umd",
    }
    missing = [str(folder) for folder in served.values() if not folder.is_dir()]
    if missing:
        raise SystemExit(f"{missing[0]} is missing: run `make build`, and `npm ci` in bench/")
    return PackedFiles(served)
