// Looks at pages as a reader's browser does, and follows a reader through a site. Asked on standard input, by
// tests/pages: { browser, sites: [{ root, pages }], shots: [{ root, page }], folder, journey }; answers on standard
// output: { faults: [[site, page, fault]], journey: { steps, skip, passages, notice, pdf } }.
//
// Nothing is taken from another host: every request but for files below the root is refused, and is a fault.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const asked = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({
  executablePath: asked.browser,
  pipe: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync", "--force-color-profile=srgb"],
});
const scheme = (value) => [{ name: "prefers-color-scheme", value }];
const size = (width) => ({ width, height: 800 });
const url = (root, page) => pathToFileURL(join(root, page)).href;

// A tab that says what was asked for outside of the root, and which scripts the browser compiled of its own accord.
async function tab(root, tell) {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  const below = `${pathToFileURL(root).href}/`;
  page.on("request", (request) => {
    const own = request.url().startsWith("data:image/") && request.resourceType() === "image";
    if (own || request.url().startsWith(below)) return request.continue();
    tell(`asks for ${request.url().slice(0, 200)}`);
    return request.abort();
  });
  page.on("requestfailed", (request) => tell(`does not get ${request.url().slice(0, 200)}`));
  page.on("dialog", (dialog) => {
    tell(`opens a dialogue: ${dialog.message()}`);
    return dialog.dismiss();
  });
  const client = await page.createCDPSession();
  client.on("Debugger.scriptParsed", (script) => {
    // What has no address, or the driver's, is the driver's own, or axe-core.
    if (script.url.startsWith("file:") || script.embedderName?.startsWith("file:")) {
      tell(`runs a script, line ${script.startLine + 1}`);
    }
  });
  await client.send("Debugger.enable");
  return page;
}

// What differs from a page that is looked at closely only by having its pictures in it is looked at once.
const sizes = (name) => (name.endsWith(".single.html") ? { "320": ["light"] } : { "320": both, "768": both, "1280": both });
const both = ["light", "dark"];

