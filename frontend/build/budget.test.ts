import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

import { expect, test, vi } from 'vitest';
import type { Manifest } from 'vite';

import { FIRST_VISIT_NEEDS } from './first-visit.ts';
import { filesOfLanguages, filesOfSecondWays, filesToKeep } from './precache.ts';

const DIST = process.env['ATTUNE_DIST_DIR'] ?? 'dist';
// of somebody new: nothing lies on their device, and what would open it comes later (src/session/begin.ts). A third is
// Preact, signals and the router; the rest is the bar with its ways out, the words, the server's answer, and what keeps
// a text true under a browser's translator and the day true overnight
const FIRST_VISIT = 24_600;
// the same, and the store with all that opens it
const FIRST_SCREEN = 42_900;
const ROUTE = 8_000;
// Help now brings its lines along, and where each is for: nothing of it may have to be waited for
const HELP = 8_650;
// all of the practice with its words, the pages of the safety check among them, a store in memory for browsers that
// keep nothing, the comparison with a server that was put back, when each reminder comes, where somebody is signed in,
// what didn't sit well with a therapist and what they reply, what happened to their account, a second step at sign-in.
// The lock of the device, consent asked again, a log that the device checks, what is held against the person's own
// list, taking everything along and bringing it back, twenty pieces to read and where each helps, what others wrote,
// what to bring to a session, what was suggested, questionnaires, what goes to a therapist by itself and what never
// does, what they may have to pass on, and sealing to their new keys, a safety plan, whom to call in seventeen
// countries and in danger in all others, a drawing for each theme and moment, where each page was come from, a
// browser's own way to the home screen, the ways of a repair, its end, what one keeps, letters that stay here, small
// steps, what keeps somebody away, how somebody is and a calendar, which words are tried first, a circle to breathe
// with, in the longer of two languages. Loaded a screen at a time, and kept for offline after the first paint. That a
// first visit does without what opens a device costs all other pieces one more name each, 3 KB together. What of a
// speak-up is open to a therapist still, words that wait for the safety questions, the way out of each screen of a
// repair, and what overtakes a press are two KB, of which shorter names of the files gave one back. The names move the
// sizes by some hundred bytes from one build to the next
const CLIENT = 402_600;
// half a KB of it for an app and a server of different releases, and three for a library that seals in the turn of a
// press
const KEPT = 488_000;

vi.setConfig({ testTimeout: 60_000 }); // the best compression is slow on a busy machine

function manifest(): Manifest {
  const file = join(DIST, '.vite', 'manifest.json');
  if (!existsSync(file)) throw new Error('Build the client first: npm run build.');
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}

const sizes = new Map<string, number>();

function brotli(file: string): number {
  const known = sizes.get(file) ?? brotliCompressSync(readFileSync(join(DIST, file))).length;
  sizes.set(file, known);
  return known;
}

/** The script that a chunk needs and `already` does not hold: the chunk and everything it imports at once. */
function scriptOf(keys: readonly string[], already: ReadonlySet<string> = new Set()): Set<string> {
  const chunks = manifest();
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = chunks[key];
    if (!chunk || files.has(chunk.file) || already.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return files;
}

function size(files: ReadonlySet<string>): number {
  return [...files].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + brotli(file), 0);
}

/**
 * What every screen of somebody who is in shares: the entry, its words, what opens their device, and the parts and
 * drawings that several features use.
 */
function shared(): Set<string> {
  const chunks = manifest();
  const common = Object.keys(chunks).filter((key) => /^_(parts|icons|opens)-/.test(key));
  return scriptOf(['src/main.tsx', 'src/i18n/en/shell.json', ...common]);
}

test('the first screen of somebody new needs at most 25 KB of script', () => {
  expect(FIRST_VISIT_NEEDS.filter((key) => !manifest()[key])).toEqual([]);
  expect(size(scriptOf(FIRST_VISIT_NEEDS))).toBeLessThanOrEqual(FIRST_VISIT);
});

test('the first screen of somebody signed in needs at most 43 KB of script', () => {
  const every = shared();
  expect(size(every) + size(scriptOf(['src/features/today/routes.tsx', 'src/i18n/en/today.json'], every))).toBeLessThanOrEqual(FIRST_SCREEN);
});

test('promise 7: Help now waits for nothing that opens a device', () => {
  const help = [...scriptOf(['src/main.tsx', 'src/features/help/routes.tsx'])];
  expect(help.some((file) => file.includes('/parts-'))).toBe(true);
  expect(help.filter((file) => file.includes('/opens-'))).toEqual([]);
});

