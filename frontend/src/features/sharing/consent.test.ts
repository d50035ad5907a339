import { beforeEach, describe, expect, it, vi } from 'vitest';

import { identityFrom, type Identity, newSeeds } from '../../vault/identity';
import { newInvitationCode, proveKeys } from '../../vault/invitation';
import { requireVault } from '../../vault/open-vault';
import { limitsStatement, signStatement } from '../../vault/statements';
import { openAs } from '../../store/testing/person';
import { requireInvitation } from '../../entries/shared/require-invitation';
import { accept } from './accept';
import { fetchLinks } from '../../entries/shared/links';
import { type CareLink, type FoundInvitation, getCareLinks, type Limits, type NewCareLink, type NewGrant, createCareLink, findInvitation, createGrant } from '../../api/sharing';
import { untimedId } from '../../store/uuid7';
import { DAYS, NotSavedYet, shareEntry, untilAfter } from './share';

vi.mock('../../api/sharing');
const stored = vi.hoisted(() => ({ repair: undefined as unknown, state: 'synced' }));
vi.mock('../../store', () => ({
  entries: { settled: async () => undefined, stateOf: () => stored.state, find: () => stored.repair },
  syncNow: async () => undefined,
}));

const CLINICIAN = '018f2b6e-0000-7000-8000-000000000002';
const LINK = '018f2b6e-0000-7000-8000-0000000000b1';
const about = { id: CLINICIAN, display_name: 'Dr Vogt', practice: 'Harbour', response_window: 'two working days', away: null, limits: null };
let clinician: Identity;
let stranger: Identity;
let code: ReturnType<typeof newInvitationCode>;

async function invitation(keys = clinician.publicKeys): Promise<FoundInvitation> {
  return { id: 'i', clinician: about, public_keys: keys, proof: await proveKeys(code.secret, CLINICIAN, clinician.publicKeys), expires_at: '' };
}

async function linked(): Promise<CareLink> {
  vi.mocked(findInvitation).mockResolvedValue(await invitation());
  await accept(await requireInvitation(code.code), LINK, { name: 'Wren', pronouns: 'they/them' });
  const sent = vi.mocked(createCareLink).mock.calls[0]?.[0] as NewCareLink;
  return { id: LINK, clinician: about, public_keys: clinician.publicKeys, alias_copy: sent.alias_copy, since: '', ended_at: null, ended_by: '', paused: false, keys: 'first' };
}

beforeEach(async () => {
  vi.clearAllMocks();
  await openAs();
  clinician = await identityFrom(newSeeds());
  stranger = await identityFrom(newSeeds());
  code = newInvitationCode();
  stored.repair = { revision: 3 };
  stored.state = 'synced';
});

