import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { entries } from '../../offline';
import { freshApp, person } from '../../offline/testing/app';
import { closeVault } from '../../vault/open-vault';
import { after, forgetPlace, keepPlace, placeIn, SCREENS, STEPS } from './place';
import { answersOf, beginRepair, changeRepair, CHOICES, isBlank, openChoices, OUTCOMES, type Repair, setAside, statusFrom, wordsOf } from './repair';

type Status = Repair['columns']['status'];
const STATUSES: readonly Status[] = ['draft', 'paused', 'not_now', 'closed', 'archived'];

const now = (id: string): Repair => entries.find('repairs', id) as Repair;

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

describe('the status follows the answers', () => {
  test('and never one that the server calls a contradiction (backend/repairs/rules.py)', () => {
    const contradictions: string[] = [];
    for (const before of STATUSES)
      for (const choice of [null, ...CHOICES])
        for (const outcome of [null, ...OUTCOMES]) {
          const status = statusFrom({ choice, outcome }, before);
          const open = outcome === null || outcome === 'not_now' || outcome === 'still_open';
          const wrong = ['spoken', 'waiting'].includes(status) || (status === 'closed' && outcome === 'still_open') || (status === 'not_now' && !open);
          if (wrong) contradictions.push(`${before}, ${choice}, ${outcome}: ${status}`);
        }
    expect(contradictions).toEqual([]);
  });

  test('an ending closes, "still open" is set aside, "not now" rests', () => {
    expect(statusFrom({ outcome: 'repaired' }, 'draft')).toBe('closed');
    expect(statusFrom({ outcome: 'got_worse', choice: 'not_now' }, 'draft')).toBe('closed');
    expect(statusFrom({ outcome: 'still_open' }, 'draft')).toBe('paused');
    expect(statusFrom({ choice: 'not_now' }, 'draft')).toBe('not_now');
    expect(statusFrom({ outcome: 'not_now' }, 'closed')).toBe('not_now');
  });

  test('an answer taken back opens it again; a status of another step stays', () => {
    expect(statusFrom({ choice: 'let_it_go' }, 'not_now')).toBe('draft');
    expect(statusFrom({}, 'closed')).toBe('draft');
    expect(statusFrom({}, 'spoken')).toBe('spoken');
    expect(statusFrom({}, 'paused')).toBe('paused');
  });
});

describe('a repair', () => {
  test('promise 21: begins light, and blank', () => {
    const repair = beginRepair(null);
    expect(repair.columns).toEqual({ person: null, depth: 'light', status: 'draft', happened_on: null });
    expect(isBlank(repair)).toBe(true);
  });

  test('a change keeps everything else', () => {
    const { id } = beginRepair(null);
    changeRepair(id, { words: { happened: 'The door closed.' } });
    changeRepair(id, { answers: { kinds: ['left_out'] } });
    changeRepair(id, { columns: { happened_on: '2026-06-01' } });
    changeRepair(id, { words: { keepsake: 'I noticed.' } });
    expect(wordsOf(now(id))).toEqual({ happened: 'The door closed.', keepsake: 'I noticed.' });
    expect(answersOf(now(id))).toEqual({ kinds: ['left_out'] });
    expect(now(id).columns.happened_on).toBe('2026-06-01');
    expect(isBlank(now(id))).toBe(false);
  });

  test('set aside asks for no ending', () => {
    const { id } = beginRepair(null);
    setAside(id);
    expect(now(id).columns.status).toBe('paused');
    expect(answersOf(now(id))).toEqual({});
  });

  test('an answer of zero is an answer, an empty one is none', () => {
    const { id } = beginRepair(null);
    changeRepair(id, { answers: { kinds: [], closeness_before: null, choice: null }, words: { happened: '' } });
    expect(isBlank(now(id))).toBe(true);
    changeRepair(id, { answers: { closeness_before: 0 } });
    expect(isBlank(now(id))).toBe(false);
  });

  test('promise 8: for somebody with a quiet route no way to speak up is offered, and "not now" always is', () => {
    const open = entries.put('people', null, person('A'));
    const quiet = entries.put('people', null, { ...person('B'), columns: { ...person('B').columns, route: 'quiet' } });
    expect(openChoices(beginRepair(open.id))).toEqual(CHOICES);
    expect(openChoices(beginRepair(quiet.id))).toEqual(['not_now', 'write_for_me', 'practise_with_therapist', 'let_it_go']);
  });
});

describe('the way through', () => {
  test('every screen stands in one step, in one order', () => {
    expect(STEPS.flatMap(({ screens }) => screens)).toEqual(SCREENS);
    expect(SCREENS.map(after)).toEqual([...SCREENS.slice(1), null]);
  });

  test('promise 19: the place is kept with the caret', () => {
    keepPlace('one', { screen: 'happened', caret: 7 });
    expect(placeIn('one')).toEqual({ screen: 'happened', caret: 7 });
    forgetPlace('one');
    expect(placeIn('one')).toBeUndefined();
  });
});