test('no route needs more than 8 KB of script beyond what every screen shares', () => {
  const every = shared();
  const routes = Object.keys(manifest()).filter((key) => /^src\/features\/[^/]+\/routes\.tsx$/.test(key));
  expect(routes.length).toBeGreaterThan(3);
  const heavy = routes.map((key) => [key, size(scriptOf([key], every))] as const).filter(([key, bytes]) => bytes > (key.includes('/help/') ? HELP : ROUTE));
  expect(heavy).toEqual([]);
});

// Drawings that no first screen shows come with these pages, and no longer with the first screen.
// What these await of every kind's home before they are drawn, beside the route itself
// (backend/adr/0011-a-home-for-each-kind-in-aspects.md). A list for a session looks up what stands on it,
// and whether it rests.
test.each([
  // a questionnaire is called by its file, a safety plan stands among what is exported, and how one was by its day;
  // each way to look back has a drawing
  ['journal', 'timeline-page', 'listing', 17_200],
  // what goes to a therapist by itself is said there, and one page can be kept back; what was held back stays so
  ['people', 'person-page', 'listing', 19_400],
  // a speak-up stays at home for three reasons, and says which; what is paused says so too. Reflections and pages of
  // people are shared too, and beside each therapist stands what they may have to pass on, and when they are away,
  // and each of these places has a drawing. What was answered to a text comes in one piece with Today, which is
  // lighter by it
  ['sharing', 'sharing-page', 'sharing', 21_120],
  // letters of a code, which the first screen does without; names kept in one box, search, and what is still shared
  // and whose keys were compared aloud since the clinician's own are new
  ['clinic', 'frame', 'sharing', 24_300],
])('with what it asks of every kind, %s (%s) stays under its own bound', (feature, page, aspect, bound) => {
  const homes = Object.keys(manifest()).filter((key) => key.startsWith('src/entries/') && key.endsWith(`/${aspect}.ts`));
  expect(homes.length).toBeGreaterThan(2);
  const path = `src/features/${feature}`;
  expect(size(scriptOf([`${path}/routes.tsx`, `${path}/${page}.tsx`, ...homes], shared()))).toBeLessThanOrEqual(bound);
});

test('the whole client, and what a device keeps of it with fonts, stay under their bounds', () => {
  // with the texts of the language that weighs most
  const spoken = Object.values(filesOfLanguages(manifest())).toSorted((one, other) => size(new Set(other)) - size(new Set(one)))[0] ?? [];
  const kept = [...filesToKeep(manifest()), ...spoken];
  expect(size(new Set(kept))).toBeLessThanOrEqual(CLIENT);
  const whole = kept.reduce((sum, file) => sum + (/\.(js|css)$/.test(file) ? brotli(file) : readFileSync(join(DIST, file)).length), 0);
  expect(whole).toBeLessThanOrEqual(KEPT);
});

test('promise 32: a device keeps the texts of one language, whole', () => {
  const chunks = manifest();
  const kept = filesToKeep(chunks);
  const texts = (tag: string): string[] => Object.entries(chunks).flatMap(([key, { file }]) => (key.startsWith(`src/i18n/${tag}/`) ? [file] : []));
  const { en, es } = filesOfLanguages(chunks);
  const madeOf = (tag: string): string => chunks[`src/vault/made-words-${tag}.ts`]?.file ?? tag;
  expect([en.includes(madeOf('en')), es.includes(madeOf('es'))]).toEqual([true, true]);
  expect([...en, ...kept].includes(madeOf('es')) || [...es, ...kept].includes(madeOf('en'))).toBe(false);
  expect([...texts('en'), ...texts('es')].filter((file) => kept.includes(file))).toEqual([]);
  expect(en.filter((file) => texts('es').includes(file))).toEqual([]);
  expect(texts('es').filter((file) => !es.includes(file)).map((file) => file.replace(/-[\w-]{7}\.js$/, '')).sort()).toEqual(['assets/clinic', 'assets/measuring', 'assets/office', 'assets/replying']);
});

test('nothing of the clinic or the office is kept on a device', () => {
  const chunks = manifest();
  const clinic = Object.keys(chunks).filter((key) => /features\/(clinic|office)\//.test(key) || /\/(clinic|office|replying|measuring)\.json$/.test(key));
  const kept = new Set([...filesToKeep(chunks), ...Object.values(filesOfLanguages(chunks)).flat()]);
  expect(clinic.filter((key) => kept.has(chunks[key]?.file ?? ''))).toEqual([]);
});

test('what stands in for something the browser lacks is kept only where it is lacking', () => {
  const ways = filesOfSecondWays(manifest());
  const kept = new Set(filesToKeep(manifest()));
  for (const files of Object.values(ways)) {
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => kept.has(file))).toEqual([]);
  }
  expect(ways.WebAssembly.some((file) => file.includes('argon2-worker'))).toBe(true);
});
