// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { AGENDA_TEXTS } from '../../api/vocabularies/agenda-texts';
import { MEASURE_RESPONSE_TEXTS } from '../../api/vocabularies/measure-response-texts';
import { CARD_TEXTS } from '../../api/vocabularies/card-texts';
import { CHECK_IN_TEXTS } from '../../api/vocabularies/check-in-texts';
import { ENTRY_KIND, type EntryKind } from '../../api/vocabularies/entry-kind';
import { MOMENT_TEXTS } from '../../api/vocabularies/moment-texts';
import { PERSON_TEXTS } from '../../api/vocabularies/person-texts';
import { REFLECTION_TEXTS } from '../../api/vocabularies/reflection-texts';
import { REPAIR_TEXTS } from '../../api/vocabularies/repair-texts';
import { SAFETY_PLAN_TEXTS } from '../../api/vocabularies/safety-plan-texts';
import { SMALL_STEP_TEXTS } from '../../api/vocabularies/small-step-texts';
import { SPEAK_UP_TEXTS } from '../../api/vocabularies/speak-up-texts';
import { UNSENT_LETTER_TEXTS } from '../../api/vocabularies/unsent-letter-texts';
import { loadAspects, writingOf } from '../../entries/aspects';
import { loadCatalogues } from '../../i18n';
import { setSession } from '../../session/state';
import { entries } from '../../store';
import { bring, type Brought } from '../../store/bring';
import { freshApp, person, sync } from '../../store/testing/app';
import type { FakeServer } from '../../store/testing/fake-server';
import { OWNER } from '../../store/testing/person';
import { uuid7 } from '../../store/uuid7';
import { closeVault } from '../../vault/open-vault';
import { collect, type Exported, toJson } from './export';
import { bringBack } from './import';
import { MOST_BYTES } from './import-file';

const ELSEWHERE = '01900000-0000-7000-8000-00000000abcd';
// A kind that is new has to say here what is written in it, or this file does not compile.
const TEXTS: Readonly<Record<EntryKind, readonly string[]>> = {
  people: PERSON_TEXTS,
  repairs: REPAIR_TEXTS,
  'kind-moments': MOMENT_TEXTS,
  cards: CARD_TEXTS,
  reflections: REFLECTION_TEXTS,
  'speak-ups': SPEAK_UP_TEXTS,
  'card-responses': [],
  agendas: AGENDA_TEXTS,
  'check-ins': CHECK_IN_TEXTS,
  'safety-plans': SAFETY_PLAN_TEXTS,
  'unsent-letters': UNSENT_LETTER_TEXTS,
  'small-steps': SMALL_STEP_TEXTS,
  'measure-responses': MEASURE_RESPONSE_TEXTS,
};

let server: FakeServer;

beforeEach(async () => {
  server = await here(OWNER);
  await loadAspects('writing');
  await loadCatalogues('journal');
});

afterEach(async () => {
  await entries.settled();
  await closeVault();
});

/** A fresh device and server, for whoever it is. */
async function here(id: string): Promise<FakeServer> {
  await entries.settled();
  await closeVault();
  const fresh = await freshApp();
  setSession({ user: { id, username: 'amber-harbour-42', role: 'client', second_factor: 'none' } });
  return fresh;
}

const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const answers = fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), fc.oneof(scalar, fc.array(scalar, { maxLength: 4 })), { maxKeys: 5 });
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2026-06-01'), noInvalidDate: true }).map((date) => date.toISOString());

/** Any entry of a kind: its own columns, any answers, any of its texts. */
function anyOf(kind: EntryKind): fc.Arbitrary<Brought> {
  return fc.record({ at: instant, said: fc.dictionary(fc.constantFrom(...TEXTS[kind], 'text'), fc.string({ unit: 'grapheme' })), answers }).map(({ at, said, answers: chosen }) => {
    const words = TEXTS[kind].length > 0 ? said : {};
    return { kind, id: uuid7(Date.parse(at)), created_at: at, columns: writingOf({ kind }).blank().columns, answers: chosen, words } as Brought;
  });
}

