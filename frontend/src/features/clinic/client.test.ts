import { beforeAll, expect, it } from 'vitest';

import { loadAspects } from '../../entries/aspects';
import { loadCatalogues } from '../../i18n';
import type { SharedItem } from './api';
import { partsOf } from './client';

beforeAll(() => Promise.all([loadCatalogues('clinic'), loadAspects('sharing', 'glancing')]));

const NONE = new Set<string>();

function shared(grant: string, kind: string, { recent = false, read = false } = {}): SharedItem {
  return { grant, kind, about: '', level: 'full', shared_on: '2026-06-01', until: '2026-08-01T00:00:00Z', since_last_session: recent, opened_before: read };
}

function grants(items: readonly SharedItem[], here: ReadonlySet<string> = NONE): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(partsOf(items, here)).map(([part, held]) => [part, held.map(({ grant }) => grant)]));
}

it('puts first what they want to bring, then what did not sit well, then what came since', () => {
  const items = [
    shared('repair', 'repairs', { recent: true }),
    shared('list', 'agendas', { recent: true }),
    shared('note', 'speak-ups', { recent: true, read: true }),
    shared('old list', 'agendas'),
    shared('moment', 'kind-moments'),
    shared('old repair', 'repairs'),
  ];
  expect(grants(items)).toEqual({ brought: ['list'], notes: ['note'], recent: ['repair'], kept: ['moment'], before: ['old list', 'old repair'] });
});

it('folds no note away that nobody has read, however long ago it came', () => {
  expect(grants([shared('note', 'speak-ups')]).notes).toEqual(['note']);
  expect(grants([shared('note', 'speak-ups', { read: true })])).toMatchObject({ notes: [], before: ['note'] });
});

it('keeps a note where it is while it is read', () => {
  const read = [shared('note', 'speak-ups', { read: true })];
  expect(grants(read, new Set(['note']))).toMatchObject({ notes: ['note'], before: [] });
});
