import { beforeAll, expect, test } from 'vitest';

import { loadAspects } from '../../entries/aspects';
import { loadCatalogues } from '../../i18n';
import { linesOf } from './audit-lines';

beforeAll(() => Promise.all([loadCatalogues('clinic'), loadAspects('sharing')]));

const opened = (kind: string, on: string): { grant: string; kind: string; on: string } => ({ grant: crypto.randomUUID(), kind, on });

test('what would read alike is said once, with how many they are', () => {
  const lines = linesOf([opened('repairs', '2026-06-15'), opened('people', '2026-06-15'), opened('repairs', '2026-06-15'), opened('repairs', '2026-06-08')]);
  expect(lines).toEqual(['June 15: A repair (2)', 'June 15: The page of somebody', 'June 8: A repair']);
});