/** As many of each kind, some about each other. */
const several = fc.tuple(...ENTRY_KIND.map((kind) => fc.array(anyOf(kind), { minLength: 1, maxLength: 3 }))).map((lists) => {
  const all = lists.flat();
  const [person, card] = [all.find(({ kind }) => kind === 'people'), all.find(({ kind }) => kind === 'cards')];
  return all.map((entry) => {
    const columns = { ...entry.columns } as Record<string, unknown>;
    if ('person' in columns) columns['person'] = person?.id;
    if (entry.kind === 'small-steps') columns['put_away'] = true; // nobody here was asked about
    if (entry.kind === 'card-responses') columns['text'] = `card:${card?.id}`;
    return { ...entry, columns } as Brought;
  });
});

function content(file: Exported): unknown[] {
  const rows = file.entries.map(({ updated_at: _when, ...rest }) => JSON.parse(JSON.stringify(rest)) as Record<string, unknown>);
  return rows.toSorted((a, b) => String(a['id']).localeCompare(String(b['id'])));
}

test('promise 15: what was taken along reads back identically, whatever it is, on a device that has nothing', async () => {
  await fc.assert(
    fc.asyncProperty(several, async (made) => {
      await here(OWNER);
      bring(made);
      const before = collect();
      expect(before.entries).toHaveLength(made.length);
      server = await here(OWNER);
      expect(await bringBack(toJson(before))).toMatchObject({ brought: made.length, here: 0, unread: 0 });
      expect(content(collect())).toEqual(content(before));
      await sync();
      expect(server.entries.size).toBe(made.length);
      expect(await bringBack(toJson(before))).toMatchObject({ brought: 0, here: made.length });
      expect(content(collect())).toEqual(content(before));
    }),
    { numRuns: 8 },
  );
});

test('promise 15: in another account everything gets an id of its own, and what belongs together stays so', async () => {
  await fc.assert(
    fc.asyncProperty(several, async (made) => {
      await here(OWNER);
      bring(made);
      const before = collect();
      await here(ELSEWHERE);
      await bringBack(toJson(before));
      const after = collect();
      const [olds, news] = [new Set(made.map(({ id }) => id)), new Set(after.entries.map(({ id }) => id))];
      expect(news.size).toBe(olds.size);
      expect([...news].filter((id) => olds.has(id))).toEqual([]);
      const [person, card] = [after.entries.find(({ kind }) => kind === 'people'), after.entries.find(({ kind }) => kind === 'cards')];
      for (const { kind, columns } of after.entries) {
        if ('person' in columns) expect(news).toContain(columns.person);
        if (kind === 'card-responses') expect(news).toContain((columns as { text: string }).text.slice('card:'.length));
      }
      expect([person, card].every(Boolean)).toBe(true);
      const said = (file: Exported): string[] => file.entries.map(({ kind, created_at, words, answers: chosen }) => JSON.stringify([kind, created_at, words, chosen])).toSorted();
      expect(said(after)).toEqual(said(before));
      await bringBack(toJson(before));
      expect(content(collect())).toEqual(content(after));
    }),
    { numRuns: 8 },
  );
});

function fileOf(...made: readonly Brought[]): Record<string, unknown> {
  return { format: 1, made_at: '2026-06-15T12:00:00.000Z', owner: OWNER, called: null, entries: made, kept: null, missing: [] };
}

function card(text: string, id = uuid7()): Brought {
  return { kind: 'cards', id, created_at: '2026-06-01T10:00:00.000Z', columns: { origin: 'own', set_aside: false }, answers: {}, words: { text } };
}

test('what is here stays as it is, whatever an older file says of it', async () => {
  const { id } = entries.put('cards', null, { columns: { origin: 'own', set_aside: false }, answers: {}, words: { text: 'As it is now.' } });
  expect(await bringBack(JSON.stringify(fileOf(card('As it was.', id))))).toMatchObject({ brought: 0, here: 1 });
  expect(entries.find('cards', id)?.words.text).toBe('As it is now.');
});

test('what somebody wrote stays as they wrote it, even where it looks like an id', async () => {
  const one = card('One.');
  const other = { ...card(one.id), answers: { like: one.id } } as unknown as Brought; // as a later app may write it
  await here(ELSEWHERE);
  await bringBack(JSON.stringify(fileOf(one, other)));
  const all = entries.of('cards').value;
  const [first] = all.filter(({ words }) => words.text === 'One.');
  const [second] = all.filter(({ words }) => words.text === one.id);
  expect(first?.id).not.toBe(one.id);
  expect(second?.answers).toEqual({ like: first?.id });
});

