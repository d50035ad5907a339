import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { t } from '../../i18n';
import { messagesOf } from '../../i18n/testing/catalogues';
import { entries } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { homes } from '..';
import { loadAspects } from '../aspects';
import { keepRoute } from '../people/safety/check';
import { blank, changeLetter, type Letter, mergeLetter, putAway } from './letter';
import { line, timeline, title } from './listing';
import { rests } from './resting';
import { draft } from './writing';

const BODY = 'I waited by the window.';

beforeEach(async () => {
  await freshApp();
  await loadAspects('listing');
});

afterEach(async () => {
  await entries.settled();
  await closeVault();
});

function written(what: Parameters<typeof changeLetter>[1] = {}): Letter {
  const { id } = entries.put('unsent-letters', null, mergeLetter(blank(), { words: { body: BODY }, ...what }));
  return entries.find('unsent-letters', id) as Letter;
}

describe('nothing brings a letter up', () => {
  test('no note, no picture, no page of kept words, no draft to go on with, and no therapist', () => {
    const { reminding, sharing, glancing, keeping, picturing } = homes['unsent-letters'];
    expect([reminding, sharing, glancing, keeping, picturing]).toEqual([null, null, null, null, null]);
    expect(draft()).toBeNull();
  });

  test('a list says whom it is to, and nothing of what it says', () => {
    const to = written({ words: { body: BODY, to_words: 'Mum' }, answers: { to: 'somebody' } });
    expect([title(to), line(to)].join()).not.toContain(BODY);
    expect(title(to)).toContain('Mum');
    expect(title(written())).toBe(t('letters.a_letter'));
  });

  test('one to somebody quiet, one put away, and one to somebody who is not on this device stay out of sight', () => {
    const jo = entries.put('people', null, person('J.'));
    const to = written({ columns: { person: jo.id }, answers: { to: 'somebody' } });
    expect([rests(to), timeline.shows(to)]).toEqual([false, true]);
    keepRoute(jo, 'quiet');
    expect([rests(to), timeline.shows(to)]).toEqual([true, false]);
    const gone = written({ columns: { person: '01900000-0000-7000-8000-000000000000' }, answers: { to: 'somebody' } });
    expect(rests(gone)).toBe(true);
    const other = written();
    putAway(other, true);
    expect(rests(entries.find('unsent-letters', other.id) as Letter)).toBe(true);
    putAway(other, false);
    expect(rests(entries.find('unsent-letters', other.id) as Letter)).toBe(false);
  });
});

test('whom it is to is said once: who was chosen goes when it is to a part, and words stay', () => {
  const jo = entries.put('people', null, person('J.'));
  const { id } = written({ columns: { person: jo.id }, answers: { to: 'somebody' } });
  changeLetter(id, { answers: { to: 'a_part' } });
  const letter = entries.find('unsent-letters', id) as Letter;
  expect([letter.columns.person, letter.words.body]).toEqual([null, BODY]);
});

test.each([
  [{ answers: { to: 'me_then' } }, { answers: { to: 'somebody' } }],
  [{ columns: { person: null } }],
  [{ answers: { to: 'nobody' } }],
] as const)('promise 8: one that rested stays out of sight when it is to somebody quiet no more: %o', (...ways) => {
  const jo = entries.put('people', null, person('J.'));
  const { id } = written({ columns: { person: jo.id }, answers: { to: 'somebody' } });
  keepRoute(jo, 'quiet');
  for (const way of ways) changeLetter(id, way);
  const letter = entries.find('unsent-letters', id) as Letter;
  expect([letter.columns.person, rests(letter), timeline.shows(letter)]).toEqual([null, true, false]);
});

test('and one that stood in sight stays there', () => {
  const jo = entries.put('people', null, person('J.'));
  const { id } = written({ columns: { person: jo.id }, answers: { to: 'somebody' } });
  changeLetter(id, { answers: { to: 'a_part' } });
  expect(rests(entries.find('unsent-letters', id) as Letter)).toBe(false);
});

test('a letter to nobody has no name, whatever was typed before', () => {
  const to = written({ words: { body: BODY, to_words: 'Mum' }, answers: { to: 'nobody' } });
  expect(title(to)).toBe(t('letters.a_letter'));
  expect(timeline.searched(to).join()).not.toContain('Mum');
  expect(to.words.to_words).toBe('Mum'); // what was typed stays, and is there again for somebody
});

test('promise 9: no text of a letter speaks of sending it, of a reply, of copying it or of forgiving', () => {
  const said = messagesOf('en').flatMap(({ area, text }) => (area === 'letters' ? [text] : []));
  expect(said.length).toBeGreaterThan(30);
  for (const text of said) {
    const rest = text.replaceAll('Nothing here is sent', '');
    expect(rest).not.toMatch(/\b(send|sent|share|copy|e-?mail|post|deliver|repl(y|ies)|hear back|contact|reach out|tell them|forgiv\w*|make peace|closure|move on|let (it|them) go)\b/i);
  }
});
