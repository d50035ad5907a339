import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { SharedContent } from '../../entries/shared/content';
import { type ClientCase, getClient, type SharedItem } from './api';
import { fetchClient } from './client';
import { runResets } from '../../vault/forget';
import { gone, lookAt, open, opened, putAway } from './opened';
import { openShared } from './opening';
import { readyReply } from './reply-room';

vi.mock('./opening', () => ({ openShared: vi.fn(), openAliasOf: async () => null }));
vi.mock('./reply-room', () => ({ readyReply: vi.fn(async () => undefined) }));
vi.mock('./api');
vi.mock('../../entries/shared/shareable', () => ({ readFieldsOf: async () => ({}) }));

const one = { care_link: 'link' } as ClientCase;
const item = { grant: 'grant', kind: 'repairs', about: 'as it was' } as SharedItem;
const CONTENT = { columns: {}, answers: {}, words: {} } as SharedContent;

beforeEach(() => {
  vi.mocked(openShared).mockReset().mockResolvedValue(CONTENT);
  lookAt('link');
});
afterEach(() => lookAt(null));

// Each reading is a line in the client's log.
test('promise 13: a tap on what is being opened with others already, or was, reads nothing twice', async () => {
  await Promise.all([open(one, item, false), open(one, item, true)]);
  await open(one, item, true);
  expect(openShared).toHaveBeenCalledOnce();
  expect([...opened.value.keys()]).toEqual(['grant']);
});

test('to read again what was put away is to read, and what could not be opened can be tried again', async () => {
  vi.mocked(openShared).mockRejectedValueOnce(new Error('offline'));
  await expect(open(one, item, false)).rejects.toThrow('offline');
  await open(one, item, false);
  putAway('grant');
  expect(opened.value.size).toBe(0);
  await open(one, item, false);
  expect(openShared).toHaveBeenCalledTimes(3);
  await open(one, { ...item, about: 'a newer revision of it' }, false);
  expect(openShared).toHaveBeenCalledTimes(4);
});

test('what came again in a newer copy is not shown as it was before, and is new to its reader', async () => {
  await open(one, item, false);
  const page = (care_link: string, about: string): void => void vi.mocked(getClient).mockResolvedValueOnce({ care_link, introduction: {}, shared: [{ ...item, about }] } as unknown as ClientCase);
  page('link', item.about);
  await fetchClient('link');
  expect(opened.value.size).toBe(1);
  page('link', 'as it is');
  await fetchClient('link');
  expect([opened.value.size, gone.value]).toEqual([0, []]); // nobody took it back
});

test('promise 5: what was opened leaves with the keys', async () => {
  await open(one, item, false);
  await runResets();
  expect(opened.value.size).toBe(0);
});

test('an answer for a client who is looked at no more is for nobody', async () => {
  let answer: (content: SharedContent) => void = () => undefined;
  vi.mocked(openShared).mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  const way = open(one, item, false);
  await vi.waitFor(() => expect(openShared).toHaveBeenCalled());
  lookAt('another');
  answer(CONTENT);
  await way;
  expect(opened.value.size).toBe(0);
});

test('it stands there with what a reply to it is written with, which would push it down if it came later', async () => {
  let ready: () => void = () => undefined;
  vi.mocked(readyReply).mockImplementationOnce(() => new Promise((resolve) => (ready = resolve)));
  const way = open(one, item, true);
  await vi.waitFor(() => expect(openShared).toHaveBeenCalled());
  await new Promise((done) => setTimeout(done));
  expect(opened.value.size).toBe(0);
  ready();
  await way;
  expect(opened.value.size).toBe(1);
});
