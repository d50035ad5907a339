// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render } from '@testing-library/preact';
import { LocationProvider, Route, Router } from 'preact-iso/router';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { loadAspects } from '../entries/aspects';
import { changePerson } from '../entries/people/person';
import { keepPlace } from '../entries/repairs/place';
import { beginRepair, changeRepair } from '../entries/repairs/repair';
import { SCREENS } from '../entries/repairs/walk';
import practice from '../i18n/en/practice.json';
import { setSession } from '../session/state';
import { entries } from '../store';
import { freshApp, person } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { FEATURES, features } from './features';
import { loadEveryCatalogue } from './testing/screens';

// Every page of a client, read from the routes themselves, while the only one they know is to be gone quietly with:
// none of them leads to words for that one, asks for them, or offers them. What is closed stands written out here.

const CLOSED = ['hurt', 'say', 'how', 'spoke'];
const OFFERS = ['choice_say_something_small', 'choice_ask_for_pause', 'choice_apologise', 'choice_set_limit', 'how_strongly', 'say_title', 'how_title', 'spoke_title', 'hurt_title'] as const;

// What else may be about them, and where its pages stand.
const ABOUT = { '/practice/letters': 'unsent-letters', '/practice/small-steps': 'small-steps', '/people/moments': 'kind-moments', '/practice/speak-ups': 'speak-ups', '/practice/reflections': 'reflections' } as const;
type At = keyof typeof ABOUT;

const LEAST: Readonly<Record<(typeof ABOUT)[At], (who: string) => object>> = {
  'unsent-letters': (to) => ({ columns: { person: to }, answers: {}, words: { body: 'The door closed.' } }),
  'small-steps': (to) => ({ columns: { person: to, status: 'chosen' }, answers: { which: 'be_listened_to' }, words: {} }),
  'kind-moments': (to) => ({ columns: { person: to, happened_on: '2026-01-02', may_resurface: false, direction: 'received' }, answers: {}, words: { what: 'Tea.' } }),
  'speak-ups': () => ({ columns: { status: 'draft' }, answers: { what: ['tone'] }, words: {} }),
  reflections: () => ({ columns: { form: 'kind_minute', status: 'draft' }, answers: {}, words: { others: 'x' } }),
};

let repair = '';
let who = '';
let about: Readonly<Record<string, string>> = {};

beforeEach(async () => {
  await freshApp();
  await loadEveryCatalogue();
  await loadAspects('sharing', 'listing', 'writing', 'reading');
  setSession({ state: 'open' });
  const known = entries.put('people', null, person('Quillon'));
  who = known.id;
  repair = beginRepair(who, 'deep').id;
  changeRepair(repair, { answers: { kinds: ['i_hurt_them'] } });
  about = Object.fromEntries(Object.entries(ABOUT).map(([at, kind]) => [at, entries.put(kind, null, LEAST[kind](who) as never).id]));
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

function quiet(): void {
  const known = entries.find('people', who);
  if (known) changePerson(known, { columns: { ...known.columns, route: 'quiet' } });
}

/** What stands for the parameters of an address: what is about them, or nothing that is there. */
function filled(pattern: string, at: string): string[] {
  const id = at === '/people' ? who : (about[at] ?? repair);
  const whole = pattern.replace(':id', id).replace(':kind', 'repairs');
  return at === '/practice' && whole.includes(':screen') ? SCREENS.map((screen) => whole.replace(':screen', screen)) : [whole.replace(/:\w+/g, 'about')];
}

const pages = FEATURES.flatMap((feature, index) => {
  const Screen = features[index]?.Screen;
  if (!Screen || (feature.for && feature.for !== 'client')) return [];
  const file = ['routes', 'frame'].map((name) => `src/features/${feature.name}/${name}.tsx`).filter((name) => existsSync(name));
  const paths = ['', ...file.flatMap((name) => [...readFileSync(name, 'utf8').matchAll(/<Route\s[^>]*?path="([^"]+)"/g)].map(([, path = '']) => path))];
  return [...new Set(paths.map((path) => `${feature.at}${path}`.replace(/(.)\/$/, '$1').replace('//', '/')))].map((pattern) => [pattern, feature.at, Screen] as const);
});

async function drawn(address: string, at: string, Screen: (typeof pages)[number][2]): Promise<Element> {
  history.replaceState(null, '', address);
  const { container } = render(
    <LocationProvider>
      <Router>
        <Route path={at} component={Screen} />
        <Route path={`${at === '/' ? '' : at}/*`} component={Screen} />
      </Router>
    </LocationProvider>,
  );
  let before = '';
  for (let turn = 0, same = 0; turn < 60 && same < 3; turn += 1) {
    await new Promise((done) => setTimeout(done, 10));
    same = container.innerHTML === before && before !== '' ? same + 1 : 0;
    before = container.innerHTML;
  }
  return container;
}

/** Where a page leads to words for the one they are about, or asks for them. */
function ways(page: Element, address: string): string[] {
  const here = CLOSED.some((screen) => location.pathname === `/practice/${repair}/${screen}`);
  const led = CLOSED.filter((screen) => page.querySelector(`a[href*="/${repair}/${screen}"]`));
  const asked = here && page.querySelector('textarea, input') ? ['asks'] : [];
  return [...led, ...asked].map((way) => `${address}: ${way}`);
}

async function foundOn(look: (page: Element, address: string) => string[], visited = pages): Promise<string[]> {
  const found: string[] = [];
  for (const [pattern, at, Screen] of visited) {
    for (const address of filled(pattern, at)) {
      found.push(...look(await drawn(address, at, Screen), address));
      cleanup();
    }
  }
  return found;
}

/** What is offered to be said, by the words on what can be tapped and above it. */
function offers(page: Element, address: string): string[] {
  const lines = [...page.querySelectorAll('label, legend, h1, h2, b, a, button')].map((one) => one.textContent.trim());
  return OFFERS.filter((key) => lines.includes(practice[key])).map((key) => `${address}: ${key}`);
}

const waysAndOffers: typeof ways = (page, address) => [...ways(page, address), ...offers(page, address)];

test('promise 8: no page leads to words for somebody quiet, asks for them or offers them', async () => {
  const open = (await foundOn(waysAndOffers, pages.filter(([, at]) => at === '/practice'))).map((one) => one.replace(/.*: /, ''));
  expect(new Set(open)).toEqual(new Set([...CLOSED, 'asks', ...OFFERS]));
  quiet();
  expect(await foundOn(waysAndOffers)).toEqual([]);
}, 120_000);

test('promise 8: … also not where words were begun while it was open', async () => {
  changeRepair(repair, { columns: { status: 'paused', depth: 'light' }, answers: { choice: 'set_limit' }, words: { happened: 'The door closed.', limit: 'Not today.' } });
  keepPlace(repair, { screen: 'say', field: 'limit', caret: 4 });
  quiet();
  expect(await foundOn(ways)).toEqual([]);
}, 120_000);
