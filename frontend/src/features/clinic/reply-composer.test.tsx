// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ApiError, Offline } from '../../api/errors';
import { getOwnReply, type OwnReply, putReply } from '../../api/replies';
import { loadCatalogues, t } from '../../i18n';
import { VaultError } from '../../vault/errors';
import { runResets } from '../../vault/forget';
import { openOwnReply, sealReply } from '../../vault/replies';
import { getReplyDraft, putReplyDraft, type Sealed } from './api';
import { replyDraft } from './drafts';
import { askAhead, ReplyComposer } from './reply-composer';
import { Toasts } from '../../ui/toast';

vi.mock('../../api/replies', () => ({
  getStarters: async () => ({ acknowledgement: 'I hear that {…}', apology: '', clarification: '', invitation: '', hints: [] }),
  getOwnReply: vi.fn(),
  putReply: vi.fn(),
}));
vi.mock('./api', () => ({ getReplyDraft: vi.fn(async () => null), putReplyDraft: vi.fn(async () => null), getSuggestionDraft: vi.fn(), putSuggestionDraft: vi.fn() }));
vi.mock('../../vault/own-words', () => ({ openOwn: async (words: unknown) => words, sealOwn: async (words: unknown) => words }));
vi.mock('../../vault/open-vault', () => ({ requireVault: () => ({ owner: 'clinician' }) }));
// As if sealed: what is tried here is what stands on the screen.
vi.mock('../../vault/replies', () => ({ openOwnReply: vi.fn(), sealReply: vi.fn() }));

const HEARD = 'I looked at the clock.';
const TO = { about: 'about', client: 'client', x25519: 'key', wanted: true };
const reply = (sealed: object): OwnReply => ({ id: 'reply', sealed, sent_on: '2026-03-02' }) as OwnReply;
const draft = (words: object): Sealed => ({ words, revision: 4 }) as Sealed;
const button = (key: 'replying.anew' | 'replying.leave' | 'replying.send' | 'replying.replace' | 'clinic.draft_throw_away'): HTMLElement => screen.getByRole('button', { name: t(key) });
const field = (): HTMLTextAreaElement | null => document.querySelector('textarea');

beforeEach(async () => {
  await loadCatalogues('replying', 'speakup', 'clinic', 'shell', 'errors', 'sharing');
  vi.mocked(getOwnReply).mockRejectedValue(new ApiError(404, 'not_found', ''));
  vi.mocked(putReply).mockImplementation(async (_, { id }) => ({ ...reply({}), id }));
  vi.mocked(openOwnReply).mockImplementation(async (sealed) => sealed as never);
  vi.mocked(sealReply).mockImplementation(async (copy) => ({ copy, signature: '' }) as unknown as Awaited<ReturnType<typeof sealReply>>);
});

afterEach(async () => {
  cleanup();
  await runResets();
  vi.resetAllMocks();
});

test('once it is sent the form makes room for what was sent, which says so and has the focus', async () => {
  render(<ReplyComposer grant="sent" {...TO} />);
  await screen.findByText(t('replying.wanted'));
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: HEARD } });
  fireEvent.click(button('replying.send'));
  const said = await screen.findByText(t('replying.sent'));
  expect(document.activeElement?.contains(said)).toBe(true);
  expect(field()).toBe(null);
  expect(screen.getByText(HEARD)).toBeTruthy();
});

test('one that was sent before is folded, and what is begun in its place stays where it was typed', async () => {
  vi.mocked(getOwnReply).mockResolvedValue(reply({ acknowledgement: HEARD }));
  render(<ReplyComposer grant="before" {...TO} />);
  await screen.findByText(HEARD);
  expect(field()).toBe(null);
  expect(screen.queryByText(t('replying.sent'))).toBe(null);
  fireEvent.click(button('replying.anew'));
  expect(field()?.value).toBe(HEARD);
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: 'I was late.' } });
  fireEvent.click(button('replying.leave'));
  expect(field()).toBe(null);
  expect(screen.getByText(HEARD)).toBeTruthy();
  fireEvent.click(button('replying.anew'));
  expect(field()?.value).toBe('I was late.');
});

test('one that was sealed to keys that are lost is said to be there, and another can take its place', async () => {
  vi.mocked(openOwnReply).mockRejectedValueOnce(new VaultError('cannot_open'));
  vi.mocked(getOwnReply).mockResolvedValue(reply({ acknowledgement: HEARD }));
  render(<ReplyComposer grant="lost" {...TO} />);
  await screen.findByText(t('replying.sealed_lost'));
  fireEvent.click(button('replying.anew'));
  expect(field()?.value).toBe('');
});

