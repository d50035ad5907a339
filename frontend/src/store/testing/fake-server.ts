import { vi } from 'vitest';

import type { EntryWire } from '../../api/types';

type Stored = EntryWire & { readonly kind: string };
type Instead = Response | 'drop_answer' | null;
type Seen = { method: string; path: string; key: string | null; body: Record<string, unknown> | null };

/** The entry endpoints as backend/core/entry_writes.py keeps them, behind `fetch`. */
export class FakeServer {
  readonly entries = new Map<string, Stored>();
  readonly applied = new Set<string>();
  readonly seen: Seen[] = [];
  cursor = 0;
  offline = false;
  /** Answers this instead, once; something may happen while the request is on its way. */
  readonly instead: ((seen: Seen) => Instead | Promise<Instead>)[] = [];

  install(): void {
    vi.stubGlobal('fetch', (request: Request) => this.answer(request));
  }

  private async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (this.offline) throw new TypeError('network');
    const text = await request.text();
    const seen: Seen = {
      method: request.method,
      path: url.pathname,
      key: request.headers.get('Idempotency-Key'),
      body: text === '' ? null : (JSON.parse(text) as Record<string, unknown>),
    };
    this.seen.push(seen);
    const instead = await this.instead.shift()?.(seen);
    if (instead instanceof Response) return instead;
    const answer = this.handle(seen, url, Number((request.headers.get('If-Match') ?? '').replaceAll('"', '')));
    if (instead === 'drop_answer') throw new TypeError('connection lost');
    return answer;
  }

  private handle(seen: Seen, url: URL, base: number): Response {
    const [, , , kind = '', id = '', act] = url.pathname.split('/');
    if (kind === 'sync') return this.page(Number(url.searchParams.get('since')));
    const entry = this.entries.get(`${kind}/${id}`);
    if (seen.method === 'GET') return entry ? json(200, show(entry)) : error(404, 'not_found');
    if (seen.key && this.applied.has(seen.key)) return json(200, show(entry as Stored));
    if (entry?.deleted_at && act !== 'restore') return error(409, 'gone', { revision: entry.revision });
    if (base !== (entry?.revision ?? 0)) return error(409, 'stale_revision', { current: entry ? show(entry) : null });
    if (!entry && seen.method !== 'PUT') return error(404, 'not_found');
    const now = new Date().toISOString();
    const deleted_at = seen.method === 'DELETE' ? now : null;
    this.write({ ...(entry ?? { id }), ...(seen.body ?? {}), kind, deleted_at, updated_at: now } as Stored, base + 1);
    if (seen.key) this.applied.add(seen.key);
    return json(entry ? 200 : 201, show(this.entries.get(`${kind}/${id}`) as Stored));
  }

  /** As if another device had written it. */
  write(entry: Partial<Stored> & { kind: string; id: string }, revision: number): void {
    this.cursor += 1;
    const full = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z', deleted_at: null, answers: {}, words: null };
    this.entries.set(`${entry.kind}/${entry.id}`, { ...full, ...entry, revision, cursor: this.cursor } as Stored);
  }

  private page(since: number): Response {
    const entries = [...this.entries.values()].filter(({ cursor }) => cursor > since).sort((a, b) => a.cursor - b.cursor);
    const page = entries.slice(0, 2);
    const cursor = page.at(-1)?.cursor ?? since;
    return json(200, { entries: page.map((entry) => ({ ...show(entry), kind: entry.kind })), cursor, more: entries.length > 2 });
  }

  writes(): Seen[] {
    return this.seen.filter(({ method }) => method !== 'GET');
  }
}

function show({ kind: _kind, ...entry }: Stored): Record<string, unknown> {
  return entry.deleted_at === null ? entry : { ...entry, answers: {}, words: null };
}

export function json(status: number, body: unknown): Response {
  return new Response(status === 204 ? null : JSON.stringify(body), { status });
}

export function error(status: number, code: string, detail: Record<string, unknown> = {}): Response {
  return json(status, { error: { code, message: `said: ${code}`, fields: {}, detail } });
}
