import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { messagesOf } from '../../i18n/testing/catalogues';
import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { homes } from '..';
import { addPerson, changePerson, type Person } from '../people/person';
import { keepRoute } from '../people/safety/check';
import { rests, type Step } from './content';
import { compared } from './keeping';
import { timeline } from './listing';
import { blank, changeStep, offered, putAway } from './step';
import { draft } from './writing';

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('steps');
});

afterEach(async () => {
  await entries.settled();
  await closeVault();
});

function somebody(route?: 'open' | 'careful' | 'quiet'): Person {
  const one = addPerson('J.');
  if (route) keepRoute(one, route);
  return entries.find('people', one.id) as Person;
}

function chosen(): string {
  return entries.put('small-steps', null, blank('small_favour')).id;
}

function found(id: string): Step {
  return entries.find('small-steps', id) as Step;
}

describe('promise 8: a step is only ever with somebody who is gone openly with', () => {
  test.each(['careful', 'quiet', undefined] as const)('%s: not offered, and not taken', (route) => {
    const them = somebody(route);
    expect(offered()).toEqual([]);
    const id = chosen();
    changeStep(id, { columns: { person: them.id }, words: { expected: 'A sigh.' } });
    expect([found(id).columns.person, found(id).words.expected]).toEqual([null, 'A sigh.']);
  });

  test('nor with somebody who was asked about too long ago, hid, or is no longer in the person’s life', () => {
    const them = somebody('open');
    expect(offered().map(({ id }) => id)).toEqual([them.id]);
    changePerson(them, { columns: { hidden: true } });
    expect(offered()).toEqual([]);
    const other = changePerson(somebody('open'), { columns: { status: 'ended' } });
    expect(offered()).toEqual([]);
    changePerson(other, { columns: { status: 'present', route_asked_at: '2020-01-01T00:00:00Z', route_checked_at: '2020-01-01T00:00:00Z' } });
    expect(offered()).toEqual([]);
  });

  test('one that was chosen before rests as soon as they are quiet, with what came, and is not taken out again', () => {
    const them = somebody('open');
    const id = chosen();
    changeStep(id, { columns: { person: them.id }, words: { expected: 'A no.', came: 'A yes.' }, answers: { felt: 'softer' } });
    expect([rests(found(id)), timeline.shows(found(id))]).toEqual([false, true]);
    expect(compared()).toMatchObject([{ expected: 'A no.', came: ['A yes.', t('steps.felt_softer')] }]);
    keepRoute(them, 'quiet');
    expect([rests(found(id)), timeline.shows(found(id)), compared()]).toEqual([true, false, []]);
    putAway(found(id), true);
    putAway(found(id), false);
    expect(found(id).columns.put_away).toBe(true);
  });
});

test('promise 20: not now puts it out of sight, and nothing comes back by itself', () => {
  const id = chosen();
  putAway(found(id), true);
  expect([rests(found(id)), draft()]).toEqual([true, null]);
  putAway(found(id), false);
  expect(rests(found(id))).toBe(false);
  const { reminding, sharing, picturing } = homes['small-steps'];
  expect([reminding, sharing, picturing]).toEqual([null, null, null]);
});

test('promises 9 and 22: no text of a step praises, counts, urges or asks whether it was done', () => {
  const said = messagesOf('en').flatMap(({ area, key, text }) => (area === 'steps' && key !== 'deleted' ? [text] : []));
  expect(said.length).toBeGreaterThan(50);
  for (const text of said)
    expect(text).not.toMatch(/\b(well done|proud|brave|great|good job|congrat\w*|did you|have you|done it|try it|you should|must|reach out|next step|level|progress|goal|challenge|goes on|complete\w*|\d+)\b/i);
});
