import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { SPEAK_UP_BRINGING } from '../../api/vocabularies/speak-up-bringing';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { addPerson, changePerson } from '../people/person';
import { goesToTherapist, isBeyond } from './going';
import { screensOf } from './place';
import { blank, type Content } from './speak-up';

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  await closeVault();
});

const brought = (bringing: Content['answers']['bringing'], what: Content['answers']['what'] = ['tone']): Content => ({ ...blank(), answers: { what, bringing } });

describe('promise 11: what goes to a therapist is what its writer wants brought by a share', () => {
  test('and nothing else', () => {
    const going = SPEAK_UP_BRINGING.filter((bringing) => goesToTherapist(brought(bringing)));
    expect(going).toEqual(['open_it_gently', 'read_it_before']);
    expect(goesToTherapist(blank())).toBe(false);
  });

  test('whether a reply is fine is asked of what goes alone', () => {
    expect(screensOf(brought('read_it_before')).at(-1)).toBe('reply');
    expect(screensOf(brought('keep_private')).at(-1)).toBe('bring');
    expect(screensOf(blank()).at(-1)).toBe('bring');
  });
});

describe('promise 8: nothing goes to a therapist', () => {
  test('of what is more than a misunderstanding, whatever else was chosen', () => {
    const beyond = brought('read_it_before', ['tone', 'beyond']);
    expect([isBeyond(beyond), goesToTherapist(beyond)]).toEqual([true, false]);
  });

  test('once quiet was chosen with them', () => {
    const quiet = changePerson(addPerson('I.'), { columns: { route: 'quiet' } });
    expect(goesToTherapist(brought('read_it_before'))).toBe(true);
    changePerson(quiet, { answers: { relation: 'my_therapist' } });
    expect(goesToTherapist(brought('read_it_before'))).toBe(false);
  });
});