async function look(page, name, tell) {
  const found = await page.evaluate(() => {
    const out = [];
    for (const script of document.querySelectorAll("script")) {
      if (script.type !== "application/ld+json") out.push(`has a script: ${script.outerHTML.slice(0, 80)}`);
    }
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on")) out.push(`has a handler: ${name}=${value}`);
        if (/^[\u0000-\u0020]*javascript:/i.test(value)) out.push(`has a link that runs: ${value}`);
      }
    }
    // Pictures that are loaded lazily are loaded now, so that they have their size.
    for (const picture of document.images) picture.loading = "eager";
    return out;
  });
  found.forEach(tell);
  await page.evaluate(() => Promise.all(Array.from(document.images, (picture) => picture.decode().catch(() => 0))));
  await page.evaluate(axe);
  for (const [width, schemes] of Object.entries(sizes(name))) {
    await page.setViewport(size(Number(width)));
    const wide = await page.evaluate(() => {
      const { scrollWidth } = document.scrollingElement;
      if (scrollWidth <= innerWidth) return null;
      const outside = (e) => {
        const { left, right, width } = e.getBoundingClientRect();
        return width > 1 && (right > innerWidth || left < 0);
      };
      const widest = [...document.body.querySelectorAll("*")].filter(outside).at(-1);
      return `${scrollWidth} px, by ${widest?.outerHTML.slice(0, 120)}`;
    });
    if (wide) tell(`scrolls sideways at ${width} px: ${wide}`);
    for (const value of schemes) {
      await page.emulateMediaFeatures(scheme(value));
      const violations = await page.evaluate(async () => {
        const rules = { "target-size": { enabled: true } };
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"], rules });
        return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 160)} ${n.failureSummary}`));
      });
      for (const violation of violations) tell(`${value} at ${width} px: ${violation}`);
    }
  }
}

// What differs only by width and colours is one fault.
const faults = new Map();
const add = (site, page, fault) => faults.set(`${site}\n${page}\n${fault.replace(/^(light|dark) at \d+ px: /, "")}`, [site, page, fault]);

// Two tabs at a time: while the one is drawn the other is read.
const queue = asked.sites.flatMap(({ root, pages }, site) => pages.map((name) => ({ root, site, name })));
const work = async () => {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { root, site, name } = next;
    const tell = (fault) => add(site, name, fault);
    const page = await tab(root, tell);
    await page.goto(url(root, name), { waitUntil: "load" });
    await look(page, name, tell);
    await page.close();
  }
};
await Promise.all([work(), work()]);

mkdirSync(asked.folder, { recursive: true });
for (const { root, page: name, as } of asked.shots) {
  const page = await tab(root, () => {});
  await page.goto(url(root, name), { waitUntil: "load" });
  for (const [width, value] of [[360, "light"], [360, "dark"], [1280, "light"]]) {
    await page.setViewport(size(width));
    await page.emulateMediaFeatures(scheme(value));
    await page.evaluate(() => Promise.all(Array.from(document.images, (p) => ((p.loading = "eager"), p.decode().catch(() => 0)))));
    await page.screenshot({ path: join(asked.folder, `${as}-${width}-${value}.png`), fullPage: true });
  }
  await page.close();
}

// A reader on a phone: from the front page to an article in Kreyòl, to its French page and back, and to the printer.
async function follow(root) {
  const steps = [];
  const page = await tab(root, (fault) => steps.push({ fault }));
  await page.setViewport({ ...size(360), hasTouch: true });
  const step = async (what) =>
    steps.push({
      what,
      page: decodeURIComponent(page.url()).slice(`${decodeURIComponent(pathToFileURL(root).href)}/`.length),
      lang: await page.evaluate(() => document.documentElement.lang),
      headline: await page.evaluate(() => document.querySelector("h1")?.textContent.trim()),
    });
  const click = async (selector, text) => {
    const all = await page.$$(selector);
    for (const link of all) {
      if ((await link.evaluate((e) => e.textContent.trim())) !== text && text) continue;
      await Promise.all([page.waitForNavigation({ waitUntil: "load" }), link.click()]);
      return;
    }
    steps.push({ fault: `no ${selector} ${text ?? ""}` });
  };
  await page.goto(url(root, "index.html"), { waitUntil: "load" });
  await step("front");
  await click("main a", "Kreyòl ayisyen");
  await step("index");
  await click("main a[href='one-year-on.html']");
  await step("article");
  await click(".langs a", "Français");
  await step("french");
  await click(".langs a", "Kreyòl ayisyen");
  await step("back");
  // Who has no mouse comes first to a link that skips the head of the page, and sees it.
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(() => {
    const { left, right, top, bottom, width } = document.activeElement.getBoundingClientRect();
    const seen = width > 20 && left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
    return seen ? document.activeElement.getAttribute("href") : null;
  });
  const passages = await page.evaluate(() =>
    Array.from(document.querySelectorAll("main .passage"), (e) => ({
      lang: e.lang,
      dir: e.dir,
      text: e.textContent.trim(),
      label: e.querySelector(".tag")?.textContent.trim() ?? null,
      seen: e.querySelector(".tag")?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false,
      labelLang: e.querySelector(".tag")?.closest("[lang]").lang ?? null,
    })),
  );
  const notice = await page.evaluate(() => document.querySelector(".notice")?.textContent.trim() ?? null);
  const pdf = {};
  for (const format of ["A4", "Letter"]) {
    const bytes = await page.pdf({ format, margin: { top: "14mm", bottom: "14mm", left: "14mm", right: "14mm" }, preferCSSPageSize: false });
    pdf[format] = Buffer.from(bytes).toString("latin1").match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0;
    writeFileSync(join(asked.folder, `one-year-on-${format}.pdf`), bytes);
  }
  await page.close();
  return { steps, skip, passages, notice, pdf };
}
const journey = asked.journey ? await follow(asked.journey) : null;
await browser.close();
process.stdout.write(JSON.stringify({ faults: [...faults.values()], journey }));