describe('a code', () => {
  it('is read however it was typed, and only its first part leaves', async () => {
    vi.mocked(findInvitation).mockResolvedValue(await invitation());
    const { found } = await requireInvitation(` ${code.code.toLowerCase().replaceAll('-', ' ')} `);
    expect(found.clinician.display_name).toBe('Dr Vogt');
    expect(vi.mocked(findInvitation).mock.calls).toEqual([[code.lookup]]);
  });

  it('stops when the server names other keys than the code proves', async () => {
    vi.mocked(findInvitation).mockResolvedValue(await invitation(stranger.publicKeys));
    await expect(requireInvitation(code.code)).rejects.toMatchObject({ code: 'key_mismatch' });
    expect(createCareLink).not.toHaveBeenCalled();
  });

  it.each(['display_name', 'practice', 'response_window'])('promise 5: stops when the server shows another %s than the code proves', async (what) => {
    const found = await invitation();
    const proof = await proveKeys(code.secret, CLINICIAN, clinician.publicKeys, about);
    vi.mocked(findInvitation).mockResolvedValue({ ...found, proof, clinician: { ...about, [what]: 'another' } });
    await expect(requireInvitation(code.code)).rejects.toMatchObject({ code: 'key_mismatch' });
    vi.mocked(findInvitation).mockResolvedValue({ ...found, proof });
    expect((await requireInvitation(code.code)).named).toBe(true);
  });

  it('of before, which says nothing of the name, is told from one that does', async () => {
    vi.mocked(findInvitation).mockResolvedValue(await invitation());
    expect((await requireInvitation(code.code)).named).toBe(false);
  });

  it('promise 5: a link keeps the name that was accepted, whatever the server calls it later', async () => {
    const link = await linked();
    vi.mocked(getCareLinks).mockResolvedValue([{ ...link, clinician: { ...about, display_name: 'Dr Else', practice: 'Elsewhere' } }]);
    expect((await fetchLinks())[0]?.clinician).toEqual(about);
    vi.mocked(getCareLinks).mockResolvedValue([{ ...link, id: 'another', clinician: { ...about, display_name: 'Dr Else' } }]);
    expect((await fetchLinks())[0]?.clinician.display_name).toBe('Dr Else'); // no share goes to keys not pinned
  });

  it('promise 5: what a therapist may have to pass on is theirs, or is not shown', async () => {
    const text = 'A court can ask for my notes.';
    const signature = await signStatement(await limitsStatement(CLINICIAN, text), clinician);
    const link = await linked();
    const shown = async (limits: Limits): Promise<string | undefined> => {
      vi.mocked(getCareLinks).mockResolvedValue([{ ...link, clinician: { ...about, limits } }]);
      vi.mocked(findInvitation).mockResolvedValue({ ...(await invitation()), clinician: { ...about, limits } });
      const [before, after] = [(await requireInvitation(code.code)).limits, (await fetchLinks())[0]?.limits];
      expect(before).toBe(after);
      return before;
    };
    expect(await shown({ text, signature })).toBe(text);
    expect(await shown({ text: 'Nothing at all.', signature })).toBe('');
    expect(await shown({ text, signature: await signStatement(await limitsStatement(CLINICIAN, text), stranger) })).toBe('');
  });

  it('asks nothing of the server when it is not whole', async () => {
    await expect(requireInvitation('ABCD-EFGH')).rejects.toMatchObject({ code: 'bad_code' });
    expect(findInvitation).not.toHaveBeenCalled();
  });

  it('never hands its secret half or the name over', async () => {
    await linked();
    const sent = JSON.stringify(vi.mocked(createCareLink).mock.calls[0]?.[0]);
    expect(sent).not.toContain(code.secret);
    expect(sent).not.toContain('Wren');
  });
});

describe('a share', () => {
  const content = { columns: {}, answers: { kinds: ['other'] }, words: { happened: 'a canary sentence' } };
  const until = untilAfter('90', new Date('2026-06-15T12:00:00.500Z'));

  it('promise 37: ends on a day so many days from now, and its hour tells nothing of when it was made', () => {
    expect(until).toBe('2026-09-13T00:00:00Z');
    expect(untilAfter('90', new Date('2026-06-15T23:59:59Z'))).toBe(until);
    expect(untilAfter('90', new Date('2026-06-15T00:00:00Z'))).toBe(until);
  });

  it.each(DAYS)('promise 11: for %s days, it lasts no longer, and never more than a year', (days) => {
    for (const now of ['2026-06-15T00:00:00Z', '2026-12-31T23:59:59.999Z', '2028-02-29T12:00:00Z', '2027-03-01T00:00:00Z'].map((at) => new Date(at))) {
      const lasts = (Date.parse(untilAfter(days, now)) - now.getTime()) / 86_400_000;
      expect(lasts).toBeLessThanOrEqual(Math.min(Number(days), 365));
      expect(lasts).toBeGreaterThan(Number(days) - 1);
    }
  });

  it('is sealed, signed, and of the revision that the server holds', async () => {
    await shareEntry({ id: 'g', link: await linked(), kind: 'repairs', entry: 'e', level: 'full', until, content });
    const sent = vi.mocked(createGrant).mock.calls[0]?.[0] as NewGrant;
    expect(sent).toMatchObject({ id: 'g', care_link: LINK, kind: 'repairs', entry: 'e', entry_revision: 3, level: 'full', until });
    expect(JSON.stringify(sent)).not.toContain('canary');
  });

  it('goes nowhere when the server names other keys than were accepted', async () => {
    const link = { ...(await linked()), public_keys: stranger.publicKeys };
    await expect(shareEntry({ id: 'g', link, kind: 'repairs', entry: 'e', level: 'full', until, content })).rejects.toMatchObject({ code: 'key_mismatch' });
    expect(createGrant).not.toHaveBeenCalled();
  });

  it('waits until the entry is saved everywhere', async () => {
    const link = await linked();
    stored.state = 'waiting';
    await expect(shareEntry({ id: 'g', link, kind: 'repairs', entry: 'e', level: 'full', until, content })).rejects.toBeInstanceOf(NotSavedYet);
    expect(createGrant).not.toHaveBeenCalled();
    expect(requireVault().owner).toBeTruthy();
  });
});

it('the ids of shares and links hold no time: they are random, and not of version 7', () => {
  expect(untimedId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
});
