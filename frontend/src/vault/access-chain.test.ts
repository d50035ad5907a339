import { expect, it } from 'vitest';

import vectors from '../../../tests/vectors/access-log.json';
import { type AccessRecord, checkLog, hashOf, type LastSeen } from './access-chain';

// Written by the server: `tests/sharing/test_access_log.py` holds the same file against it.
const owner = vectors.client;
const log = (vectors.records as AccessRecord[]).toReversed();
const [newest, ...before] = log;
const seen: LastSeen = { sequence: newest?.sequence ?? 0, hash: newest?.hash ?? '' };
const changed = (sequence: number, change: Partial<AccessRecord>): AccessRecord[] => log.map((one) => (one.sequence === sequence ? { ...one, ...change } : one));

it('promise 13: a log as the server wrote it holds together, alone, as seen before, and in part', async () => {
  expect(log.length).toBeGreaterThan(3);
  expect(await checkLog(owner, log, null, true)).toBe('whole');
  expect(await checkLog(owner, log, seen, true)).toBe('whole');
  expect(await checkLog(owner, log.slice(0, 2), { sequence: log[1]?.sequence ?? 0, hash: log[1]?.hash ?? '' }, false)).toBe('whole');
  expect(await checkLog(owner, [], null, true)).toBe('whole');
});

it.each([
  ['a record cut out', log.filter(({ sequence }) => sequence !== 2)],
  ['the first one cut off', log.slice(0, -1)],
  ['two that changed places', [...log.slice(0, 1), ...log.slice(1, 3).toReversed(), ...log.slice(3)]],
  ['one put in twice', [...log.slice(0, 2), ...log.slice(1)]],
  ['another reader', changed(2, { reader: owner })],
  ['another name', changed(2, { reader_name: 'Nobody' })],
  ['another act', changed(2, { act: 'nothing' })],
  ['another kind', changed(2, { kind: 'people' })],
  ['another entry', changed(2, { entry: owner })],
  ['another share', changed(2, { grant: owner })],
  ['another time', changed(2, { at: '2026-01-01T00:00:00Z' })],
  ['another place', changed(2, { sequence: 7 })],
  ['another hash', changed(2, { hash: seen.hash })],
])('promise 13: %s shows', async (_, records) => {
  expect(await checkLog(owner, records, null, true)).toBe('broken');
});

it('promise 13: a line that was made anew with a hash of its own does not follow, and nothing follows it', async () => {
  const place = log.findIndex(({ sequence }) => sequence === 2);
  const made = { ...(log[place] as AccessRecord), reader_name: 'Nobody' };
  const fitting = { ...made, hash: await hashOf(owner, made) };
  expect(await checkLog(owner, log.with(place, fitting), null, true)).toBe('broken');
  const elsewhere = { ...made, previous_hash: '0'.repeat(64) };
  expect(await checkLog(owner, log.slice(place).with(0, { ...elsewhere, hash: await hashOf(owner, elsewhere) }), null, true)).toBe('broken');
});

it('promise 13: a log that was cut off, emptied or made anew shows on a device that has seen it', async () => {
  expect(await checkLog(owner, before, seen, true)).toBe('shorter');
  expect(await checkLog(owner, [], seen, true)).toBe('shorter');
  expect(await checkLog(owner, log, { ...seen, hash: '0'.repeat(64) }, true)).toBe('broken');
});

it("promise 13: another person's log is not one's own", async () => {
  expect(await checkLog(newest?.reader ?? '', log, null, true)).toBe('broken');
});
