import { readFileSync } from 'node:fs';

import { afterEach, expect, test, vi } from 'vitest';

import { type Backup, FakeServer } from './fake-server';

// The model of the server that these tests run against gives the answers of the server itself: both are held to the
// same calls (tests/sync/test_model.py holds the other).

type Call = {
  do: 'pull' | 'write' | 'history' | 'backup' | 'put_back' | 'a_year';
  since?: number;
  known?: string;
  marks?: string[];
  operations?: [act: string, entry: string, base: number, key: string][];
  keep?: string;
  answers?: unknown;
};
type Entry = { id: string; revision: number; cursor: number; deleted_at: string | null };
type Result = { status: number; entry: Entry | null; error: { code: string; detail: { current?: Entry | null; revision?: number } } | null };
type Body = { error?: { code: string }; cursor?: number; more?: boolean; shared?: number; marks?: string[]; entries?: Entry[]; results?: Result[] };

const calls = JSON.parse(readFileSync('../tests/vectors/sync.json', 'utf8')) as Call[];

class Conversation {
  readonly server = new FakeServer();
  private readonly marks = new Map<string, string>();
  private backup: Backup | null = null;

  async take(call: Call): Promise<unknown> {
    if (call.do === 'backup') this.backup = this.server.backup();
    else if (call.do === 'put_back' && this.backup) this.server.restore(this.backup);
    else if (call.do === 'a_year') this.server.forget();
    if (call.answers === undefined) return undefined;
    const response = await fetch(this.requestOf(call));
    const body = (await response.json()) as Body;
    if (call.keep !== undefined) this.marks.set(call.keep, body.marks?.at(-1) ?? '');
    return told(response.status, body);
  }

  private requestOf({ do: what, since = 0, known, marks = [], operations = [] }: Call): Request {
    const path = `http://localhost/api/v1/sync${what === 'history' ? '/history' : ''}`;
    const seen: Record<string, string> = known === undefined ? {} : { known: this.marks.get(known) ?? '' };
    if (what === 'pull') return new Request(`${path}?${new URLSearchParams({ since: `${since}`, ...seen }).toString()}`);
    const written = operations.map(([act, id, base_revision, idempotency_key]) => ({ kind: 'people', id, act, base_revision, idempotency_key, ...(act === 'put' ? { body: {} } : {}) }));
    const body = what === 'write' ? { operations: written, ...seen } : { marks: marks.map((name) => this.marks.get(name)) };
    return new Request(path, { method: 'POST', body: JSON.stringify(body) });
  }
}

/** What the answer says, without what is random. */
function told(status: number, { error, cursor, more, shared, marks, entries, results }: Body): unknown {
  if (error) return { status, code: error.code };
  const said = { cursor, more, shared, marks: marks?.map((mark) => Number.parseInt(mark, 10)) };
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return {
    status,
    ...known,
    ...(entries && { entries: entries.map((one) => [one.id, ...placeOf(one)]) }),
    ...(results && { results: results.map(result) }),
  };
}

const placeOf = (entry: Entry | null): unknown[] => (entry ? [entry.revision, entry.cursor, entry.deleted_at !== null] : [null, null, null]);

function result({ status, entry, error }: Result): unknown[] {
  if (!error) return [status, null, ...placeOf(entry)];
  return [status, error.code, ...(error.detail.current === undefined ? [error.detail.revision ?? null, null, null] : placeOf(error.detail.current))];
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('promise 43: the model of the server answers as the server does', async () => {
  const talk = new Conversation();
  talk.server.install();
  for (const [number, call] of calls.entries()) expect([number, await talk.take(call)]).toEqual([number, call.answers]);
});
