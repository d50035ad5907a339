// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { REPAIR_OUTCOME, type RepairOutcome } from '../../api/vocabularies/repair-outcome';
import { loadCatalogues, t } from '../../i18n';
import { Care, HARD } from './care';

beforeEach(() => loadCatalogues('practice', 'shell'));
afterEach(cleanup);

/** The sentences that meet an ending, as they stand on the screen. */
function said(outcome: RepairOutcome): string {
  const { container, unmount } = render(<Care outcome={outcome} />);
  const text = container.querySelector('p:not(.callout-title)')?.textContent ?? '';
  unmount();
  return text;
}

describe('promise 41: every ending is met', () => {
  test('each one with words of its own', () => {
    const texts = REPAIR_OUTCOME.map(said);
    expect(texts).not.toContain('');
    expect(new Set(texts).size).toBe(REPAIR_OUTCOME.length);
  });

  test('a hard one with no fewer than any other', () => {
    const most = Math.max(...REPAIR_OUTCOME.filter((outcome) => !HARD.includes(outcome)).map((outcome) => said(outcome).length));
    for (const outcome of HARD) expect(said(outcome).length).toBeGreaterThanOrEqual(most);
  });

  test.each(['not_safe_to_repair', 'got_worse'] as const)('%s has help beside it', (outcome) => {
    render(<Care outcome={outcome} />);
    expect(screen.getByRole('link', { name: t('shell.help_now') }).getAttribute('href')).toBe('/help');
    expect(screen.getByText(t('practice.not_safe_title'))).toBeTruthy();
  });

  test('nothing is said where nothing was answered', () => {
    const { container } = render(<Care outcome={undefined} />);
    expect(container.textContent).toBe('');
  });
});
