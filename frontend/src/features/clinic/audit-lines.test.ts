import { beforeAll, expect, test } from 'vitest';

import { loadAspects } from '../../entries/aspects';
import { loadCatalogues } from '../../i18n';
import type { OpenedLine } from './api';
import { linesOf } from './audit-lines';

beforeAll(() => Promise.all([loadCatalogues('clinic'), loadAspects('sharing')]));

const line = (act: string, kind: string, on: string): OpenedLine => ({ act, grant: crypto.randomUUID(), kind, on });
const opened = (kind: string, on: string): OpenedLine => line('opened', kind, on);

test('what would read alike is said once, with how many they are', () => {
  const lines = linesOf([opened('repairs', '2026-06-15'), opened('people', '2026-06-15'), opened('repairs', '2026-06-15'), opened('repairs', '2026-06-08')]);
  expect(lines).toEqual(['June 15: A repair (2)', 'June 15: The page of somebody', 'June 8: A repair']);
});

test('promise 13: what was looked at or put into a file is said to be, and is not one more opening', () => {
  const lines = linesOf([line('exported', 'repairs', '2026-06-15'), line('acknowledged', 'repairs', '2026-06-15'), opened('repairs', '2026-06-15')]);
  expect(lines).toEqual(['June 15, put into a file: A repair', 'June 15, answer about hurting oneself looked at: A repair', 'June 15: A repair']);
});
