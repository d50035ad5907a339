// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import type { JSX } from 'preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { getReplies, markReplyRead, type ReplyWaits, type SentReply } from '../../api/replies';
import { getGrants, type Grant, revokeGrant } from '../../api/sharing';
import { fetchLinks, type OwnLink } from '../../entries/shared/links';
import { repliesIn } from '../../entries/speak-ups/reply-read';
import { changeSpeakUp, type Content, type ReplyContent } from '../../entries/speak-ups/speak-up';
import { loadCatalogues, t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { Toasts } from '../../ui/toast';
import { openReply } from '../../vault/replies';
import { closeVault } from '../../vault/open-vault';
import { BeyondPage } from './beyond-page';
import { SpeakUpPage } from './speak-up-page';

vi.mock('../../api/sharing', async (original) => ({ ...(await original<object>()), getGrants: vi.fn(async () => []), revokeGrant: vi.fn() }));
vi.mock('../../api/replies');
vi.mock('../../entries/shared/links');
vi.mock('../../vault/care-link', () => ({ accepted: async () => ({ keys: {}, earlier: [] }) }));
vi.mock('../../vault/headers', async (original) => ({ ...(await original<object>()), isAbout: async () => true }));
vi.mock('../../vault/replies');

const UNTIL = '2099-04-06T00:00:00Z';
const link = (id: string, display_name: string): OwnLink => ({ id, alias_copy: {}, clinician: { id: `of ${id}`, display_name, practice: 'Harbour', response_window: 'soon', away: null }, ended_at: null }) as unknown as OwnLink;
const grant = (over: Partial<Grant>): Grant => ({ id: 'g', care_link: 'l', kind: 'speak-ups', entry: 's', level: 'full', from_at: '2026-01-06T09:00:00Z', until: UNTIL, state: 'live', opened_at: null, ...over }) as Grant;

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('speakup', 'sharing', 'shell', 'safety', 'help');
  vi.mocked(fetchLinks).mockResolvedValue([link('l', 'Dr Vogt'), link('m', 'Dr Okafor')]);
  vi.mocked(getReplies).mockResolvedValue([]);
  vi.mocked(getGrants).mockResolvedValue([]);
});
afterEach(async () => {
  cleanup();
  await entries.settled();
  await closeVault();
});

function written(answers: Content['answers'], words: Content['words'] = { happened: 'The clock.' }): void {
  changeSpeakUp('s', { columns: { status: 'kept' }, answers: { bringing: 'read_it_before', reply_is_fine: true, ...answers }, words });
}

function drawn(page: JSX.Element): void {
  render(<LocationProvider>{page}</LocationProvider>);
}

describe('promise 11: what is open to a therapist is said, also once it was called more than a misunderstanding', () => {
  test.each([
    ['on its page', <SpeakUpPage id="s" />],
    ['where people outside the practice are named', <BeyondPage id="s" />],
  ])('%s', async (_, page) => {
    written({ what: ['tone', 'beyond'] });
    vi.mocked(getGrants).mockResolvedValue([grant({})]);
    drawn(page);
    expect(await screen.findByText(t('speakup.given_before', { name: 'Dr Vogt' }))).toBeTruthy();
    expect(screen.getByText(t('speakup.shared_with', { name: 'Dr Vogt', day: dayInWords(UNTIL) }))).toBeTruthy();
    expect(screen.getByRole('button', { name: t('speakup.take_back') })).toBeTruthy();
    expect(screen.queryByText(t('speakup.beyond_stays'))).toBeNull();
  });

  test('and nothing is said of it where nothing is', async () => {
    written({ what: ['beyond'] });
    drawn(<BeyondPage id="s" />);
    expect(await screen.findByText(t('speakup.beyond_stays'))).toBeTruthy();
    expect(screen.queryByText(t('speakup.given_before', { name: 'Dr Vogt' }))).toBeNull();
  });
});

test('promise 12: a share that rests was not taken back, and can be', async () => {
  written({});
  vi.mocked(getGrants).mockResolvedValue([grant({ state: 'paused' })]);
  drawn(<SpeakUpPage id="s" />);
  expect(await screen.findByText(t('speakup.paused', { name: 'Dr Vogt' }))).toBeTruthy();
  expect(screen.getByRole('button', { name: t('speakup.take_back') })).toBeTruthy();
  expect(screen.queryByText(t('speakup.taken_back'))).toBeNull();
});

