import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { kinds } from '../../entries';
import { entries, type Kind } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { keepPlace } from '../../entries/repairs/place';
import { beginRepair, changeRepair, putAway, setAside } from '../../entries/repairs/repair';
import { setOut } from '../../entries/reflections/place';
import { type Answers, changeReflection, type Form, keep } from '../../entries/reflections/reflection';
import { whereItGoesOn } from './set-aside';
import { aspectOf, loadAspects } from '../../entries/aspects';

const MINUTE = { form: 'kind_minute', words: { others: 'It gets quieter.' } } as const;

beforeEach(async () => {
  await freshApp();
  await loadAspects('writing');
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

/** What was said in a reflection, under a new id. */
function say(form: Form, words: Record<string, string>, answers: Answers = {}): string {
  const { id } = entries.put('reflections', null, { columns: { form, status: 'draft' }, answers: {}, words: {} });
  changeReflection(id, form, { words, answers });
  return id;
}

/** A repair in which something was said. */
function begun(about: string | null = null): { readonly id: string } {
  const { id } = beginRepair(about);
  changeRepair(id, { words: { happened: 'The door closed.' } });
  return { id };
}

/** Time goes on, so that what is written next is written later. */
async function later(): Promise<void> {
  const was = Date.now();
  while (Date.now() === was) await Promise.resolve();
}

describe('what Today offers to go on with', () => {
  test('nothing, where nothing is being written', () => {
    expect(whereItGoesOn()).toBeNull();
  });

  test('promise 19: a repair at the step it was left at, else at its first', () => {
    const { id } = begun(null);
    expect(whereItGoesOn()).toBe(`/practice/${id}/happened`);
    keepPlace(id, { screen: 'closeness' });
    expect(whereItGoesOn()).toBe(`/practice/${id}/closeness`);
  });

  test.each([
    ['kind_minute', 'others', 'hurts'],
    ['parts', 'sounds', 'part'],
    ['standard', 'rule', 'rule'],
  ] as const)('promise 19: a %s at the step it was left at, else at its first', (form, screen, first) => {
    const id = say(form, { [screen]: 'Slowly.' });
    expect(whereItGoesOn()).toBe(`/practice/reflections/${id}/${first}`);
    setOut(id, { screen });
    expect(whereItGoesOn()).toBe(`/practice/reflections/${id}/${screen}`);
  });

  test('promise 19: whatever kind of thing was begun', async () => {
    const said: Partial<Record<Kind, () => string>> = {
      repairs: () => begun().id,
      reflections: () => say(MINUTE.form, MINUTE.words),
      'speak-ups': () => entries.put('speak-ups', null, { columns: { status: 'draft' }, answers: { what: ['tone'] }, words: {} }).id,
      'measure-responses': () => entries.put('measure-responses', null, { columns: { status: 'answering', measure: 'a', answered_on: null }, answers: {}, words: { response: '{}' } }).id,
    };
    // the others are kept from their first word on
    const wait = kinds.filter((kind) => aspectOf(kind, 'writing')?.draft.length);
    expect(Object.keys(said).toSorted()).toEqual(wait.toSorted());
    for (const kind of wait) {
      await later();
      const id = said[kind]?.();
      expect(whereItGoesOn()).toContain(id);
    }
  });

  test('of several the one that was written in last', async () => {
    const { id } = begun(null);
    await later();
    const minute = say(MINUTE.form, MINUTE.words);
    expect(whereItGoesOn()).toContain(minute);
    await later();
    changeRepair(id, { words: { happened: 'The door closed.' } });
    expect(whereItGoesOn()).toContain(id);
  });

  test('one that was set aside, but none with an ending', () => {
    const { id } = begun(null);
    setAside(id);
    expect(whereItGoesOn()).toContain(id);
    changeRepair(id, { answers: { outcome: 'still_open' } });
    expect(whereItGoesOn()).toBeNull();
    changeRepair(id, { answers: { outcome: null } });
    putAway(id);
    expect(whereItGoesOn()).toBeNull();
  });

  test('promise 20: nothing comes back after "not now"', () => {
    const { id } = begun(null);
    changeRepair(id, { answers: { choice: 'not_now' } });
    expect(whereItGoesOn()).toBeNull();
    changeRepair(id, { answers: { outcome: 'still_open' } });
    expect(whereItGoesOn()).toBeNull();
  });

  test('no reflection that was kept, that an answer stopped, or that says nothing', () => {
    keep(say(MINUTE.form, MINUTE.words));
    say('kind_minute', {}, { after: 'numb' });
    say('parts', { sounds: 'Loud.' }, { feel: 'blended' });
    say('standard', { rule: ' ' });
    expect(whereItGoesOn()).toBeNull();
  });

  test.each([
    ['quiet', { route: 'quiet' }],
    ['hidden', { hidden: true }],
    ['no longer there', { status: 'ended' }],
    ['dead', { status: 'died' }],
  ] as const)('promise 8: never one about somebody who is %s', (_why, columns) => {
    const { id } = begun(entries.put('people', null, person('A')).id);
    expect(whereItGoesOn()).toContain(id);
    const about = entries.find('repairs', id)?.columns.person as string;
    entries.put('people', about, { ...person('A'), columns: { ...person('A').columns, ...columns } });
    expect(whereItGoesOn()).toBeNull();
  });

  test('none in which nothing was said', () => {
    beginRepair(null, 'light', 'friend');
    expect(whereItGoesOn()).toBeNull();
  });

  test('a way that leads to no words rests once it was set aside, and one that does waits', () => {
    const { id } = begun();
    changeRepair(id, { answers: { choice: 'let_it_go' } });
    expect(whereItGoesOn()).toContain(id);
    setAside(id);
    expect(whereItGoesOn()).toBeNull();
    changeRepair(id, { answers: { choice: 'set_limit' } });
    expect(whereItGoesOn()).toContain(id);
  });

  test('nor about somebody who was deleted', () => {
    const somebody = entries.put('people', null, person('A')).id;
    begun(somebody);
    entries.remove('people', somebody);
    expect(whereItGoesOn()).toBeNull();
  });
});
