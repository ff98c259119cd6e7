// What a CMP has a shop place first in its page, as the CMP API v2 asks of a stub: it queues calls
// of __tcfapi, answers ping, and makes the locator frame. A CMP that is there already stays.
(() => {
  const LOCATOR = "__tcfapiLocator";
  if (window.frames[LOCATOR]) return;
  const queue = [];
  const locate = () => {
    if (!document.body) return void setTimeout(locate, 5);
    const frame = document.createElement("iframe");
    frame.style.cssText = "display: none";
    frame.name = LOCATOR;
    document.body.append(frame);
  };
  locate();
  window.__tcfapi = (...given) => {
    if (given.length === 0) return queue;
    if (given[0] === "ping") {
      const pong = { gdprApplies: undefined, cmpLoaded: false, cmpStatus: "stub", apiVersion: "2.3" };
      return given[2](pong, true);
    }
    queue.push(given);
  };
})();
