import { type ReadonlySignal, signal } from '@preact/signals';

import type { SessionUser } from '../api/types';
import type { Custody } from '../vault/new-vault';

/**
 * starting: not known yet. signed_out: nobody, or the server no longer knows them (`user` then says who it was; what
 * they wrote is still on the device, sealed). locked: signed in, without the user key in memory. open: everything can
 * be read and written.
 */
export type SessionState = 'starting' | 'signed_out' | 'locked' | 'needs_second_factor' | 'open';

/** How a device opens: by itself, or by what its lock asks for. On one that is not private, always by the words. */
export type Way = 'itself' | 'pin' | 'passkey' | 'words';

/** unsent: writes alone that did not reach the server, of whomever. notes: all that the person had here. */
export type Held = 'nothing' | 'unsent' | 'notes';

export type Session = {
  readonly state: SessionState;
  readonly user: SessionUser | null;
  readonly offline: boolean; // the server could not be reached the last time, or the device says so
  readonly privateDevice: boolean; // its person alone uses it
  readonly way: Way;
  readonly lockOffered: boolean; // a lock is offered now, once, before anything else stands there
  readonly held: Held; // while it is closed: what lies on this device, locked
  readonly custody: Custody; // where it is not known, what promises less
  readonly erasureDue: string | null; // when everything of theirs is to be deleted
  readonly wrongPins: number; // tried on this device since it was last opened by the right one
  readonly news: number | null; // the newest that happened to the account and was not said on this device
  readonly vapidPublicKey: string | null;
  readonly version: string | null; // the server's
};

const NOBODY: Session = {
  state: 'starting',
  user: null,
  offline: false,
  privateDevice: false,
  way: 'words',
  lockOffered: false,
  held: 'nothing',
  custody: 'spare',
  erasureDue: null,
  wrongPins: 0,
  news: null,
  vapidPublicKey: null,
  version: null,
};

const current = signal<Session>(NOBODY);

export const session: ReadonlySignal<Session> = current;

export function setSession(change: Partial<Session>): void {
  current.value = { ...current.peek(), ...change };
}

/** Everything about the person forgotten. */
export function setSignedOut(change: Partial<Session> = {}): void {
  const { offline, vapidPublicKey, version } = current.peek();
  current.value = { ...NOBODY, state: 'signed_out', offline, vapidPublicKey, version, ...change };
}

/** The script that opens what lies on this device did not come, and so it is not known who is here. */
export const unfetched = signal(false);

/** What was deleted in this page, for the quiet page that says so: at once (null), or when it will be. */
export const erased = signal<{ readonly due: string | null } | null>(null);
