import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { REPAIR_CHOICE } from '../../api/vocabularies/repair-choice';
import { beginRepair, changeRepair, type Repair } from '../../entries/repairs/repair';
import { loadCatalogues, t } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { closingOf } from './closing';

const SPOKE = [undefined, 'yes', 'part_of_it', 'differently', 'not_yet', 'decided_not_to'] as const;
const SAID: readonly (string | undefined)[] = ['yes', 'part_of_it', 'differently'];

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('practice', 'sharing');
});

afterEach(async () => {
  await entries.settled();
  closeVault();
});

type Way = { readonly choice: (typeof REPAIR_CHOICE)[number] | undefined; readonly written: boolean; readonly spoke: (typeof SPOKE)[number]; readonly therapist: boolean };

function ended({ choice, written, spoke, therapist }: Way): Repair {
  const { id } = beginRepair(null, 'deep', therapist ? 'my_therapist' : undefined);
  changeRepair(id, { answers: { kinds: ['left_out'], choice: choice ?? null, spoke: spoke ?? null }, words: written ? { own_wording: 'It hurt.' } : {} });
  return entries.find('repairs', id) as Repair;
}

const WAYS: readonly Way[] = [undefined, ...REPAIR_CHOICE].flatMap((choice) =>
  [true, false].flatMap((written) => SPOKE.flatMap((spoke) => [true, false].map((therapist) => ({ choice, written, spoke, therapist })))),
);

describe('promise 20: what a walk ends with is true of it', () => {
  test.each(WAYS)('$choice, written: $written, spoke: $spoke, therapist: $therapist', (way) => {
    const { choice, written, spoke } = way;
    const said = SAID.includes(spoke);
    const unsaid = choice === 'say_something_small' || choice === 'write_for_me';
    const unwritten = choice === 'write_for_me' && !written;
    const wanted = unsaid && said ? t('practice.closing_said') : unwritten ? t('practice.closing_unwritten') : t.of('practice.closing', choice ?? 'none');
    expect(closingOf(ended(way))).toBe(wanted);
  });

  test('none promises anybody who may not be there, and words where there are none', () => {
    for (const way of WAYS) {
      const text = closingOf(ended(way));
      expect(text).not.toContain('somebody looks');
      if (!way.written) expect(text).not.toContain('has words');
      if (SAID.includes(way.spoke)) expect(text).not.toContain('are said stays yours');
    }
  });
});