test('what was deleted since comes back', async () => {
  const { id } = entries.put('cards', null, { columns: { origin: 'own', set_aside: false }, answers: {}, words: { text: 'Let go of.' } });
  await sync();
  entries.remove('cards', id);
  await sync();
  await bringBack(JSON.stringify(fileOf(card('Let go of.', id))));
  await sync();
  expect(entries.find('cards', id)?.words.text).toBe('Let go of.');
  expect(server.entries.get(`cards/${id}`)?.deleted_at).toBeNull();
});

const whole = (): string => JSON.stringify(fileOf(card('One.'), card('Two.')));
test.each([
  ['nothing', () => '', 'not_ours'],
  ['a torn one', () => whole().slice(0, -40), 'not_ours'],
  ['another app’s', () => '{"notes": []}', 'not_ours'],
  ['a list', () => '[1, 2]', 'not_ours'],
  ['no JSON', () => '<!doctype html><title>Notes</title>', 'not_ours'],
  ['a newer one', () => JSON.stringify({ ...fileOf(card('One.')), format: 2 }), 'newer'],
  ['a huge one', () => ' '.repeat(MOST_BYTES + 1), 'too_large'],
])('%s is refused by its name and changes nothing', async (_what, text, code) => {
  entries.put('cards', null, { columns: { origin: 'own', set_aside: false }, answers: {}, words: { text: 'Here.' } });
  const before = content(collect());
  await expect(bringBack(text())).rejects.toMatchObject({ code });
  expect(content(collect())).toEqual(before);
});

test('an entry that is none is left out and counted, and the rest comes', async () => {
  const odd = [null, 7, 'text', { ...card('x'), kind: 'letters' }, { ...card('x'), id: '../people' }, { ...card('x'), words: { text: 7 } }, { ...card('x'), created_at: 'soon' }, { ...card('x'), columns: null }, card('x'.repeat(300_000))];
  const file = { ...fileOf(card('One.')), entries: [...odd, card('Two.')] };
  expect(await bringBack(JSON.stringify(file))).toMatchObject({ brought: 1, unread: odd.length });
  expect(entries.of('cards').value.map(({ words }) => words.text)).toEqual(['Two.']);
});

test('a file from before a column was there reads as an entry that has it open', async () => {
  const { columns: _columns, ...rest } = card('Old.');
  const { owner: _owner, called: _called, ...old } = fileOf({ ...rest, columns: {} } as Brought);
  await bringBack(JSON.stringify(old));
  expect(entries.of('cards').value[0]?.columns).toEqual(writingOf({ kind: 'cards' }).blank().columns);
});

const about = (kind: 'small-steps' | 'unsent-letters' | 'kind-moments', who: string): Brought => {
  const { columns } = writingOf({ kind }).blank();
  return { kind, id: uuid7(), created_at: '2026-06-01T10:00:00.000Z', columns: { ...columns, person: who, ...(kind === 'kind-moments' && { may_resurface: true }) }, answers: {}, words: {} } as Brought;
};
const them = (route: 'open' | 'careful' | 'quiet'): Brought => {
  const { columns, ...rest } = person('Q.');
  return { kind: 'people', id: uuid7(), created_at: '2026-06-01T10:00:00.000Z', ...rest, columns: { ...columns, route } } as Brought;
};

test.each([['open', false], ['careful', true], ['quiet', true]] as const)('promise 8: a step with somebody %s comes put away: %s', async (route, away) => {
  const who = them(route);
  for (const account of [OWNER, ELSEWHERE]) {
    await here(account);
    await bringBack(JSON.stringify(fileOf(who, about('small-steps', who.id))));
    expect(entries.of('small-steps').value.map(({ columns }) => [columns.person !== null, columns.put_away])).toEqual([[true, away]]);
  }
});

test('promise 8: in another account somebody who is in neither is named no more, and what named them stays out of sight', async () => {
  const stranger = uuid7();
  await here(ELSEWHERE);
  await bringBack(JSON.stringify(fileOf(about('small-steps', stranger), about('unsent-letters', stranger), about('kind-moments', stranger))));
  for (const kind of ['small-steps', 'unsent-letters'] as const) expect(entries.of(kind).value.map(({ columns }) => [columns.person, columns.put_away])).toEqual([[null, true]]);
  expect(entries.of('kind-moments').value.map(({ columns }) => [columns.person, columns.may_resurface])).toEqual([[null, false]]);
});
