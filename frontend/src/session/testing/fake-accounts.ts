import { vi } from 'vitest';

import { ours } from '../../api/testing/ours';
import { error, FakeServer, json } from '../../store/testing/fake-server';
import type { NewVaultBody } from '../../vault/new-vault';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Body = any;
type Account = { username: string; password: string; vault: NewVaultBody; recoverySince: string | null };

const ID = '018f2b6e-0000-7000-8000-000000000001';
const CODE = '123456';
const SHARE = 'c2hhcmUgb2YgdGhlIHNlcnZlciwgMzIgYnl0ZXMhISE';

/** One account as backend/accounts and allauth keep it, behind `fetch`, with the entries of FakeServer. */
export class FakeAccounts {
  readonly entries = new FakeServer();
  readonly bodies: string[] = [];
  readonly taken = new Set<string>();
  account: Account | null = null;
  role: 'client' | 'clinician' = 'client';
  signedIn = false;
  pending = false;
  offline = false;
  /** What becomes of the next requests to an account: "lost" on the way there, or "dropped" with its answer. */
  readonly faults: ('lost' | 'dropped' | null)[] = [];
  erasureFault: 'lost' | 'dropped' | null = null;
  afterErasure: () => void = () => undefined;
  weaker = false;
  onSignOut: () => void = () => undefined; // what the browser does with the answer
  zones: readonly string[] | null = null; // the names it knows; null: all
  email = { offered: true, confirmed: null as string | null, waiting: null as string | null };
  mailed = ''; // the code of the last e-mail
  ticket = '';
  half: { id: string; proof: string; share: string; tries: number; untold: number } | null = null; // of a PIN lock

  install(): void {
    this.entries.install();
    const toEntries = globalThis.fetch;
    vi.stubGlobal('fetch', async (request: Request) => {
      if (this.offline) throw new TypeError('network');
      const path = new URL(request.url).pathname;
      if (!/^\/(_allauth|api\/v1\/(session|accounts|account|vault|recovery|locks)\b)/.test(path)) {
        return this.signedIn ? toEntries(request) : error(401, 'not_authenticated');
      }
      const text = await request.text();
      this.bodies.push(text);
      const fault = path === '/api/v1/account/erasure' ? this.erasureFault : this.faults.shift();
      if (fault === 'lost') throw new TypeError('network');
      const answer = this.answer(`${request.method} ${path}`, text === '' ? {} : JSON.parse(text));
      if (fault === 'dropped') throw new TypeError('network');
      return answer;
    });
  }

  makeClinician(): void {
    this.role = 'clinician';
  }

  private answer(route: string, body: Body): Response {
    const name = route.replace('/_allauth/browser/v1/auth', 'allauth').replace('/api/v1/', '');
    const { account } = this;
    switch (name) {
      case 'GET session':
        return json(200, { signed_in: this.signedIn, user: this.user(), news: null, custody: this.signedIn ? (this.account?.vault.custody ?? null) : null, vapid_public_key: 'k', version: '1' });
      case 'GET accounts/proposed-username':
        return json(200, { username: 'amber-harbour-42' });
      case 'POST allauth/signup':
        if (this.taken.has(body.username)) return allauth(400, { param: 'username', code: 'username_taken', message: 'taken' });
        if (this.zones && !/^[+-]/.test(body.timezone) && !this.zones.includes(body.timezone)) return allauth(400, { param: 'timezone', code: 'invalid', message: 'unknown' });
        this.account = { username: body.username, password: body.password, vault: body.vault, recoverySince: null };
        this.signedIn = true;
        return json(200, { status: 200 });
      case 'DELETE allauth/session':
        this.signedIn = false;
        this.half = null;
        this.onSignOut();
        return json(401, { status: 401, data: { flows: [] } });
      case 'POST recovery/open':
        if (body.recovery_auth_key !== account?.vault.recovery?.recovery_auth_key) return error(400, 'recovery_refused');
        return json(200, { wrapped_user_key: account?.vault.recovery?.wrapped_user_key });
      case 'POST recovery/email':
        if (body.username === account?.username && this.email.confirmed) this.mailed = 'ABCD-1234';
        return ours(new Response(null, { status: 202 }));
      case 'POST recovery/email/open':
        if (!account || body.username !== account.username || body.code !== this.mailed.replace('-', '')) return error(403, 'recovery_refused');
        this.ticket = 'one-time';
        return json(200, { user_key: account.vault.user_key, ticket: this.ticket });
      case 'POST recovery/email/finish':
        if (!account || body.ticket !== this.ticket || this.ticket === '') return error(403, 'recovery_refused');
        this.ticket = '';
        this.newPassphrase(account, body);
        this.endRecovery(account);
        this.signedIn = false;
        return json(204, null);
    }
    if (!account) return error(404, 'not_found');
    return this.withAccount(name, body, account);
  }

