import { beforeEach, describe, expect, it, vi } from 'vitest';

import { sealAlias } from '../../vault/care-link';
import { newSeeds, identityFrom, sealSeeds } from '../../vault/identity';
import { proveKeys } from '../../vault/invitation';
import { openVault, requireVault } from '../../vault/open-vault';
import { sealShare } from '../../vault/shares';
import { scopeStatement, signStatement } from '../../vault/statements';
import { deriveUserKeys } from '../../vault/user-key';
import { checkedKeys } from './checked-keys';
import { ApiError } from '../../api/errors';
import { type ClientCase, type ClientScope, getSharedCopy, type NewInvitation, createInvitation, type SharedCopy } from './api';
import { invite } from './invite';
import { ChangedMeanwhile, openAliasOf, openShared, requireClientKeys, signedScopes } from './opening';

vi.mock('./api');

const CLIENT = '018f2b6e-0000-7000-8000-000000000001';
const CLINICIAN = '018f2b6e-0000-7000-8000-000000000002';
const LINK = '018f2b6e-0000-7000-8000-0000000000b1';
const GRANT = '018f2b6e-0000-7000-8000-0000000000c1';
const ABOUT = 'RW50cnkgYW5kIHJldmlzaW9uLCBoYXNoZWQgdG9nZXRo';
const CONTENT = { columns: {}, answers: {}, words: { happened: 'We planned with two maps.' } };
const item = {
  grant: GRANT, kind: 'repairs', about: ABOUT, level: 'full', shared_on: '2026-06-15', since_last_session: true,
  until: '2026-09-13T12:00:00Z', opened_before: false,
} as const; // prettier-ignore

const seeds = { [CLIENT]: newSeeds(), [CLINICIAN]: newSeeds() };

async function be(who: typeof CLIENT | typeof CLINICIAN): Promise<void> {
  const userKey = new Uint8Array(32).fill(who === CLIENT ? 1 : 2);
  const { identity } = await deriveUserKeys(userKey);
  const mine = new Uint8Array(seeds[who] as Uint8Array<ArrayBuffer>);
  const { publicKeys } = await identityFrom(mine.slice());
  await openVault(who, userKey, { wrapped_private_keys: await sealSeeds(mine, identity), public_keys: publicKeys });
}

let one: ClientCase;
let answer: SharedCopy;

beforeEach(async () => {
  vi.clearAllMocks();
  await be(CLINICIAN);
  const code = await invite('Wren, Thursdays', { display_name: 'Dr Vogt', practice: 'Harbour', response_window: 'two days' });
  const { id, words, proof } = vi.mocked(createInvitation).mock.calls[0]?.[0] as NewInvitation;
  expect(JSON.stringify({ words, proof })).not.toContain('Wren,');
  const clinicianKeys = requireVault().identity.publicKeys;

  await be(CLIENT);
  const { publicKeys } = requireVault().identity;
  const secret = code.replaceAll('-', '').slice(8);
  const introduction = {
    care_link: LINK, client: CLIENT, invitation: { id, words }, client_public_keys: publicKeys,
    alias_copy: await sealAlias({ name: 'Wren', pronouns: 'they/them' }, { careLink: LINK, client: CLIENT, clinician: CLINICIAN }, clinicianKeys),
    client_proof: await proveKeys(secret, CLIENT, publicKeys),
    keys: 'first' as const,
  }; // prettier-ignore
  one = {
    care_link: LINK, introduction, linked_on: '2026-06-01', next_session_at: null, last_session_at: null, every_weeks: 0, review: [],
    shared: [item], scopes: [], unopened: {}, suggested: {}, memo: null,
  }; // prettier-ignore
  const { grant, kind, about, level, until } = item;
  const header = { grant, client: CLIENT, clinician: CLINICIAN, kind, about, level, until };
  const sealed = await sealShare(CONTENT, header, clinicianKeys);
  answer = { grant, client: CLIENT, clinician: CLINICIAN, kind, about, level, until, ...sealed };
  vi.mocked(getSharedCopy).mockResolvedValue(answer);
  await be(CLINICIAN);
});

