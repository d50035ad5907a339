// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ApiError, Offline } from '../../../api/errors';
import { putSuggestion } from '../../../api/suggestions';
import { loadCatalogues, t } from '../../../i18n';
import { runResets } from '../../../vault/forget';
import { sealSuggestion } from '../../../vault/suggestions';
import { type ClientCase, getSuggestionDraft, putSuggestionDraft, type Sealed } from '../api';
import { suggestionDraft } from '../drafts';
import { Composer } from './composer';

vi.mock('../../../api/suggestions', () => ({ putSuggestion: vi.fn() }));
vi.mock('../api', () => ({ getReplyDraft: vi.fn(), putReplyDraft: vi.fn(), getSuggestionDraft: vi.fn(async () => null), putSuggestionDraft: vi.fn(async () => null) }));
vi.mock('../caseload', () => ({ loadCaseload: async () => undefined }));
vi.mock('../../../vault/open-vault', () => ({ requireVault: () => ({ owner: 'clinician' }) }));
// As if sealed: what is tried here is what is sent, and under which id.
vi.mock('../../../vault/own-words', () => ({ openOwn: async (words: unknown) => words, sealOwn: async (words: unknown) => words }));
vi.mock('../../../vault/suggestions', () => ({ sealSuggestion: vi.fn() }));

const ONE = { care_link: 'link', introduction: { client: 'client', client_public_keys: { x25519: 'key' } } } as ClientCase;
const field = (): HTMLTextAreaElement => screen.getByLabelText(t('clinic.suggesting_text_noticed'));
const send = (): boolean => fireEvent.click(screen.getByRole('button', { name: t('clinic.suggesting_send') }));
const type = (text: string): boolean => fireEvent.input(field(), { target: { value: text } });
const ids = (): readonly string[] => vi.mocked(putSuggestion).mock.calls.map(([, id]) => id);
const texts = (): readonly unknown[] => vi.mocked(putSuggestion).mock.calls.map(([, , { copy }]) => (copy as unknown as { text: string }).text);
const sendings = (count: number): Promise<void> => vi.waitFor(() => expect(putSuggestion).toHaveBeenCalledTimes(count));

type Sent = Awaited<ReturnType<typeof sealSuggestion>>;

beforeEach(async () => {
  await loadCatalogues('clinic', 'shell', 'errors');
  vi.mocked(sealSuggestion).mockImplementation(async (copy) => ({ copy, signature: '' }) as unknown as Sent);
  vi.mocked(putSuggestion).mockResolvedValue({} as Awaited<ReturnType<typeof putSuggestion>>);
});

afterEach(async () => {
  cleanup();
  await runResets();
  vi.clearAllMocks();
});

test('promise 19: what was begun elsewhere stands there, and once it is sent the form is blank', async () => {
  vi.mocked(getSuggestionDraft).mockResolvedValueOnce({ words: { form: 'noticed', text: 'You asked for a break.', practice: 'kind_minute' } as unknown as Sealed['words'], revision: 9 });
  await suggestionDraft('link').open();
  render(<Composer one={ONE} sent={() => undefined} />);
  expect(field().value).toBe('You asked for a break.');
  send();
  await sendings(1);
  expect(putSuggestion).toHaveBeenCalledWith('link', expect.any(String), expect.objectContaining({ draft: 9 }));
  await vi.waitFor(() => expect(field().value).toBe(''));
  expect(putSuggestionDraft).not.toHaveBeenCalled();
});

test('tried again it is the same suggestion; with what another page wrote it is another', async () => {
  render(<Composer one={ONE} sent={() => undefined} />);
  type('You asked for a break.');
  vi.mocked(putSuggestion).mockRejectedValueOnce(new Offline()).mockRejectedValueOnce(new Offline());
  send();
  await screen.findByText(t('shell.error_offline'));
  send();
  await sendings(2);
  expect(ids()[1]).toBe(ids()[0]);
  await screen.findByText(t('shell.error_offline'));

  type('You asked for a break. Twice.');
  vi.mocked(putSuggestionDraft).mockRejectedValueOnce(new ApiError(409, 'stale_revision', ''));
  vi.mocked(getSuggestionDraft).mockResolvedValueOnce({ words: { form: 'noticed', text: 'You took your time.', practice: 'kind_minute' } as unknown as Sealed['words'], revision: 9 });
  send();
  await screen.findByText(t('clinic.draft_changed'));
  expect(ids().length).toBe(2);
  send();
  await sendings(3);
  expect(new Set(ids()).size).toBe(2);
  expect(texts()[2]).toContain('You took your time.');
});

test('promise 19: what is typed while it is being sealed is not taken for sent', async () => {
  let seal: () => void = () => undefined;
  vi.mocked(sealSuggestion).mockImplementation(async (copy) => {
    await new Promise<void>((resolve) => (seal = resolve));
    return { copy, signature: '' } as unknown as Sent;
  });
  render(<Composer one={ONE} sent={() => undefined} />);
  type('You asked for a break.');
  send();
  await vi.waitFor(() => expect(sealSuggestion).toHaveBeenCalled());
  type('You asked for a break. Twice.');
  seal();
  await sendings(1);
  expect(texts()).toEqual(['You asked for a break.']);
  expect(field().value).toBe('You asked for a break. Twice.');
});

test('one that another page sent is said to be, and is not sent again', async () => {
  const sent = vi.fn();
  vi.mocked(getSuggestionDraft).mockResolvedValueOnce({ words: { form: 'noticed', text: 'You asked for a break.', practice: 'kind_minute' } as unknown as Sealed['words'], revision: 9 });
  await suggestionDraft('link').open();
  render(<Composer one={ONE} sent={sent} />);
  vi.mocked(putSuggestion).mockRejectedValueOnce(new ApiError(409, 'stale_revision', ''));
  send();
  await screen.findByText(t('clinic.draft_gone'));
  expect([field().value, sent.mock.calls.length]).toEqual(['', 1]);
});

test('one that was taken back meanwhile is said to be, what was typed stays, and sent once more it is another', async () => {
  render(<Composer one={ONE} sent={() => undefined} />);
  type('You asked for a break.');
  vi.mocked(putSuggestion).mockRejectedValueOnce(new ApiError(409, 'offered_before', ''));
  send();
  await screen.findByText(t('errors.offered_before'));
  expect(field().value).toBe('You asked for a break.');
  send();
  await sendings(2);
  expect(ids()[1]).not.toBe(ids()[0]);
  expect(texts()[1]).toBe('You asked for a break.');
});
