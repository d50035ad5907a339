import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { HURT } from '../../api/vocabularies/hurt';
import { REPAIR_CHOICE } from '../../api/vocabularies/repair-choice';
import { REPAIR_OUTCOME } from '../../api/vocabularies/repair-outcome';
import { entries } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { choicesOf } from './fields';
import { isBlank } from './blank';
import {
  type Answers, answersOf, beginRepair, changeRepair, openChoices, putAway, quietly, type Repair, setAside, type Status,
  statusFrom, takeOut, wordsOf,
} from './repair'; // prettier-ignore
import { UNASKED } from '../people/care';

const STATUSES: readonly Status[] = ['draft', 'paused', 'not_now', 'spoken', 'waiting', 'reflected', 'closed', 'archived'];

const now = (id: string): Repair => entries.find('repairs', id) as Repair;

beforeEach(async () => {
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

test('the vocabulary is the one of the steps', () => {
  for (const [key, values] of Object.entries({ kinds: HURT, choice: REPAIR_CHOICE, outcome: REPAIR_OUTCOME })) {
    expect([...values].sort()).toEqual([...choicesOf(key)].sort());
  }
});

describe('the status follows the answers', () => {
  test('and ends in exactly the statuses that the server has been shown to take (tests/repairs/test_machine.py reads the same file)', () => {
    const reached = new Set<string>();
    for (const before of STATUSES)
      for (const spoke of [null, ...(choicesOf('spoke') as NonNullable<Answers['spoke']>[])])
        for (const outcome of [null, ...REPAIR_OUTCOME])
          for (const choice of [null, 'not_now', 'write_for_me'] as const)
            for (const response of [[], ['no_answer_yet'], ['listened']] as const)
              for (const closeness_after of [null, 2]) {
                const status = statusFrom({ choice, outcome, spoke, response, closeness_after }, before);
                reached.add(`${status}/${spoke ?? '-'}/${outcome ?? '-'}`);
              }
    const shown = JSON.parse(readFileSync('../tests/repairs/statuses.json', 'utf8')) as string[];
    expect([...reached].sort()).toEqual(shown);
  });

  test('an ending closes, "still open" is set aside, "not now" rests', () => {
    expect(statusFrom({ outcome: 'repaired' }, 'draft')).toBe('closed');
    expect(statusFrom({ outcome: 'got_worse', choice: 'not_now' }, 'draft')).toBe('closed');
    expect(statusFrom({ outcome: 'still_open' }, 'draft')).toBe('paused');
    expect(statusFrom({ choice: 'not_now' }, 'draft')).toBe('not_now');
    expect(statusFrom({ outcome: 'not_now' }, 'closed')).toBe('not_now');
  });

  test('speaking up, waiting and looking back each show', () => {
    expect(statusFrom({ spoke: 'part_of_it' }, 'draft')).toBe('spoken');
    expect(statusFrom({ spoke: 'yes', response: ['no_answer_yet'] }, 'spoken')).toBe('waiting');
    expect(statusFrom({ spoke: 'yes', response: ['needs_time'], outcome: 'still_open' }, 'spoken')).toBe('waiting');
    expect(statusFrom({ spoke: 'yes', response: ['listened'], closeness_after: 0 }, 'spoken')).toBe('reflected');
    expect(statusFrom({ spoke: 'decided_not_to' }, 'draft')).toBe('draft');
  });

  test('an answer taken back opens it again; what was set aside or put away stays', () => {
    expect(statusFrom({ choice: 'let_it_go' }, 'not_now')).toBe('draft');
    expect(statusFrom({}, 'closed')).toBe('draft');
    expect(statusFrom({}, 'spoken')).toBe('draft');
    expect(statusFrom({}, 'paused')).toBe('paused');
    expect(statusFrom({ outcome: 'repaired' }, 'archived')).toBe('archived');
  });

  test('promise 8: for a quiet route nothing moves on to having spoken', () => {
    for (const before of STATUSES)
      for (const asked of STATUSES) {
        const status = quietly(asked, before);
        if (status === 'spoken' || status === 'waiting') expect(status).toBe(before);
      }
    expect(quietly('closed', 'spoken')).toBe('closed');
  });
});

describe('a repair', () => {
  test('promise 21: begins light, and blank', () => {
    const repair = beginRepair(null);
    expect(repair.columns).toEqual({ ...UNASKED, person: null, depth: 'light', status: 'draft', happened_on: null });
    expect(isBlank(repair)).toBe(true);
  });

  test('a change keeps everything else', () => {
    const { id } = beginRepair(null);
    changeRepair(id, { words: { happened: 'The door closed.' } });
    changeRepair(id, { answers: { kinds: ['left_out'] } });
    changeRepair(id, { columns: { happened_on: '2026-06-01', depth: 'deep' } });
    changeRepair(id, { words: { keepsake: 'I noticed.' } });
    expect(wordsOf(now(id))).toEqual({ happened: 'The door closed.', keepsake: 'I noticed.' });
    expect(answersOf(now(id))).toEqual({ kinds: ['left_out'] });
    expect(now(id).columns).toMatchObject({ happened_on: '2026-06-01', depth: 'deep' });
    expect(isBlank(now(id))).toBe(false);
  });

  test('set aside asks for no ending', () => {
    const { id } = beginRepair(null);
    setAside(id);
    expect(now(id).columns.status).toBe('paused');
    expect(answersOf(now(id))).toEqual({});
  });

  test('put away and taken out, it stands where its answers say', () => {
    const { id } = beginRepair(null);
    changeRepair(id, { answers: { outcome: 'it_ended' } });
    putAway(id);
    changeRepair(id, { words: { keepsake: 'I was honest.' } });
    expect(now(id).columns.status).toBe('archived');
    takeOut(id);
    expect(now(id).columns.status).toBe('closed');
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
    expect(openChoices(beginRepair(open.id))).toEqual(REPAIR_CHOICE);
    expect(openChoices(beginRepair(quiet.id))).toEqual(['not_now', 'write_for_me', 'practise_with_therapist', 'let_it_go']);
  });

  test('where to go carefully saying sorry is not brought up, and stays where it was chosen', () => {
    const careful = entries.put('people', null, { ...person('A'), columns: { ...person('A').columns, route: 'careful' } });
    const named = beginRepair(careful.id);
    const unnamed = beginRepair(null);
    changeRepair(unnamed.id, { columns: { route: 'careful' } });
    for (const { id } of [named, unnamed]) {
      expect(openChoices(now(id))).toEqual(REPAIR_CHOICE.filter((choice) => choice !== 'apologise'));
      changeRepair(id, { answers: { choice: 'apologise' } });
      expect(openChoices(now(id))).toEqual(REPAIR_CHOICE);
    }
  });
});
