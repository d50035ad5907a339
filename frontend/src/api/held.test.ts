import { beforeEach, describe, expect, test, vi } from 'vitest';

import { ours } from './testing/ours';
import { runResets } from '../vault/forget';
import { changeReminder, createReminder, deleteReminder, followZone, loadReminders, pauseReminder, type Reminder, type ReminderInput, reminders, resumeReminder } from './reminders';

type Asked = { readonly said: string; readonly answer: (body: unknown, status?: number) => void };

/** A server that answers when the test says so. */
function heldBack(): { readonly next: (said: string) => Promise<Asked> } {
  const waiting: Asked[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    return new Promise<Response>((resolve) => {
      const said = `${request.method} ${new URL(request.url).pathname}`;
      waiting.push({ said, answer: (body, status = 200) => resolve(ours(new Response(status === 204 ? null : JSON.stringify(body), { status }))) });
    });
  });
  const next = async (said: string): Promise<Asked> => {
    await vi.waitFor(() => expect(waiting.map((one) => one.said)).toContain(said));
    return waiting.splice(waiting.findIndex((one) => one.said === said), 1)[0] as Asked;
  };
  return { next };
}

const reminder = (id: string, more: Partial<Reminder> = {}): Reminder => ({ ...({ id, content: 'affirmation', window_start: '10:00' } as Reminder), status: 'active', ...more });
const ids = (): readonly string[] | undefined => reminders.value?.map(({ id }) => id);
const input = {} as ReminderInput;
const one = reminder('1');

beforeEach(async () => {
  await runResets();
});

const WRITES: readonly (readonly [string, () => Promise<unknown>, string, unknown, readonly Reminder[]])[] = [
  ['made', () => createReminder(input), 'POST /api/v1/reminders', reminder('2'), [one, reminder('2')]],
  ['changed', () => changeReminder('1', input), 'PUT /api/v1/reminders/1', reminder('1', { window_start: '12:00' }), [reminder('1', { window_start: '12:00' })]],
  ['deleted', () => deleteReminder('1'), 'DELETE /api/v1/reminders/1', undefined, []],
  ['paused', () => pauseReminder('1', 'week'), 'POST /api/v1/reminders/1/pause', reminder('1', { status: 'paused' }), [reminder('1', { status: 'paused' })]],
  ['resumed', () => resumeReminder('1'), 'POST /api/v1/reminders/1/resume', reminder('1', { times_a_week: 2 }), [reminder('1', { times_a_week: 2 })]],
  ['moved', () => followZone('UTC', null), 'PATCH /api/v1/reminders/timezone', { results: [reminder('1', { timezone: 'UTC' })] }, [reminder('1', { timezone: 'UTC' })]],
];

describe('a list that was read before a write ended', () => {
  test.each(WRITES)('is not taken when a reminder was %s meanwhile', async (_, write, said, answer, after) => {
    const { next } = heldBack();
    const first = loadReminders();
    (await next('GET /api/v1/reminders')).answer({ results: [one] });
    await first;
    const reading = loadReminders();
    const early = await next('GET /api/v1/reminders');
    const writing = write();
    (await next(said)).answer(answer, answer === undefined ? 204 : 200);
    await writing;
    expect(reminders.value).toEqual(after);
    early.answer({ results: [one] });
    const late = await next('GET /api/v1/reminders');
    expect(reminders.value).toEqual(after);
    late.answer({ results: after });
    await reading;
    expect(reminders.value).toEqual(after);
  });

  test('is asked for again also when the write got no answer, for it may have been done', async () => {
    const { next } = heldBack();
    const reading = loadReminders();
    const early = await next('GET /api/v1/reminders');
    const writing = createReminder(input);
    (await next('POST /api/v1/reminders')).answer('<html>', 502);
    await expect(writing).rejects.toThrow('offline');
    early.answer({ results: [] });
    (await next('GET /api/v1/reminders')).answer({ results: [one] });
    await reading;
    expect(ids()).toEqual(['1']);
  });
});

test('of two answers the one to the later question stands', async () => {
  const { next } = heldBack();
  const both = [loadReminders(), loadReminders()];
  const early = await next('GET /api/v1/reminders');
  (await next('GET /api/v1/reminders')).answer({ results: [one] });
  await both[1];
  early.answer({ results: [] });
  await both[0];
  expect(ids()).toEqual(['1']);
});

test('two changes go one after the other, so that the last one is what stands', async () => {
  const { next } = heldBack();
  const reading = loadReminders();
  (await next('GET /api/v1/reminders')).answer({ results: [one] });
  await reading;
  const both = [pauseReminder('1', 'week'), resumeReminder('1')];
  await vi.waitFor(async () => (await next('POST /api/v1/reminders/1/pause')).answer(reminder('1', { status: 'paused' })));
  (await next('POST /api/v1/reminders/1/resume')).answer(one);
  await Promise.all(both);
  expect(reminders.value).toEqual([one]);
});

test('one made before the list was ever read is not taken for the whole list', async () => {
  const { next } = heldBack();
  const writing = createReminder(input);
  (await next('POST /api/v1/reminders')).answer(one, 201);
  await writing;
  expect(reminders.value).toBeNull();
});

test('an answer that comes after the keys were forgotten is for nobody', async () => {
  const { next } = heldBack();
  const reading = loadReminders();
  const early = await next('GET /api/v1/reminders');
  await runResets();
  early.answer({ results: [one] });
  await reading;
  expect(reminders.value).toBeNull();
});
