// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { ours } from '../api/testing/ours';
import { ROLE } from '../api/vocabularies/role';
import FeedbackPage from '../features/feedback/routes';
import { HelpPage } from '../features/help/help-page';
import { loadCatalogues, t } from '../i18n';
import { setSession, setSignedOut } from '../session/state';
import { freshApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { featuresOf } from './features';

const sealed = vi.hoisted(() => [] as string[]);
const DAYS = 9;
let key: string | null = 'a key';
let sent: { readonly method: string; readonly cookies: RequestCredentials | undefined; readonly body: string }[] = [];
vi.mock('../vault/hpke', () => ({
  sealToReader: async (bytes: Uint8Array) => {
    sealed.push(new TextDecoder().decode(bytes));
    return { enc: 'e', ct: 'c' };
  },
}));

type Who = (typeof ROLE)[number] | undefined;
const EVERYBODY: readonly Who[] = [undefined, ...ROLE];

async function be(role: Who): Promise<void> {
  if (role === undefined) return setSignedOut();
  await freshApp();
  setSession({ state: 'open', user: { id: 'wren', username: 'wren-and-otter', role, second_factor: 'none' } });
}

beforeEach(async () => {
  key = 'a key';
  sealed.length = 0;
  sent = [];
  await loadCatalogues('feedback', 'help', 'exit', 'shell');
});

afterEach(() => {
  cleanup();
  closeVault();
  setSignedOut();
  vi.unstubAllGlobals();
});

describe.each(EVERYBODY)('promise 42: what felt bad, told by %s', (role) => {
  beforeEach(async () => {
    await be(role);
    vi.stubGlobal('fetch', async (request: Request, init?: RequestInit) => {
      expect(new URL(request.url).pathname).toBe('/api/v1/feedback');
      sent.push({ method: request.method, cookies: init?.credentials ?? request.credentials, body: await request.text() });
      return ours(request.method === 'GET' ? Response.json({ key, read_within_days: DAYS }) : new Response(null, { status: 204 }));
    });
  });

  test('is reached from Help now', () => {
    expect(featuresOf(role).map(({ at }) => at)).toEqual(expect.arrayContaining(['/help', '/tell']));
    render(<LocationProvider><HelpPage /></LocationProvider>);
    expect(screen.getByRole('link', { name: t('help.tell') }).getAttribute('href')).toBe('/tell');
  });

  test('carries what was said and nothing of who said it, and says before and after what happens next', async () => {
    render(<LocationProvider><FeedbackPage /></LocationProvider>);
    const next = t('feedback.next_read', { days: DAYS });
    expect(next).toContain(String(DAYS));
    await screen.findByText(next);
    expect(screen.getByText(t('feedback.next'))).toBeTruthy();
    expect(screen.getByText(/goes out without your sign-in/)).toBeTruthy();
    const fields = [...document.querySelectorAll<HTMLInputElement>('main input, form input, form textarea, form select')];
    expect(fields.filter(({ type }) => type !== 'radio').map(({ type }) => type)).toEqual(['textarea', 'checkbox']);
    expect(fields.filter(({ checked, value, type }) => checked || (type === 'textarea' && value !== ''))).toEqual([]);
    fireEvent.input(screen.getByLabelText(t('feedback.text')), { target: { value: 'It scolded me. ' } });
    fireEvent.click(screen.getByRole('button', { name: t('feedback.send') }));
    await screen.findByText(t('feedback.sent_next', { days: DAYS }));
    expect(t('feedback.sent_next', { days: DAYS })).toMatch(new RegExp(`read within ${DAYS} days`));
    expect(JSON.parse(sealed[0] ?? '')).toEqual({ about: null, text: 'It scolded me.', wants_answer: false });
    expect(new Set(sent.map(({ cookies }) => cookies))).toEqual(new Set(['omit']));
    expect(sent.filter(({ method }) => method !== 'GET').map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ enc: 'e', ct: 'c' }]);
  });

  test('says so where nobody reads it, and takes nothing', async () => {
    key = null;
    render(<LocationProvider><FeedbackPage /></LocationProvider>);
    expect(await screen.findByText(t('feedback.nobody'))).toBeTruthy();
    await waitFor(() => expect(document.querySelector('form')).toBeNull());
  });
});
