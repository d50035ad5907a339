import { beforeAll, expect, test } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { gist as agenda } from '../agendas/glancing';
import { fields as agendaFields } from '../agendas/shared-fields';
import { gist as repairs } from '../repairs/glancing';
import { fields as repairFields } from '../repairs/shared-fields';
import { gist as speakUp } from '../speak-ups/glancing';
import { fields as speakUpFields } from '../speak-ups/shared-fields';
import type { SharedContent } from './content';
import type { ReadFields } from './fields';
import { glanceOf } from './gist';

beforeAll(() => loadCatalogues('sharing', 'speakup', 'therapy'));

const holds = (part: Partial<SharedContent>): SharedContent => ({ person: '', columns: {}, answers: {}, words: {}, ...part }) as SharedContent;

test('a yes reads as what was asked for, and a no is not asked for', () => {
  const asks = (fine: boolean): readonly string[] | undefined =>
    glanceOf(holds({ answers: { hopes: ['slow_down'], reply_is_fine: fine } }), speakUpFields as ReadFields, speakUp)?.asks;
  expect(asks(true)).toEqual(['To go more slowly', 'A short written answer is fine']);
  expect(asks(false)).toEqual(['To go more slowly']);
});

test('of a repair it says what happened, and of what did not sit well what is feared by its own name', () => {
  const repair = glanceOf(holds({ words: { happened: 'J. looked away.', expected: 'Coldness.' } }), repairFields as ReadFields, repairs);
  expect(repair).toMatchObject({ said: ['“J. looked away.”'], expected: '“Coldness.”', fears: false });
  expect(glanceOf(holds({ words: { fear: 'Being sent away.' } }), speakUpFields as ReadFields, speakUp)).toMatchObject({ expected: '“Being sent away.”', fears: true });
});

test('choices that are sentences are not run together', () => {
  expect(glanceOf(holds({ answers: { what: ['tone', 'felt_judged'] } }), speakUpFields as ReadFields, speakUp)?.stands).toBe('The tone of voice · I felt judged');
});

test('a list of lines stands without marks of speech, and a sentence within them', () => {
  const said = (words: Record<string, string>, fields: unknown, gist: typeof agenda): readonly string[] | undefined => glanceOf(holds({ words }), fields as ReadFields, gist)?.said;
  expect(said({ items: '1. The train\n2. The clock' }, agendaFields, agenda)).toEqual(['1. The train\n2. The clock']);
  expect(said({ happened: 'You looked away.' }, speakUpFields, speakUp)).toEqual(['“You looked away.”']);
});
