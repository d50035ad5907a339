// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { Reading } from './read-back';
import { beginRepair, changeRepair, type Repair } from './repair';
import { statusOf } from './titles';

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('practice', 'sharing');
});

afterEach(async () => {
  cleanup();
  await entries.settled();
  closeVault();
});

function written(what: Parameters<typeof changeRepair>[1]): Repair {
  const { id } = beginRepair(null, 'deep');
  changeRepair(id, what);
  return entries.find('repairs', id) as Repair;
}

/** Its paragraphs, as somebody reads them. */
function read(repair: Repair): readonly string[] {
  const { container } = render(<Reading repair={repair} above={statusOf(repair)} />);
  expect(container.querySelector('dl, dt, table')).toBeNull();
  return [...container.querySelectorAll('p')].map(({ textContent }) => textContent?.trim() ?? '');
}

test('a finished one reads as a letter: no question stands over its answer, and nothing is said twice', () => {
  const repair = written({
    columns: { happened_on: '2026-11-02' },
    answers: { kinds: ['left_out'], what_i_did: 'snapped', feelings: ['sad', 'lonely'], choice: 'say_something_small', spoke: 'yes', response: ['listened'], outcome: 'partly' },
    words: { happened: 'The door closed.', expected: 'that he would laugh', keepsake: 'I said it.' },
  });
  expect(read(repair)).toEqual([
    'The door closed.',
    'What kind of moment: left out. What I did: snapped. What I felt: sad, lonely. What felt right: Say something small.',
    'Your guess was: “that he would laugh”. What you saw: listened.',
    'Whether I spoke: yes.',
    'What I want to keep: I said it.',
  ]);
  expect(statusOf(repair)).toBe(t('practice.outcome_partly'));
});

test('the choice that stands above it is not said again', () => {
  expect(read(written({ answers: { choice: 'not_now' }, words: { happened: 'The door closed.' } }))).toEqual(['The door closed.']);
});
