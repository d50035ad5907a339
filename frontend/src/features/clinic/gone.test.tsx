// @vitest-environment happy-dom
import type { Signal } from '@preact/signals';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import type { ClientCase, SharedItem } from './api';
import { Changed, Gone } from './gone';
import { changed, gone } from './opened';
import { Review } from './review';

vi.mock('./opened', async () => ({ gone: (await import('@preact/signals')).signal([]), changed: (await import('@preact/signals')).signal([]) }));
vi.mock('./api', () => ({ markReviewed: vi.fn() }));
vi.mock('./titles', () => ({ titleOf: () => 'Repair' }));

const BACK = '2026-07-01T00:00:00Z';
const OVER = '2026-06-15T00:00:00Z';

beforeEach(async () => {
  await loadCatalogues('clinic');
  vi.useFakeTimers({ now: new Date('2026-06-15T09:00:00Z') });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const ONE = { care_link: 'link', review: [{ reason: 'consent_changed', on: '2026-06-15' }] } as unknown as ClientCase;

/** What stands there for shares that left while they ran until these days. */
function said(...until: readonly string[]): string {
  cleanup();
  (gone as Signal<readonly SharedItem[]>).value = until.map((day) => ({ grant: day, kind: 'repairs', shared_on: '2026-05-01', until: day }) as SharedItem);
  return render(
    <>
      <Review one={ONE} changed={() => undefined} />
      <Gone one={ONE} changed={() => undefined} />
    </>,
  ).container.textContent ?? '';
}

test('promise 12: what was taken back is said to be, and what ran until today is not', () => {
  expect(said(BACK)).toContain(t('clinic.gone_title'));
  expect(said(OVER)).toContain(t('clinic.gone_over_title'));
  expect(said(OVER)).not.toContain(t('clinic.gone_title'));
  expect(said(BACK, OVER)).toContain(t('clinic.gone_title'));
  expect(said()).not.toContain(t('clinic.gone_title'));
});

test('promise 12: what left for another reason, such as a consent that rests, is not said to have been taken back', () => {
  (gone as Signal<readonly SharedItem[]>).value = [{ grant: 'g', kind: 'repairs', shared_on: '2026-05-01', until: BACK } as SharedItem];
  const text = render(<Gone one={{ ...ONE, review: [] }} changed={() => undefined} />).container.textContent;
  expect(text).toContain(t('clinic.gone_closed_title'));
  expect(text).not.toContain(t('clinic.gone_title'));
});

test('one thing that was taken back is said once, and seen once', () => {
  expect(said(BACK)).not.toContain(t('clinic.consent_changed_title'));
  for (const there of [said(BACK), said(OVER), said()]) expect(there.split(t('clinic.seen'))).toHaveLength(2);
  expect(said(OVER)).toContain(t('clinic.consent_changed_title'));
  expect(said()).toContain(t('clinic.consent_changed_title'));
});

test('what the client changed is named, and nobody is said to have taken anything back', () => {
  (changed as Signal<readonly SharedItem[]>).value = [{ grant: 'one', kind: 'repairs', shared_on: '2026-06-15' } as SharedItem];
  const said = render(<Changed />).container.textContent;
  expect(said).toContain(t('clinic.changed_title'));
  expect(said).toContain('Repair, shared on June 15');
  expect(said).not.toContain(t('clinic.gone_title'));
});
