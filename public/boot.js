// Wakes the islands of a page. A page without an island fetches no wasm, unless it leads to one that is live (`data-soon`) and
// its reader is busy typing; a page with an island fetches it after first paint.
// The walk is Leptos' own (leptos 0.8.23, hydration/island_script.js): outer island first, and while inside its
// <leptos-children> the inner ones run under the owner that $$on_hydrate restores.
(() => {
  const { js, wasm } = document.currentScript.dataset;
  const page = document.documentElement;
  const ready = () => { page.dataset.ready = "true"; };
  // Kept by the browser's cache, where the next page finds it; the line is the form's as soon as that is sent, and what is then
  // missing is asked for on the next page.
  const prepare = () => {
    const sent = new AbortController();
    addEventListener("submit", () => sent.abort());
    const file = fetch(wasm, { priority: "low", signal: sent.signal }).then((file) => file.arrayBuffer());
    return Promise.all([import(js), file]);
  };
  if (!document.querySelector("leptos-island")) {
    if (document.querySelector("[data-soon]")) prepare().catch(() => {});
    return ready();
  }

  // A page that changes by itself (`data-again`: seconds) is asked for again while its browser half is on the way, as it asks for
  // itself where there is no script, but not under the hand of somebody who has opened something.
  let awake = false;
  const again = () => {
    const { again: seconds } = document.querySelector("[data-again]")?.dataset ?? {};
    if (seconds) setTimeout(() => look().catch(() => {}).then(() => awake || again()), seconds * 1000);
  };
  const look = async () => {
    if (awake) return;
    const answer = await fetch(location.href);
    const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (awake || !answer.ok || !main || document.querySelector("main details[open]")) return;
    // Parsed as if there were no script: their contents would come alive.
    for (const unseen of main.querySelectorAll("noscript")) unseen.replaceChildren();
    document.querySelector("main").replaceWith(main);
  };

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
    awake = true;
    mod.hydrate();
    await walk(document.body, mod);
    ready();
  };

  again();
  // `timeout`: a page that is never idle still wakes.
  if ("requestIdleCallback" in window) requestIdleCallback(wake, { timeout: 1000 });
  else setTimeout(wake, 1);
})();