test.each([
  ['over', null, 'speakup.is_over'],
  ['over', '2026-01-07T09:00:00Z', 'speakup.is_over_read'],
  ['revoked', null, 'speakup.taken_back'],
  ['revoked', '2026-01-07T09:00:00Z', 'speakup.taken_back_read'],
] as const)('promise 12: what became of a share is said as it is: %s, opened %s', async (state, opened_at, said) => {
  written({});
  vi.mocked(getGrants).mockResolvedValue([grant({ state, opened_at })]);
  drawn(<SpeakUpPage id="s" />);
  expect(await screen.findByText(t(said, { day: opened_at ? dayInWords(opened_at) : '' }))).toBeTruthy();
});

test('promise 12: shared twice with one therapist it stands there once, and all of it is taken back', async () => {
  const day = '2026-01-07T09:00:00Z';
  written({});
  vi.mocked(getGrants).mockResolvedValue([grant({ id: 'new' }), grant({ id: 'old', opened_at: day }), grant({ id: 'other', care_link: 'm' })]);
  vi.mocked(revokeGrant).mockImplementation(async (id) => grant({ id, state: 'revoked', opened_at: id === 'old' ? day : null }));
  drawn(
    <>
      <SpeakUpPage id="s" />
      <Toasts />
    </>,
  );
  const ways = await screen.findAllByRole('button', { name: t('speakup.take_back') });
  expect(ways).toHaveLength(2);
  fireEvent.click(ways[0] ?? expect.fail());
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: t('speakup.take_back') }));
  expect(await screen.findByText(t('speakup.taken_back_read', { day: dayInWords(day) }))).toBeTruthy();
  expect(vi.mocked(revokeGrant).mock.calls).toEqual([['new'], ['old']]);
});

describe('each reply can be read, whichever share it came by', () => {
  const reply = (id: string, care_link: string, was_read: boolean): ReplyWaits => ({ id, care_link, grant: `of ${id}`, entry: 's', entry_revision: 1, about: '', sent_at: '', was_read });
  const says = (acknowledgement: string): void => {
    vi.mocked(markReplyRead).mockImplementation(async (id) => ({ ...reply(id, '', true) }) as SentReply);
    vi.mocked(openReply).mockResolvedValue({ acknowledgement } as ReplyContent);
  };
  const row = (name: string): Promise<HTMLElement> => screen.findByText(t('speakup.read_reply', { name }));
  const kept = (): unknown => repliesIn(entries.find('speak-ups', 's') ?? expect.fail()).map(({ from, reply: { acknowledgement } }) => [from, acknowledgement]);

  test('a second one, while the first stays', async () => {
    written({}, { happened: 'The clock.', reply_from: 'Dr Vogt', reply_acknowledgement: 'I looked at it.', reply_apology: 'Sorry.' });
    vi.mocked(getReplies).mockResolvedValue([reply('two', 'm', false), reply('one', 'l', true)]);
    says('I hear you.');
    drawn(<SpeakUpPage id="s" />);
    fireEvent.click(await row('Dr Okafor'));
    expect(await screen.findByText('I hear you.')).toBeTruthy();
    for (const text of ['I looked at it.', 'Sorry.']) expect(screen.getByText(text)).toBeTruthy();
    expect(kept()).toEqual([['Dr Okafor', 'I hear you.'], ['Dr Vogt', 'I looked at it.']]);
    expect(screen.queryByText(t('speakup.read_reply', { name: 'Dr Vogt' }))).toBeNull(); // it is kept
  });

  test('one that was kept already is not kept twice', async () => {
    written({}, { happened: 'The clock.', reply_from: 'Dr Vogt', reply_acknowledgement: 'I looked at it.' });
    vi.mocked(getReplies).mockResolvedValue([reply('one', 'l', false)]);
    says('I looked at it.');
    drawn(<SpeakUpPage id="s" />);
    fireEvent.click(await row('Dr Vogt'));
    await vi.waitFor(() => expect(openReply).toHaveBeenCalled());
    expect(kept()).toEqual([['Dr Vogt', 'I looked at it.']]);
  });

  test('one that was read where nothing could be kept of it', async () => {
    written({});
    vi.mocked(getReplies).mockResolvedValue([reply('one', 'l', true)]);
    drawn(<SpeakUpPage id="s" />);
    expect(await row('Dr Vogt')).toBeTruthy();
  });
});
