import { vi } from 'vitest';

import { ours } from '../../api/testing/ours';
import type { EntryWire } from '../../api/types';

type Stored = EntryWire & { readonly kind: string };
type Instead = Response | 'drop_answer' | null;
type Seen = { method: string; path: string; key: string | null; body: Record<string, unknown> | null };
export type Backup = Pick<FakeServer, 'entries' | 'applied' | 'marks' | 'inventory' | 'cursor'>;
type Part = { readonly part: number; readonly revision: number; readonly sealed: string };
type Operation = { kind: string; id: string; act: 'put' | 'delete' | 'restore'; base_revision: number; idempotency_key: string; body?: Record<string, unknown>; proof?: string };

const METHODS = { put: 'PUT', delete: 'DELETE', restore: 'POST' } as const;
const MOST_OPERATIONS = 100;
const MOST_BYTES = 256 * 1024;
const MOST_MARKS = 256;

/**
 * The entry endpoints as backend/core/entry_writes.py keeps them, behind `fetch`. Each write of a batch is `seen` as
 * a call of its own.
 */
export class FakeServer {
  readonly entries = new Map<string, Stored>();
  readonly applied = new Map<string, string>(); // key to method and path
  readonly seen: Seen[] = [];
  readonly requests: { method: string; operations: number; bytes: number; text: string }[] = [];
  readonly marks = new Map<number, string>();
  readonly inventory = new Map<number, Part & { readonly cursor: number }>();
  cursor = 0;
  offline = false;
  pageSize = 2;
  most = Infinity; // entries that the account has room for
  writesLeft = Infinity; // in this minute
  leftOut: string | null = null; // a kind that it does not know, though it stands in its database
  /** Answers every request instead, before anything is looked at. */
  inFront: ((request: Request) => Response | null) | null = null;
  /**
   * Answers the next write or GET instead, once; something may happen while it is on its way. In a batch, an answer
   * that says nothing of the write itself (401, 408, 429, 5xx, a lost one) is the answer to the whole batch, and ends
   * it there.
   */
  readonly instead: ((seen: Seen) => Instead | Promise<Instead>)[] = [];

  install(): void {
    vi.stubGlobal('fetch', async (request: Request, { redirect = 'follow' }: RequestInit = {}) => {
      const answer = await this.answer(request);
      if (!/3../.test(`${answer.status}`)) return answer;
      if (redirect === 'error') throw new TypeError('redirected');
      return new Response(await answer.text(), { status: 200 });
    });
  }