test('what was asked for ahead stands with the first paint, and is not fetched twice', async () => {
  vi.mocked(getOwnReply).mockResolvedValue(reply({ acknowledgement: HEARD }));
  await askAhead({ grant: 'ahead', ...TO });
  render(<ReplyComposer grant="ahead" {...TO} />);
  expect(screen.getByText(HEARD)).toBeTruthy();
  await vi.waitFor(() => expect(screen.getByText(HEARD)).toBeTruthy());
  expect(getOwnReply).toHaveBeenCalledOnce();
});

test('promise 36: where it can\'t be fetched it says so, and is there once it is asked for again', async () => {
  vi.mocked(getOwnReply).mockRejectedValueOnce(new Offline());
  render(<ReplyComposer grant="away" {...TO} />);
  fireEvent.click(await screen.findByRole('button', { name: t('shell.try_again') }));
  await screen.findByText(t('replying.wanted'));
  expect(screen.queryByRole('alert')).toBe(null);
});

test('without an acknowledgement nothing goes, whatever else was written', async () => {
  vi.mocked(getReplyDraft).mockResolvedValue(draft({ apology: "I'm sorry." }));
  render(<ReplyComposer grant="unheard" {...TO} />);
  await screen.findByDisplayValue("I'm sorry.");
  fireEvent.click(button('replying.send'));
  await screen.findByText(t.of('replying.problem', 'needs_first'));
  expect([vi.mocked(sealReply).mock.calls, vi.mocked(putReply).mock.calls]).toEqual([[], []]);
});

test('one that could not go stays a form, with what was typed', async () => {
  vi.mocked(putReply).mockRejectedValue(new ApiError(409, 'reply_was_read', ''));
  render(<ReplyComposer grant="refused" {...TO} />);
  await screen.findByText(t('replying.wanted'));
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: HEARD } });
  fireEvent.click(button('replying.send'));
  await screen.findByText(t('errors.reply_was_read'));
  expect(field()?.value).toBe(HEARD);
});

test('promise 19: what was begun elsewhere stands there, is sent as it stands, and the server is told to let go of it', async () => {
  vi.mocked(getReplyDraft).mockResolvedValueOnce(draft({ acknowledgement: HEARD, apology: 'Sorry.' }));
  render(<ReplyComposer grant="elsewhere" {...TO} />);
  await screen.findByText(t('replying.wanted'));
  expect(Array.from(document.querySelectorAll('textarea'), ({ value }) => value)).toEqual([HEARD, 'Sorry.']);
  fireEvent.click(button('replying.send'));
  await screen.findByText(t('replying.sent'));
  expect(putReply).toHaveBeenCalledExactlyOnceWith('elsewhere', expect.objectContaining({ draft: 4 }));
  expect(putReplyDraft).not.toHaveBeenCalled();
});

test('promise 19: what was begun in the place of one that was sent is open, and thrown away that stands there again', async () => {
  vi.mocked(getOwnReply).mockResolvedValue(reply({ acknowledgement: HEARD }));
  vi.mocked(getReplyDraft).mockResolvedValueOnce(draft({ acknowledgement: 'I was late.' }));
  render(<ReplyComposer grant="anew" {...TO} />);
  await screen.findByRole('button', { name: t('replying.replace') });
  expect(field()?.value).toBe('I was late.');
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: '' } });
  expect(field()?.value, 'emptied to begin anew').toBe('');
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: 'I came late.' } });
  fireEvent.click(button('clinic.draft_throw_away'));
  await vi.waitFor(() => expect(field()?.value).toBe(HEARD));
  await vi.waitFor(() => expect(putReplyDraft).toHaveBeenCalledExactlyOnceWith('anew', { words: null, revision: 5 }));
});

test('what another page wrote is not sent before it was looked at', async () => {
  render(<ReplyComposer grant="two" {...TO} />);
  await screen.findByText(t('replying.wanted'));
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: HEARD } });
  vi.mocked(putReplyDraft).mockRejectedValueOnce(new ApiError(409, 'stale_revision', ''));
  vi.mocked(getReplyDraft).mockResolvedValueOnce(draft({ acknowledgement: 'I was late.' }));
  fireEvent.click(button('replying.send'));
  await screen.findByText(t('clinic.draft_changed'));
  expect(field()?.value).toBe(`I was late.\n\n${HEARD}`);
  expect(putReply).not.toHaveBeenCalled();
});

