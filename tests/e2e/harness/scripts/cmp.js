// A CMP as the CMP API v2 describes it, whose shopper is the test: it takes over from the stub, and
// cmp.say(…) is what its own user interface would bring about.
(() => {
  const listeners = new Map();
  let last = 0;
  let data = { gdprApplies: undefined, eventStatus: undefined };

  const told = (listenerId) => ({
    tcString: "opaque",
    tcfPolicyVersion: 5,
    cmpStatus: data.eventStatus ? "loaded" : "loading",
    isServiceSpecific: true,
    listenerId,
    ...data,
  });
  const commands = {
    ping: (callback) => callback({ cmpLoaded: true, cmpStatus: "loaded", apiVersion: "2.3" }, true),
    // At once with what there is, then whenever the TC string changes.
    addEventListener: (callback) => {
      listeners.set(++last, callback);
      callback(told(last), true);
    },
    removeEventListener: (callback, id) => callback(listeners.delete(id)),
  };
  const queued = window.__tcfapi ? window.__tcfapi() : [];
  window.__tcfapi = (command, version, callback, parameter) => {
    // Deprecated since 2.2, and anything else that nobody should ask.
    if (!commands[command]) throw new Error(`the CMP was asked for ${command}`);
    if (version !== 2) return callback(null, false);
    commands[command](callback, parameter);
  };
  for (const given of queued) window.__tcfapi(...given);

  window.cmp = {
    // {status, applies, purposes}: those of the purposes that were consented to.
    say({ status, applies, purposes }) {
      const consents = Object.fromEntries((purposes ?? []).map((purpose) => [purpose, true]));
      const purpose = { consents, legitimateInterests: { 2: true, 7: true } };
      data = { eventStatus: status, gdprApplies: applies };
      if (purposes) Object.assign(data, { purpose, vendor: { consents: {} } });
      for (const [id, callback] of listeners) callback(told(id), true);
    },
    // What a CMP says that could not do as it was asked.
    fail() {
      for (const callback of listeners.values()) callback(null, false);
    },
    listeners: () => listeners.size,
  };
})();
