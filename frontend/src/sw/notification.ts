import type { WordsHint } from './pool';

/** What a push message says, after nothing in it was taken on trust. */
export type ShownNotification = {
  readonly token: string | null;
  readonly tag: string;
  readonly silent: boolean;
  readonly words: WordsHint | null; // in place of nothing below the neutral line, if this device has some
};

const TOKEN = /^[\w-]{8,128}$/;
const CONTENT = /^[a-z_]{1,20}$/;
const UNKNOWN: ShownNotification = { token: null, tag: 'note', silent: false, words: null };

/** Reads a payload. One that is empty or broken is still a note: something is always shown. */
export function readNotification(payload: string | undefined): ShownNotification {
  let message: unknown;
  try {
    message = JSON.parse(payload ?? '');
  } catch {
    return UNKNOWN;
  }
  const { d: token, notification, w } = (message ?? {}) as { d?: unknown; notification?: { tag?: unknown; silent?: unknown }; w?: unknown };
  if (typeof token !== 'string' || !TOKEN.test(token)) return UNKNOWN;
  const tag = notification?.tag;
  return { token, tag: typeof tag === 'string' && tag ? tag : token, silent: notification?.silent === true, words: readHint(w) };
}

function readHint(hint: unknown): WordsHint | null {
  // A message that was on its way when the server was renewed says its content under the former name.
  const { kind, content = kind, since } = (hint ?? {}) as { kind?: unknown; content?: unknown; since?: unknown };
  return typeof content === 'string' && CONTENT.test(content) && Number.isSafeInteger(since) ? { content, since: since as number } : null;
}

/**
 * A neutral line out of `lines`. The same delivery always gets the same one, so that a repeat does not change what
 * stands on the screen; over deliveries it is random, because tokens are.
 */
export function lineFor(notification: ShownNotification, lines: readonly string[]): string {
  const key = notification.token ?? crypto.randomUUID();
  let sum = 0;
  for (let index = 0; index < key.length; index += 1) sum = (sum * 31 + key.charCodeAt(index)) >>> 0;
  return lines[sum % lines.length] as string;
}

/** Where a tap on the note leads. */
export function pathFor(token: string | null): string {
  return token ? `/?note=${token}` : '/';
}
