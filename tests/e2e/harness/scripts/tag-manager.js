// What Google Tag Manager does to the page's dataLayer: it puts a push of its own before the one
// that it finds, hears each entry in order, and keeps the last 300.
(() => {
  const layer = (window.dataLayer ||= []);
  const before = layer.push;
  window.managed = layer.slice();
  layer.push = function (...given) {
    const length = before.apply(layer, given);
    window.managed.push(...given);
    while (layer.length > 300) layer.shift();
    return length;
  };
})();
