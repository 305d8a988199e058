// Shows style/specimen.html with the stylesheet of the last build: `node style/specimen.mjs`, then open what it prints.
// Each <template id> is one screen: /home, /parts, /rooms … with ?theme=dark for the other half.
import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";

const here = new URL(".", import.meta.url).pathname;
const target = process.env.CARGO_TARGET_DIR ?? `${here}../target`;
const port = Number(process.env.PORT ?? 8123);

const assets = () => {
  const tables = ["debug", "release"].map((profile) => `${target}/${profile}/build`).filter(existsSync)
    .flatMap((build) => readdirSync(build).map((unit) => `${build}/${unit}/out/assets.rs`)).filter(existsSync);
  const newest = tables.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (!newest) throw new Error(`no assets.rs below ${target}: build the server half first`);
  const line = /path: "([^"]+)", name: "([^"]+)", content_type: "([^"]+)".*?raw: include_bytes!\("([^"]+)"/g;
  return [...readFileSync(newest, "utf8").matchAll(line)].map(([, path, name, type, file]) => ({ path, name, type, file }));
};

const screens = () => {
  const html = readFileSync(`${here}specimen.html`, "utf8");
  return Object.fromEntries([...html.matchAll(/<template id="(\w+)"([^>]*)>([\s\S]*?)<\/template>/g)]
    .map(([, id, attributes, body]) => [id, { body, frame: attributes.includes("data-frame") }]));
};

const page = (id, theme, table, all) => {
  const { body, frame } = all[id];
  const framed = frame ? `<body class="frame">${all.frame.body.replace(`data-is="${id}"`, 'aria-current="page"')}${body}${all.foot.body}</body>` : `<body>${body}</body>`;
  return `<!doctype html><html lang="id"${theme ? ` data-theme="${theme}"` : ""}><head><meta charset="utf-8"><title>${id}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="stylesheet" href="asset:sapa.css"></head>${framed}</html>`
    .replace(/icon:([\w-]+)/g, '<svg class="icon" aria-hidden="true"><use href="asset:icons.svg#$1"/></svg>')
    .replace(/asset:([\w./-]+)/g, (_, name) => table.find((asset) => asset.name === name)?.path ?? name);
};

createServer((request, response) => {
  const url = new URL(request.url, "http://localhost");
  const table = assets();
  const asset = table.find(({ path }) => path === url.pathname);
  if (asset) return response.writeHead(200, { "content-type": asset.type }).end(readFileSync(asset.file));
  const all = screens();
  const id = url.pathname.slice(1);
  const html = all[id]
    ? page(id, url.searchParams.get("theme"), table, all)
    : Object.keys(all).map((name) => `<p><a href="/${name}">${name}</a> <a href="/${name}?theme=dark">dark</a>`).join("");
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'self'" }).end(html);
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/`));