describe("a clinician's browser", () => {
  it('promise 31: opens the name and pronouns that the person chose, and what was shared', async () => {
    expect(await openAliasOf(one.introduction)).toEqual({ name: 'Wren', pronouns: 'they/them' });
    expect(await openShared(one, item)).toEqual(CONTENT);
  });

  it('shows no name for keys that the code does not prove, and fetches nothing', async () => {
    const { publicKeys } = await identityFrom(newSeeds());
    const swapped = { ...one, introduction: { ...one.introduction, client_public_keys: publicKeys } };
    expect(await openAliasOf(swapped.introduction)).toBeNull();
    await expect(openShared(swapped, item)).rejects.toMatchObject({ code: 'key_mismatch' });
    expect(getSharedCopy).not.toHaveBeenCalled();
  });

  it('after keys were made anew opens what comes from the keys that were compared aloud, and no other', async () => {
    const anew = { ...one.introduction, keys: 'anew' as const };
    await expect(requireClientKeys(anew)).rejects.toMatchObject({ code: 'key_mismatch' });
    checkedKeys.value = { [LINK]: anew.client_public_keys };
    await requireClientKeys(anew);
    const { publicKeys } = await identityFrom(newSeeds());
    const swapped = { ...one, introduction: { ...anew, client_public_keys: publicKeys } };
    expect(await openAliasOf(swapped.introduction)).toBeNull();
    await expect(openShared(swapped, item)).rejects.toMatchObject({ code: 'key_mismatch' });
    expect(getSharedCopy).not.toHaveBeenCalled();
  });

  it('shows no name when the note of the invitation is gone', async () => {
    expect(await openAliasOf({ ...one.introduction, invitation: null })).toBeNull();
  });

  it.each([{ level: 'summary' }, { until: '2027-09-13T12:00:00Z' }, { about: GRANT }, { about: `${GRANT}|2` }] as const)(
    'refuses a copy under another label: %o',
    async (change) => {
      vi.mocked(getSharedCopy).mockResolvedValue({ ...answer, ...change }); // the server says the same as the page
      await expect(openShared(one, { ...item, ...change })).rejects.toMatchObject({ code: 'bad_signature' });
    },
  );

  it('does not take what a newer revision replaced for forged', async () => {
    await expect(openShared(one, { ...item, about: 'the revision before' })).rejects.toBeInstanceOf(ChangedMeanwhile);
  });

  it('promise 13: asks for the revision that the page shows, and takes a no for no reading', async () => {
    await openShared(one, item);
    expect(getSharedCopy).toHaveBeenCalledWith(expect.objectContaining({ grant: GRANT, about: item.about }));
    vi.mocked(getSharedCopy).mockRejectedValue(new ApiError(409, 'stale_revision', ''));
    await expect(openShared(one, item)).rejects.toBeInstanceOf(ChangedMeanwhile);
  });

  it('promise 10: shows of what goes by itself only what the client signed', async () => {
    await be(CLIENT);
    const terms = { scope: 's', kind: 'repairs', level: 'summary', start: '2026-06-15', until: '2026-09-13T00:00:00Z' } as const;
    const statement = scopeStatement({ ...terms, client: CLIENT, clinician: CLINICIAN });
    const signature = await signStatement(statement, requireVault().identity);
    await be(CLINICIAN);
    const shown = (scope: Partial<ClientScope>) => signedScopes({ ...one, scopes: [{ ...terms, signature, ...scope }] });
    expect(await shown({})).toHaveLength(1);
    for (const wider of [{ level: 'full' }, { until: '2027-06-13T00:00:00Z' }, { start: '2020-01-01' }, { kind: 'people' }, { scope: 't' }] as const) expect(await shown(wider)).toEqual([]);
  });

  it('refuses a text that the client did not sign', async () => {
    const other = await sealShare({ ...CONTENT, words: {} }, { ...item, client: CLIENT, clinician: CLINICIAN }, one.introduction.client_public_keys);
    vi.mocked(getSharedCopy).mockResolvedValue({ ...answer, copy: other.copy });
    await expect(openShared(one, item)).rejects.toMatchObject({ code: 'bad_signature' });
  });
});
