import { plainLines } from './lines';

/** What a push message says, after nothing in it was taken on trust. */
export type Note = {
  readonly token: string | null;
  readonly tag: string;
  readonly silent: boolean;
};

const TOKEN = /^[\w-]{8,128}$/;
const UNKNOWN: Note = { token: null, tag: 'note', silent: false };

/** Reads a payload. One that is empty or broken is still a note: something is always shown. */
export function readNote(payload: string | undefined): Note {
  let message: unknown;
  try {
    message = JSON.parse(payload ?? '');
  } catch {
    return UNKNOWN;
  }
  const { d: token, notification } = (message ?? {}) as { d?: unknown; notification?: { tag?: unknown; silent?: unknown } };
  if (typeof token !== 'string' || !TOKEN.test(token)) return UNKNOWN;
  const tag = notification?.tag;
  return { token, tag: typeof tag === 'string' && tag ? tag : token, silent: notification?.silent === true };
}

/**
 * A neutral line. The same delivery always gets the same one, so that a repeat does not change what stands on the screen;
 * over deliveries it is random, because tokens are.
 */
export function lineFor(note: Note): string {
  const key = note.token ?? crypto.randomUUID();
  let sum = 0;
  for (let index = 0; index < key.length; index += 1) sum = (sum * 31 + key.charCodeAt(index)) >>> 0;
  return plainLines[sum % plainLines.length] as string;
}

/** Where a tap on the note leads. */
export function pathFor(token: string | null): string {
  return token ? `/?note=${token}` : '/';
}
