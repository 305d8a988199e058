// Wakes the islands of a page. A page without an island fetches no wasm, unless it leads to one that is live (`data-soon`) and
// its reader is busy typing; a page with an island fetches it after first paint.
// The walk is Leptos' own (leptos 0.8.23, hydration/island_script.js): outer island first, and while inside its
// <leptos-children> the inner ones run under the owner that $$on_hydrate restores.
(() => {
  const { js, wasm } = document.currentScript.dataset;
  const page = document.documentElement;
  const ready = () => { page.dataset.ready = "true"; };
  // Kept by the browser's cache, where the next page finds them.
  const prepare = () => Promise.all([import(js), fetch(wasm, { priority: "low" }).then((file) => file.arrayBuffer())]);
  if (!document.querySelector("leptos-island")) {
    if (document.querySelector("[data-soon]")) prepare().catch(() => {});
    return ready();
  }

  const owners = [];

  const hydrate = async (island, id, mod) => {
    if (!mod[id]) return console.warn(`Sapa: the browser half has no island ${id}.`);
    owners.at(-1)?.();
    await mod[id](island);
  };

  const walk = async (node, mod) => {
    const within = node.localName === "leptos-children";
    if (node.localName === "leptos-island") await hydrate(node, node.dataset.component, mod);
    if (within) owners.push(node.$$on_hydrate);
    for (const child of node.children) await walk(child, mod);
    if (within) owners.pop();
  };

  const wake = async () => {
    const mod = await import(js);
    window.__hydrateIsland = (island, id) => hydrate(island, id, mod);
    await mod.default({ module_or_path: wasm });
    mod.hydrate();
    await walk(document.body, mod);
    ready();
  };

  // `timeout`: a page that is never idle still wakes.
  if ("requestIdleCallback" in window) requestIdleCallback(wake, { timeout: 1000 });
  else setTimeout(wake, 1);
})();