  private async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (this.offline) throw new TypeError('network');
    const text = await request.text();
    const bytes = new TextEncoder().encode(text).length;
    const operations = request.method === 'POST' && url.pathname === '/api/v1/sync' ? (JSON.parse(text) as { operations: Operation[] }).operations : null;
    this.requests.push({ method: request.method, operations: operations?.length ?? 0, bytes, text });
    const inFront = this.inFront?.(request);
    if (inFront) return inFront;
    if (bytes > MOST_BYTES) return error(413, 'too_large');
    if (operations) return this.batch(operations, (JSON.parse(text) as { known?: string }).known);
    if (url.pathname === '/api/v1/sync/history') return json(200, { shared: this.shared((JSON.parse(text) as { marks: string[] }).marks) });
    if (url.pathname === '/api/v1/sync/inventory') return this.keepInventory(JSON.parse(text) as { parts: Part[]; known?: string });
    const seen = { method: request.method, path: url.pathname, key: null, body: null };
    this.seen.push(seen);
    const instead = await this.instead.shift()?.(seen);
    if (instead instanceof Response) return instead;
    if (instead === 'drop_answer') throw new TypeError('connection lost');
    return url.pathname === '/api/v1/sync' ? this.page(Number(url.searchParams.get('since')), url.searchParams.get('known') ?? undefined) : this.handle(seen, 0);
  }

  private async batch(operations: readonly Operation[], known: string | undefined): Promise<Response> {
    if (operations.length > MOST_OPERATIONS) return error(400, 'invalid');
    if (known !== undefined && this.shared([known]) === 0) return error(409, 'unknown_history');
    const since = known === undefined ? Infinity : Number.parseInt(known, 10);
    const results = [];
    const failed = new Set<string>();
    for (const { kind, id, act, base_revision, idempotency_key: key, body = null, proof = '' } of operations) {
      const path = `/api/v1/${kind}/${id}${act === 'restore' ? '/restore' : ''}`;
      const seen = { method: METHODS[act], path, key, body };
      this.seen.push(seen);
      const instead = await this.instead.shift()?.(seen);
      if (instead instanceof Response && /401|408|429|5../.test(String(instead.status))) return instead;
      const answer = instead instanceof Response ? instead : failed.has(`${kind}/${id}`) ? error(424, 'earlier_operation_failed') : this.handle(seen, base_revision, proof);
      if (instead === 'drop_answer') throw new TypeError('connection lost');
      const told = (await answer.json()) as Stored | { error: unknown };
      if ('error' in told) failed.add(`${kind}/${id}`);
      results.push({ status: answer.status, replayed: false, ...('error' in told ? { entry: null, error: told.error } : { entry: told, error: null }) });
    }
    return json(200, { results, marks: this.marksSince(since) });
  }

  private handle(seen: Seen, base: number, proof = ''): Response {
    const [, , , kind = '', id = '', act] = seen.path.split('/');
    const entry = this.entries.get(`${kind}/${id}`);
    if (seen.method === 'GET') return entry ? json(200, show(entry)) : error(404, 'not_found');
    const applied = this.applied.get(seen.key ?? '');
    if (applied !== undefined && applied !== `${seen.method} ${seen.path}`) return error(422, 'idempotency_key_reused');
    if (applied !== undefined) return json(200, show(entry as Stored));
    if (entry?.deleted_at && act !== 'restore') return error(409, 'gone', { revision: entry.revision });
    if (!entry && base > 0) return error(404, 'not_found');
    if (base !== (entry?.revision ?? 0)) return error(409, 'stale_revision', { current: entry ? show(entry) : null });
    if (!entry && act === 'restore') return error(404, 'not_found');
    if (this.writesLeft <= 0) return error(429, 'too_many_writes', { retry_after: 42 });
    this.writesLeft -= 1;
    if (!entry && this.entries.size >= this.most) return error(429, 'account_full');
    const now = new Date().toISOString();
    const deleted_at = seen.method === 'DELETE' ? now : null;
    this.write({ ...(entry ?? { id }), ...(seen.body ?? {}), kind, deleted_at, updated_at: now, proof } as Stored, base + 1);
    if (seen.key) this.applied.set(seen.key, `${seen.method} ${seen.path}`);
    return json(entry ? 200 : 201, show(this.entries.get(`${kind}/${id}`) as Stored));
  }

  private keepInventory({ parts, known }: { parts: readonly Part[]; known?: string }): Response {
    if (known !== undefined && this.shared([known]) === 0) return error(409, 'unknown_history');
    this.takePlace();
    const behind = parts.filter(({ part, revision }) => revision !== (this.inventory.get(part)?.revision ?? 0) + 1);
    for (const one of parts) if (!behind.includes(one)) this.inventory.set(one.part, { ...one, cursor: this.cursor });
    const stands = behind.flatMap(({ part }) => this.inventory.get(part) ?? []).map(({ cursor: _cursor, ...part }) => part);
    return json(200, { parts: stands, marks: this.marksSince(known === undefined ? Infinity : Number.parseInt(known, 10)) });
  }

  private takePlace(): void {
    this.cursor += 1;
    this.marks.set(this.cursor, `${this.cursor}.${crypto.randomUUID()}`);
  }

  /** As if another device had written it. */
  write(entry: Partial<Stored> & { kind: string; id: string }, revision: number): void {
    this.takePlace();
    const full = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z', deleted_at: null, answers: {}, words: null, proof: '' };
    this.entries.set(`${entry.kind}/${entry.id}`, { ...full, ...entry, revision, cursor: this.cursor } as Stored);
  }

  /** The whole of it as it stands, to be put back. */
  backup(): Backup {
    const { entries, applied, marks, inventory, cursor } = this;
    return structuredClone({ entries, applied, marks, inventory, cursor });
  }

  /** Put back to an earlier time, with nobody told. */
  restore(from: Backup): void {
    for (const name of ['entries', 'applied', 'marks', 'inventory'] as const) {
      this[name].clear();
      for (const [key, value] of structuredClone(from)[name]) (this[name] as Map<unknown, unknown>).set(key, value);
    }
    this.cursor = from.cursor;
  }

  /** What recurring work does with what was deleted and applied long ago. */
  forget(): void {
    this.applied.clear();
    for (const [key, { kind, id, revision, cursor, deleted_at, created_at, updated_at, proof }] of this.entries) {
      if (deleted_at !== null) this.entries.set(key, { kind, id, revision, cursor, deleted_at, created_at, updated_at, proof, answers: {}, words: null });
    }
  }

  private shared(marks: readonly string[]): number {
    const places = marks.map((mark) => Number.parseInt(mark, 10)).filter((place, index) => this.marks.get(place) === marks[index]);
    return Math.max(0, ...places);
  }

  private marksSince(cursor: number): string[] {
    const since = [...this.marks].filter(([place]) => place >= Math.min(cursor, this.cursor)).sort(([a], [b]) => a - b);
    return since.map(([, mark]) => mark).slice(-MOST_MARKS);
  }

  private page(since: number, known: string | undefined): Response {
    if (known !== undefined && this.shared([known]) === 0) return error(409, 'unknown_history');
    const entries = [...this.entries.values()].filter(({ cursor, kind }) => cursor > since && kind !== this.leftOut).sort((a, b) => a.cursor - b.cursor);
    const page = entries.slice(0, this.pageSize);
    const more = entries.length > this.pageSize;
    const cursor = more ? (page.at(-1)?.cursor ?? since) : this.cursor;
    const inventory = [...this.inventory.values()].filter((one) => one.cursor > since && one.cursor <= cursor).map(({ cursor: _cursor, ...part }) => part);
    return json(200, { inventory, entries: page.map((entry) => ({ ...show(entry), kind: entry.kind })), cursor, more, marks: this.marksSince(since) });
  }

  writes(): Seen[] {
    return this.seen.filter(({ method }) => method !== 'GET');
  }
}

function show({ kind: _kind, ...entry }: Stored): Record<string, unknown> {
  return entry.deleted_at === null ? entry : { ...entry, answers: {}, words: null };
}

export function json(status: number, body: unknown): Response {
  return ours(new Response(status === 204 ? null : JSON.stringify(body), { status }));
}

export function error(status: number, code: string, detail: Record<string, unknown> = {}): Response {
  return json(status, { error: { code, message: `said: ${code}`, fields: {}, detail } });
}