  private withAccount(name: string, body: Body, account: Account): Response {
    const { vault } = account;
    switch (name) {
      case 'POST accounts/sign-in-parameters':
        return json(200, this.weaker ? { ...vault.kdf, memory_kib: 8 } : vault.kdf);
      case 'POST allauth/login':
        if (this.signedIn) return json(409, { status: 409 });
        if (body.password !== account.password) return allauth(400, { param: 'password', code: 'username_password_mismatch', message: 'no' });
        if (this.role === 'clinician') {
          this.pending = true;
          return json(401, { status: 401, data: { flows: [{ id: 'mfa_authenticate', is_pending: true }] } });
        }
        this.signedIn = true;
        return json(200, { status: 200 });
      case 'POST allauth/2fa/authenticate':
        if (body.code !== CODE) return allauth(400, { param: 'code', code: 'incorrect_code', message: 'no' });
        this.signedIn = true;
        this.pending = false;
        return json(200, { status: 200 });
      case 'POST recovery/finish':
        this.newPassphrase(account, body);
        this.signedIn = false;
        return json(204, null);
    }
    if (!this.signedIn) return error(401, 'not_authenticated');
    switch (name) {
      case 'GET vault':
        return json(200, { ...vault, user_key: undefined, recovery: account.recoverySince && { created_at: account.recoverySince } });
      case 'GET vault/email':
        return json(200, this.email);
      case 'PUT vault/email':
        if (body.current_auth_key !== account.password) return error(400, 'wrong_passphrase');
        this.email = { ...this.email, waiting: body.email };
        this.mailed = 'WXYZ-9876';
        return json(200, this.email);
      case 'POST vault/email/confirm':
        if (body.code !== this.mailed.replace('-', '')) return error(400, 'code_refused');
        this.email = { ...this.email, confirmed: this.email.waiting, waiting: null };
        return json(200, this.email);
      case 'POST vault/email/remove':
        if (body.current_auth_key !== account.password) return error(400, 'wrong_passphrase');
        this.email = { ...this.email, confirmed: null, waiting: null };
        return json(204, null);
      case 'PUT vault/recovery':
        if (body.current_auth_key !== account.password) return error(400, 'wrong_passphrase');
        account.vault = { ...vault, recovery: body };
        account.recoverySince = '2026-01-01T00:00:00Z';
        return json(200, {});
      case 'PUT vault/passphrase':
        if (body.current_auth_key !== account.password) return error(400, 'invalid');
        this.newPassphrase(account, body);
        if (body.end_recovery) this.endRecovery(account);
        return json(200, {});
      case 'PUT vault/custody': {
        if (body.current_auth_key !== account.password) return error(400, 'wrong_passphrase');
        if (body.custody === 'own' && !account.recoverySince) return error(409, 'needs_sheet');
        account.vault = { ...vault, user_key: body.user_key, custody: body.custody };
        return json(200, {});
      }
      case 'POST account/erasure':
        if (body.current_auth_key !== account.password) return error(400, 'wrong_passphrase');
        this.signedIn = false;
        this.afterErasure();
        return json(200, { due_at: body.when === 'now' ? null : '2026-01-02T00:00:00Z' });
      case 'POST locks':
        this.half = { id: crypto.randomUUID(), proof: body.proof, share: SHARE, tries: 0, untold: 0 };
        return json(201, { id: this.half.id, share: SHARE });
      case `POST locks/${this.half?.id}/open`:
        return this.openHalf(body);
      case `DELETE locks/${this.half?.id}`:
        this.half = null;
        return ours(new Response(null, { status: 204 }));
      default:
        return error(404, 'not_found');
    }
  }

  private openHalf({ proof }: Body): Response {
    const { half } = this;
    if (half && half.proof === proof) {
      const { share, untold } = half;
      half.untold = 0;
      return json(200, { share, wrong_before: untold });
    }
    if (half && (half.untold += 1) && (half.tries += 1) < 10) return error(403, 'wrong_pin');
    this.half = null;
    return error(403, 'lock_emptied');
  }

  private newPassphrase(account: Account, { auth_key, kdf, wrapped_user_key }: Body): void {
    account.password = auth_key;
    account.vault = { ...account.vault, kdf, wrapped_user_key };
  }

  private endRecovery(account: Account): void {
    account.vault = { ...account.vault, recovery: null };
    account.recoverySince = null;
  }

  private user(): unknown {
    if (!this.signedIn && !this.pending) return null;
    const second_factor = this.pending ? 'needed' : this.role === 'clinician' ? 'verified' : 'none';
    return { id: ID, username: this.account?.username, role: this.role, second_factor };
  }
}

function allauth(status: number, problem: { param: string; code: string; message: string }): Response {
  return json(status, { status, errors: [problem] });
}
