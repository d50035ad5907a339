// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import type * as Api from '../../../api/reminders';
import { reminders, type Reminder, resumeReminder } from '../../../api/reminders';
import { loadCatalogues, t } from '../../../i18n';
import { Resting } from './resting';

vi.mock('../../../api/reminders', async (actual) => ({ ...(await actual<typeof Api>()), resumeReminder: vi.fn() }));

const one = (id: string, status: Reminder['status']): Reminder => ({ id, status }) as Reminder;

beforeAll(() => loadCatalogues('shell', 'reminders', 'today'));
afterEach(() => {
  cleanup();
  vi.mocked(resumeReminder).mockReset();
});

test('promise 24: one that went quiet wakes by being asked for, and by nothing else', async () => {
  reminders.value = [one('a', 'resting'), one('b', 'active'), one('c', 'paused'), one('d', 'resting')];
  render(<Resting />);
  await new Promise((done) => setTimeout(done));
  fireEvent.click(screen.getByRole('button', { name: t('reminders.resting_no') }));
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
  expect(resumeReminder).not.toHaveBeenCalled();
  cleanup();
  render(<Resting />);
  fireEvent.click(screen.getByRole('button', { name: t('reminders.resting_yes') }));
  await waitFor(() => expect(vi.mocked(resumeReminder).mock.calls).toEqual([['a'], ['d']]));
});
