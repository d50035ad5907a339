import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ours } from '../../api/testing/ours';
import { loadCatalogues, t } from '../../i18n';
import { confirmWithServer } from '../../session/close';
import { showToast } from '../../ui';
import { vault } from '../../vault/open-vault';
import * as api from './api';

vi.mock('../../session/close', () => ({ confirmWithServer: vi.fn() }));
vi.mock('../../ui', () => ({ showToast: vi.fn() }));

const REFUSED = JSON.stringify({ error: { code: 'not_authenticated', message: '' } });

let keys: unknown;

beforeEach(async () => {
  await loadCatalogues('clinic');
  keys = {};
  vi.spyOn(vault, 'peek').mockImplementation(() => keys as ReturnType<typeof vault.peek>);
  vi.mocked(confirmWithServer).mockImplementation(async () => void (keys = null));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const CALLS: Record<string, () => Promise<unknown>> = {
  ask: () => api.ask('GET', '/api/v1/clinic/caseload'),
  getCaseload: () => api.getCaseload(),
  getIntroductions: () => api.getIntroductions(['a']),
  putRoster: () => api.putRoster({} as api.Sealed),
  getHeartbeat: () => api.getHeartbeat('a'),
  getClient: () => api.getClient('a'),
  putMemo: () => api.putMemo('a', {} as api.Sealed),
  getReplyDraft: () => api.getReplyDraft('a'),
  putReplyDraft: () => api.putReplyDraft('a', {} as api.NewSealed),
  getSuggestionDraft: () => api.getSuggestionDraft('a'),
  putSuggestionDraft: () => api.putSuggestionDraft('a', {} as api.NewSealed),
  markReviewed: () => api.markReviewed({ care_link: 'a' }),
  getSharedCopy: () => api.getSharedCopy({ grant: 'a', about: 'first' }),
  putNextSession: () => api.putNextSession('a', { next_session_at: null, every_weeks: 0, leaving_out: undefined, last_took_place: undefined, before: { next_session_at: null, every_weeks: 1 } }),
  getInvitations: () => api.getInvitations(),
  createInvitation: () => api.createInvitation({} as api.NewInvitation),
  deleteInvitation: () => api.deleteInvitation('a'),
  getAway: () => api.getAway(),
  putAway: () => api.putAway(null, null),
  leavePractice: () => api.leavePractice('a'),
  endCareLink: () => api.endCareLink('a'),
  getOpened: () => api.getOpened('a'),
  getLimits: () => api.getLimits(),
  putLimits: () => api.putLimits({ text: '', signature: '', before: '' }),
};

test('each call of the clinic is among them', () => {
  expect(Object.keys(CALLS).sort()).toEqual(Object.keys(api).sort());
});

test.each(Object.keys(CALLS))('a session that the server has ended takes the keys and the screen with it, and says why: %s', async (name) => {
  vi.stubGlobal('fetch', async () => ours(new Response(REFUSED, { status: 401 })));
  await expect(CALLS[name]?.()).rejects.toMatchObject({ status: 401 });
  expect(keys).toBeNull();
  expect(showToast).toHaveBeenCalledExactlyOnceWith({ text: t('clinic.over'), seconds: 30 });
  vi.mocked(showToast).mockClear();
});
