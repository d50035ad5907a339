// Lighthouse over one running browser: a line with an address comes in, a line with what it found goes out. An address
// is visited, behind a "|" on a phone so tall that no bar covers half of a row; behind a "#" it is looked at as it
// stands in the browser already. Nothing is sent anywhere: to report its own errors is offered by the command of
// Lighthouse, and this is not it.
import { createInterface } from 'node:readline';

import lighthouse, { snapshot } from 'lighthouse';
import { connect } from 'puppeteer-core';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const [port] = process.argv.slice(2);
const quiet = { logLevel: 'silent', enableErrorReporting: false };
// What lets somebody in lies in the browser's storage.
const visiting = { ...quiet, port: Number(port), onlyCategories: CATEGORIES, disableStorageReset: true };
const standing = { ...quiet, onlyCategories: CATEGORIES.slice(1), formFactor: 'desktop', screenEmulation: { disabled: true } };
const TALL = { mobile: true, width: 412, height: 2400, deviceScaleFactor: 1, disabled: false };
const tall = { ...visiting, onlyCategories: ['accessibility'], screenEmulation: TALL };

function visit(line) {
  return line.startsWith('|') ? lighthouse(line.slice(1), tall) : lighthouse(line, visiting);
}

async function asItStands(url) {
  const browser = await connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
  try {
    const page = (await browser.pages()).find((one) => one.url() === url);
    if (!page) throw new Error(`no page stands at ${url}`);
    return await snapshot(page, { flags: standing });
  } finally {
    await browser.disconnect();
  }
}

// Where what took the points is told: by another audit than the one that counts them.
const TOLD_BY = { 'cumulative-layout-shift': 'layout-shifts', 'total-blocking-time': 'long-tasks' };

function whereOf(id, audits) {
  const items = (audits[TOLD_BY[id] ?? id]?.details?.items ?? []).slice(0, 3);
  const causes = (item) => (item.subItems?.items ?? []).map(({ extra }) => extra?.value ?? extra?.snippet ?? '');
  return items.flatMap((item) => [item.node?.snippet ?? item.description ?? item.url?.split('/').pop() ?? item.issueType ?? '', ...causes(item)]).filter(Boolean);
}

// The audits of a category that took points, those that took most first, each with what it says and stands on.
function costs({ auditRefs }, audits) {
  return auditRefs
    .map(({ id, weight }) => ({ weight, ...audits[id] }))
    .filter(({ weight, score }) => weight > 0 && score !== null && score < 1)
    .map(({ id, weight, score, title, displayValue }) => ({
      id,
      points: Math.round(weight * (1 - score)),
      said: displayValue ?? title,
      on: whereOf(id, audits),
    }))
    .sort((a, b) => b.points - a.points);
}

async function look(line) {
  const { lhr } = line.startsWith('#') ? await asItStands(line.slice(1)) : await visit(line);
  const score = ({ score: share }) => (lhr.runtimeError ? 0 : Math.round((share ?? 0) * 100));
  const each = (made) => Object.fromEntries(Object.entries(lhr.categories).map(([name, category]) => [name, made(category)]));
  return {
    at: new URL(lhr.finalDisplayedUrl).pathname,
    scores: each(score),
    costs: each((category) => costs(category, lhr.audits)),
    error: lhr.runtimeError?.message ?? '',
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const found = await look(line).catch((error) => ({ at: '', scores: {}, costs: {}, error: String(error) }));
  console.log(JSON.stringify(found));
}
process.exit(0);
