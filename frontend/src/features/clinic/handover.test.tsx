// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { getProposed, type Proposed } from '../../api/handovers';
import { loadCatalogues, t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import type { ClientCase } from './api';
import { HandingOver } from './handover';

vi.mock('../../api/handovers');

beforeAll(() => loadCatalogues('clinic', 'shell', 'errors', 'sharing'));
afterEach(cleanup);

const WAITS: Proposed = { id: 'h', to: 'Dr Erin', proposed_on: '2026-11-02', declined: false, closed: false };
const said = { to: WAITS.to, day: dayInWords(WAITS.proposed_on) };

test.each([
  ['waits', WAITS, () => t('clinic.handover_waits', said), false],
  ['was declined', { ...WAITS, declined: true }, () => t('clinic.handover_declined', said), true],
  ['waits no more, for its code is closed', { ...WAITS, closed: true }, () => t('clinic.handover_closed', said), true],
])('a proposal that %s says so, and another can be made where none waits', async (_, proposed, text, another) => {
  vi.mocked(getProposed).mockResolvedValue(proposed);
  render(<HandingOver one={{ care_link: 'link' } as ClientCase} name="Wren" />);
  fireEvent.click(screen.getByText(t('clinic.handover')));
  expect(await screen.findByText(text())).toBeTruthy();
  expect(screen.queryByLabelText(t('clinic.handover_code')) !== null).toBe(another);
  expect(screen.queryByText(t('clinic.handover_back')) === null).toBe(another);
});
