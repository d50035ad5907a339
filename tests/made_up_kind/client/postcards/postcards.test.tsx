// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { sharedWords, titleOf as readerTitleOf } from '../../features/clinic/titles';
import { written } from '../../features/journal/export-page';
import { collect, toJson } from '../../features/journal/export';
import { matching, timeline } from '../../features/journal/timeline';
import { TimelinePage } from '../../features/journal/timeline-page';
import { PreviewLines } from '../../features/sharing/preview-lines';
import { titleOf } from '../../features/sharing/titles';
import { loadCatalogues } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { entries } from '../../store';
import { closeDb, wipeFor } from '../../store/db';
import { freshApp, openApp, sync } from '../../store/testing/app';
import type { FakeServer } from '../../store/testing/fake-server';
import { OWNER } from '../../store/testing/person';
import { closeVault } from '../../vault/open-vault';
import { loadAspects } from '../aspects';
import { contentOf } from '../shared/content';
import { findShareable, readFieldsOf } from '../shared/shareable';

let server: FakeServer;
let id: string;

beforeEach(async () => {
  server = await freshApp();
  await loadCatalogues('shell', 'journal', 'sharing', 'clinic');
  await loadAspects('writing', 'listing', 'reading', 'sharing', 'reminding');
  id = entries.put('postcards', null, {
    columns: { happened_on: '2026-06-14' },
    answers: { tone: 'tender' },
    words: { greeting: 'Dear small me,', body: 'The café was warm.' },
  }).id;
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

function drawn(element: Parameters<typeof render>[0]): HTMLElement {
  const place = document.createElement('div');
  render(element, place);
  return place;
}

test('it is sent sealed, and comes to another device', async () => {
  await sync();
  const sent = server.entries.get(`postcards/${id}`);
  expect(sent).toMatchObject({ happened_on: '2026-06-14', answers: { tone: 'tender' } });
  expect(JSON.stringify(sent)).not.toContain('small me');
  await closeVault();
  await wipeFor(OWNER);
  await closeDb();
  await openApp();
  expect(entries.find('postcards', id)).toBeUndefined();
  await sync();
  expect(entries.find('postcards', id)?.words.greeting).toBe('Dear small me,');
});

test('it stands in the timeline under its day, with a filter of its own', () => {
  const page = drawn(<TimelinePage />);
  expect([...page.querySelectorAll('.list-row')].some((row) => row.textContent.includes('Dear small me,'))).toBe(true);
  expect([...page.querySelectorAll('.journal-filters label')].map((label) => label.textContent.trim())).toContain('postcards');
  expect(timeline().map(({ day, filter }) => [day, filter])).toEqual([['2026-06-14', 'postcards']]);
});

test('the search finds it by what it says', () => {
  const found = (query: string) => matching(timeline(), { kind: 'postcards', person: null, query });
  expect([found('CAFE small').length, found('elsewhere').length]).toEqual([1, 0]);
});

test('it stands in both exports', () => {
  expect(JSON.parse(toJson(collect()))).toMatchObject({ entries: [{ kind: 'postcards', id, words: { greeting: 'Dear small me,' } }] });
  const file = written(collect(), 'html');
  expect(file).toContain('<h3>postcards</h3>');
  expect(file).toContain('<blockquote>Dear small me, The café was warm.</blockquote>');
});

test('it can be shared, and both sides read the same lines', async () => {
  const shareable = findShareable('postcards', id);
  if (!shareable) throw new Error('It can be shared.');
  const fields = await readFieldsOf('postcards');
  const content = contentOf(shareable.entry, await shareable.sharing.fields(), '', 'full');
  const preview = drawn(<PreviewLines content={content} fields={fields} left={new Set()} onChange={() => undefined} />);
  const lines = [...preview.querySelectorAll('.preview-row')].map((row) => row.textContent.trim());
  expect(lines).toEqual([`Written on${dayInWords('2026-06-14')}`, 'greetingDear small me,', 'The postcardThe café was warm.', 'tonetender']);
  expect([titleOf({ kind: 'postcards', entry: id }), readerTitleOf('postcards'), sharedWords({ postcards: 2 })]).toEqual([
    'A postcard of yours',
    'A postcard of theirs',
    '2 postcards',
  ]);
});
