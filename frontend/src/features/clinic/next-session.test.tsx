// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Offline } from '../../api/errors';
import { call } from '../../api/transport';
import { loadCatalogues } from '../../i18n';
import type { ClientCase } from './api';
import { NextSession } from './next-session';

vi.mock('../../api/transport', () => ({ call: vi.fn() }));

const HELD = '2026-06-02T10:00:00Z';

beforeEach(() => loadCatalogues('clinic', 'shell'));
afterEach(cleanup);

test('to leave one out names the one that was meant, so that asking again leaves no other one out', async () => {
  vi.mocked(call).mockRejectedValueOnce(new Offline()).mockResolvedValue(undefined);
  const changed = vi.fn();
  render(<NextSession one={{ care_link: 'link', next_session_at: HELD, every_weeks: 1 } as ClientCase} changed={changed} />);
  const skip = screen.getByRole('button', { name: 'Leave this one out', hidden: true });
  fireEvent.click(skip);
  await vi.waitFor(() => expect(document.body.textContent).toContain('There is no connection'));
  fireEvent.click(skip);
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
  const said = { body: { next_session_at: null, every_weeks: undefined, leaving_out: HELD } };
  expect(vi.mocked(call).mock.calls).toEqual(Array(2).fill(['PUT', '/api/v1/clinic/clients/link/next-session', said]));
});
