import { loadSession } from '../api/reminders';
import { daysUntil, now } from '../i18n/calendar';
import { drafts } from '../store';

const SEEN = 'speak-up/session';

/** Whether a session is today or was yesterday, as far as this device has heard. */
export function isAroundSession(at = now()): boolean {
  return isIn([0, -1], at);
}

/** Whether one is today or tomorrow. */
export function isSessionNear(at = now()): boolean {
  return isIn([0, 1], at);
}

function isIn(days: readonly number[], at: Date): boolean {
  return (drafts.get<readonly string[]>(SEEN) ?? []).some((instant) => days.includes(daysUntil(instant, at)));
}

let underway: Promise<void> | null = null;

/**
 * Asks when the next session is and keeps it, sealed on this device: once it has passed, the server names the one
 * after it. Of several rows on one page that want to know, one asks.
 */
export function lookForSession(): Promise<void> {
  underway ??= ask().finally(() => (underway = null));
  return underway;
}

async function ask(): Promise<void> {
  try {
    const { next_at } = await loadSession();
    const kept = (drafts.get<readonly string[]>(SEEN) ?? []).filter((instant) => instant !== next_at && Math.abs(daysUntil(instant)) <= 1);
    if (next_at || kept.length > 0) void drafts.set(SEEN, next_at ? [...kept, next_at] : kept);
  } catch {
    // without a connection what was heard before counts
  }
}
