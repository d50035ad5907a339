import { toBase64url, utf8 } from './bytes';

// What stands beside the words of an entry can be read by the server, and so be changed there. The cover is sealed with
// the words and says what the device wrote beside them (ADR 0021).

export type Cover = {
  readonly revision: number; // of another one: an app from before took it along, and it says nothing
  readonly created_at: string;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly answers: string; // their digest
  readonly listed?: true; // by a device that keeps the list of what there is
};

export type Covered = Pick<Cover, 'created_at' | 'columns'> & { readonly answers: Readonly<Record<string, unknown>> };

export async function coverOf({ created_at, columns, answers }: Covered, revision: number, listed = false): Promise<string> {
  return canonical({ ...(listed ? { listed: true } : {}), revision, created_at, columns: spelled(columns), answers: await digest(said(answers)) } satisfies Cover);
}

/** Null where there is none that speaks of this revision. */
export function readCover(text: unknown, revision: number): Cover | null {
  if (typeof text !== 'string') return null;
  const cover = JSON.parse(text) as Cover;
  return cover.revision === revision ? cover : null;
}

/** What does not stand there as it was written: names of columns, and `answers`. A column that came later is none. */
export async function changedIn(cover: Cover, { columns, answers }: Omit<Covered, 'created_at'>): Promise<readonly string[]> {
  const there = spelled(columns);
  const names = Object.keys(cover.columns).filter((name) => canonical(cover.columns[name]) !== canonical(there[name]));
  return (await digest(said(answers))) === cover.answers ? names : [...names, 'answers'];
}

/** The one spelling of anything that JSON can hold: keys in their order, no spaces. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

export async function digest(value: unknown): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(canonical(value)))));
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** An instant has one spelling: the server writes it in its own way. */
function spelled(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' && INSTANT.test(value) ? new Date(value).toISOString() : value]));
}

/** A question that was not answered is as good as none. */
function said(answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null && value !== undefined));
}
