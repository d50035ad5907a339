import { signal } from '@preact/signals';

import { ApiError } from '../api/errors';
import { onSignOut } from '../vault/forget';
import { onThisBrowser } from '../vault/web-storage';
import { browserZone, now } from './calendar';

// Where this device is, for what comes at a time of day. A browser may not know, or know a name that the server does
// not: then the person is asked, and until they say, it is as far from UTC as the clock is now.

const KEPT = 'attune-zone';
const NOT_KNOWN = 'attune-zone-not-known';

const chosen = signal(onThisBrowser.get(KEPT) ?? '');
/** A name that the server did not know. */
const refused = signal(onThisBrowser.get(NOT_KNOWN) ?? '');

/** The zone of this device: as the person said, as IANA names it, or its distance from UTC ("+05:30"). */
export function deviceZone(): string {
  return chosen.value || namedZone() || offsetZone();
}

/** Whether where this device is has to be asked. */
export function asksForZone(): boolean {
  return namedZone() === '';
}

/** "" takes back what was said. */
export function chooseZone(zone: string): void {
  chosen.value = zone;
  if (zone === '') onThisBrowser.remove(KEPT);
  else onThisBrowser.set(KEPT, zone);
}

/** What can be chosen, as this browser knows it. */
export function zoneNames(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** How far this device's clock is from UTC now: what is certain where no name is. */
export function offsetZone(at = now()): string {
  const ahead = -at.getTimezoneOffset();
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${ahead < 0 ? '-' : '+'}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`;
}

export function isOffset(zone: string): boolean {
  return /^[+-]/.test(zone);
}

/** Whether the server said no to the zone; the next `deviceZone` is then one that it knows. */
function isZoneRefused(error: unknown, zone: string): boolean {
  if (!(error instanceof ApiError && 'timezone' in error.fields) || isOffset(zone)) return false;
  if (chosen.peek() === zone) chooseZone('');
  else {
    refused.value = zone;
    onThisBrowser.set(NOT_KNOWN, zone);
  }
  return true;
}

/** Sends something with a zone, and again with what is known for certain where the server does not know the zone. */
export async function withZone<Answer>(zone: string, send: (zone: string) => Promise<Answer>): Promise<Answer> {
  for (let next = zone; ; next = deviceZone() === next ? offsetZone() : deviceZone()) {
    try {
      return await send(next);
    } catch (error) {
      if (!isZoneRefused(error, next)) throw error;
    }
  }
}

// what browsers say that hide where they are; Firefox has them all in Iceland
const HIDDEN = /UTC|UCT|GMT[-+]?0?$|Unknown|Reykjavik/;

/** "" for what is no name of a place: nothing, UTC, or what the server does not know. */
function namedZone(): string {
  const timeZone = browserZone();
  return HIDDEN.test(timeZone) || timeZone === refused.value ? '' : timeZone;
}

onSignOut(() => {
  chooseZone('');
  refused.value = '';
  onThisBrowser.remove(NOT_KNOWN);
});