test('one that was sent, of which the draft did not hear, is no draft any more', async () => {
  vi.mocked(getOwnReply).mockResolvedValue(reply({ acknowledgement: HEARD }));
  vi.mocked(getReplyDraft).mockResolvedValueOnce(draft({ acknowledgement: HEARD }));
  render(<ReplyComposer grant="same" {...TO} />);
  await screen.findByRole('button', { name: t('replying.anew') });
  expect(field()).toBe(null);
});

test('promise 19: what is typed while it is being sealed is not taken for sent', async () => {
  let seal: () => void = () => undefined;
  vi.mocked(sealReply).mockImplementation(async (copy) => {
    await new Promise<void>((resolve) => (seal = resolve));
    return { copy, signature: '' } as unknown as Awaited<ReturnType<typeof sealReply>>;
  });
  render(<ReplyComposer grant="sealing" {...TO} />);
  await screen.findByText(t('replying.wanted'));
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: HEARD } });
  fireEvent.click(button('replying.send'));
  await vi.waitFor(() => expect(sealReply).toHaveBeenCalled());
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: `${HEARD} Sorry.` } });
  seal();
  await screen.findByText(t('replying.sent'));
  expect(putReply).toHaveBeenCalledExactlyOnceWith('sealing', expect.objectContaining({ copy: { acknowledgement: HEARD } }));
  expect(replyDraft('sealing').value.value).toEqual({ acknowledgement: `${HEARD} Sorry.` });
});

test('tried again it is the same reply, and with other words another', async () => {
  vi.mocked(putReply).mockRejectedValueOnce(new Offline()).mockRejectedValueOnce(new Offline());
  render(<ReplyComposer grant="again" {...TO} />);
  await screen.findByText(t('replying.wanted'));
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: HEARD } });
  for (const tries of [1, 2]) {
    fireEvent.click(button('replying.send'));
    await screen.findByText(t('shell.error_offline'));
    expect(putReply).toHaveBeenCalledTimes(tries);
  }
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: 'I was late.' } });
  fireEvent.click(button('replying.send'));
  await screen.findByText(t('replying.sent'));
  const [first, second, third] = vi.mocked(putReply).mock.calls.map(([, { id }]) => id);
  expect([second === first, third === first]).toEqual([true, false]);
});

test('one that another page sent stands there as sent, and is not sent again', async () => {
  vi.mocked(getReplyDraft).mockResolvedValueOnce(draft({ acknowledgement: HEARD }));
  render(<ReplyComposer grant="sent-elsewhere" {...TO} />);
  await screen.findByText(t('replying.wanted'));
  vi.mocked(putReply).mockRejectedValueOnce(new ApiError(409, 'stale_revision', ''));
  vi.mocked(getOwnReply).mockResolvedValue(reply({ acknowledgement: HEARD }));
  vi.mocked(getReplyDraft).mockResolvedValue(null);
  fireEvent.click(button('replying.send'));
  await screen.findByRole('button', { name: t('replying.anew') });
  expect(field()).toBe(null);
  expect(putReply).toHaveBeenCalledOnce();
});

test('promise 5: with the keys goes what would bring back what was thrown away', async () => {
  render(
    <>
      <ReplyComposer grant="undo" {...TO} />
      <Toasts />
    </>,
  );
  await screen.findByText(t('replying.wanted'));
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: HEARD } });
  fireEvent.click(button('clinic.draft_throw_away'));
  await screen.findByText(t('clinic.draft_thrown_away'));
  await runResets();
  await vi.waitFor(() => expect(screen.queryByText(t('clinic.draft_thrown_away'))).toBe(null));
});

test('one tried again whose place another page took shows what the client has', async () => {
  render(<ReplyComposer grant="late" {...TO} />);
  await screen.findByText(t('replying.wanted'));
  fireEvent.input(field() as HTMLTextAreaElement, { target: { value: HEARD } });
  vi.mocked(putReply).mockRejectedValueOnce(new Offline());
  fireEvent.click(button('replying.send'));
  await screen.findByRole('alert');
  // Another page replaced it meanwhile, and the server answers with the one there is.
  const other = { ...reply({ acknowledgement: 'What the other page sent.' }), id: 'other' } as OwnReply;
  vi.mocked(putReply).mockResolvedValue(other);
  vi.mocked(getOwnReply).mockResolvedValue(other);
  fireEvent.click(button('replying.send'));
  await vi.waitFor(() => expect(field()).toBe(null));
  expect(document.body.textContent).toContain('What the other page sent.');
  expect(screen.queryByText(HEARD)).toBe(null);
});
