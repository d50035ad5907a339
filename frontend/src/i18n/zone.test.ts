import { afterEach, describe, expect, test, vi } from 'vitest';

import { ApiError } from '../api/errors';
import { runSignOutHooks } from '../vault/forget';
import { browserZone } from './calendar';
import { asksForZone, chooseZone, deviceZone, isOffset, offsetZone, withZone, zoneNames } from './zone';

vi.mock('./calendar', () => ({ browserZone: vi.fn(), now: () => new Date() }));

const unknown = new ApiError(400, 'invalid', '', { fields: { timezone: ['This time zone is not known.'] } });

function browserSays(timeZone: string): void {
  vi.mocked(browserZone).mockReturnValue(timeZone);
}

/** A server that knows these zones alone, and every distance from UTC; gives what it was sent. */
function knowing(...zones: string[]): { sent: string[]; send: (zone: string) => Promise<string> } {
  const sent: string[] = [];
  return {
    sent,
    send: async (zone) => {
      sent.push(zone);
      if (!zones.includes(zone) && !isOffset(zone)) throw unknown;
      return zone;
    },
  };
}

afterEach(() => runSignOutHooks());

test.each(['Europe/London', 'Africa/Abidjan', 'America/Los_Angeles', 'Etc/GMT+5', '+05:30'])('%s is where this device is, and nobody is asked', (said) => {
  browserSays(said);
  expect([deviceZone(), asksForZone()]).toEqual([said, false]);
});

const HIDDEN = ['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT', 'GMT0', 'GMT+0', 'GMT-0', 'Etc/GMT+0', 'Etc/UCT', 'Atlantic/Reykjavik'];

test.each(['Etc/Unknown', '', ...HIDDEN])('%j is no place: asked for, and by the clock until then', (said) => {
  browserSays(said);
  expect([deviceZone(), asksForZone()]).toEqual([offsetZone(), true]);
  chooseZone('Asia/Kolkata');
  expect([deviceZone(), asksForZone()]).toEqual(['Asia/Kolkata', true]);
  chooseZone('');
  expect(deviceZone()).toBe(offsetZone());
});

test.each([
  [0, '+00:00'],
  [-330, '+05:30'],
  [210, '-03:30'],
  [-845, '+14:05'],
  [480, '-08:00'],
])('a clock %s minutes behind UTC is %s', (minutes, zone) => {
  const now = new Date();
  vi.spyOn(now, 'getTimezoneOffset').mockReturnValue(minutes);
  expect(offsetZone(now)).toBe(zone);
});

describe('a zone that the server does not know', () => {
  test('is sent by the clock at once, asked for from then on, and not sent again', async () => {
    browserSays('Mars/Phobos');
    const server = knowing('Europe/London');
    expect(await withZone(deviceZone(), server.send)).toBe(offsetZone());
    expect(asksForZone()).toBe(true);
    expect(await withZone(deviceZone(), server.send)).toBe(offsetZone());
    expect(server.sent).toEqual(['Mars/Phobos', offsetZone(), offsetZone()]);
  });

  test('that was chosen gives way to what the browser says', async () => {
    browserSays('Europe/London');
    chooseZone('America/Coyhaique');
    expect(await withZone(deviceZone(), knowing('Europe/London').send)).toBe('Europe/London');
  });

  test('another no stays one', async () => {
    browserSays('Europe/London');
    await expect(withZone('Europe/London', () => Promise.reject(new ApiError(400, 'invalid', '')))).rejects.toThrow(ApiError);
    expect(asksForZone()).toBe(false);
  });
});

test('there is something to choose from', () => expect(zoneNames()).toContain('Europe/London'));
