import { beforeEach, expect, test, vi } from 'vitest';

import { ApiError, Offline } from '../../api/errors';
import { answerHandover, getHandovers, type Handover } from '../../api/handovers';
import { type CareLink, createGrant, getGrants, getSharesToSeal, type Grant, type ShareToSeal } from '../../api/sharing';
import { loadAspects } from '../../entries/aspects';
import { VaultError } from '../../vault/errors';
import { openHandover } from '../../vault/handovers';
import { accept } from './accept';
import { fetchProposal, goOn, type Proposal } from './handing-over';

vi.mock('../../api/handovers');
vi.mock('../../api/sharing');
vi.mock('./accept');
vi.mock('../../entries/shared/links', () => ({ fetchLinks: () => Promise.resolve(['old', 'new'].map((id) => ({ id, alias_copy: {}, clinician: { id } }))) }));
vi.mock('../../vault/care-link', () => ({ ownAlias: () => Promise.resolve({ name: 'Wren', pronouns: '' }), requirePinnedKeys: () => Promise.resolve({}) }));
vi.mock('../../vault/handovers', () => ({ openHandover: vi.fn() }));
vi.mock('../../vault/open-vault', () => ({ requireVault: () => ({ owner: 'me' }) }));
vi.mock('../../vault/shares', () => ({ openOwnShare: () => Promise.resolve({}), sealShare: () => Promise.resolve({ copy: {}, signature: 's' }) }));

const share = (entry: string): ShareToSeal => ({ id: `of ${entry}`, kind: 'repairs', entry, entry_revision: 1, level: 'full', until: 'u', about: 'a', copy: {} }) as unknown as ShareToSeal;
const there: Grant[] = [];
const proposal = {
  handover: { id: 'h' },
  from: { id: 'old', clinician: { id: 'c' }, alias_copy: {} },
  colleague: { clinician: { id: 'd' }, keys: {}, code: {} },
  grants: [share('one'), share('two')],
  newLink: 'new',
} as unknown as Proposal;

beforeEach(() => {
  vi.mocked(accept).mockResolvedValue({ id: 'new' } as CareLink);
  vi.mocked(getSharesToSeal).mockResolvedValue([share('one'), share('two')]);
  vi.mocked(getGrants).mockImplementation(() => Promise.resolve([...there]));
  vi.mocked(createGrant).mockImplementation(({ entry, kind, care_link }) => {
    const made = { entry, kind, care_link, state: 'live' } as Grant;
    there.push(made);
    return Promise.resolve(made);
  });
});

test('a yes that was cut off goes on where it stood: one link, and each share once', async () => {
  vi.mocked(createGrant).mockImplementationOnce(({ entry, kind, care_link }) => {
    there.push({ entry, kind, care_link, state: 'live' } as Grant);
    return Promise.reject(new Offline()); // it arrived, and the answer did not
  });
  await expect(goOn(proposal, true)).rejects.toThrow(Offline);
  expect(answerHandover).not.toHaveBeenCalled();
  await goOn(proposal, true);
  expect(vi.mocked(accept).mock.calls.map(([, id]) => id)).toEqual(['new', 'new']);
  expect(there.map(({ entry }) => entry)).toEqual(['one', 'two']);
  expect(vi.mocked(answerHandover).mock.calls).toEqual([['h', 'accepted']]);
});

test('what can not be shared as it is now stays, is said to, and holds up nothing else', async () => {
  there.length = 0;
  vi.mocked(createGrant).mockRejectedValueOnce(new ApiError(403, 'not_shareable', ''));
  expect(await goOn(proposal, true)).toBe(1);
  expect(there.map(({ entry }) => entry)).toEqual(['two']);
  expect(answerHandover).toHaveBeenCalledWith('h', 'accepted');
  there.length = 0;
  vi.mocked(answerHandover).mockClear();
  vi.mocked(createGrant).mockRejectedValueOnce(new ApiError(500, 'error', ''));
  await expect(goOn(proposal, true)).rejects.toThrow(ApiError);
  expect(answerHandover).not.toHaveBeenCalled();
});

test('what did not sit well with the one therapist does not go along to the other, nor what is closed', async () => {
  await loadAspects('sharing');
  vi.mocked(getHandovers).mockResolvedValue([{ id: 'h', care_link: 'old', new_care_link: 'new' } as Handover]);
  const kinds = [['repairs', 'live'], ['speak-ups', 'live'], ['repairs', 'revoked'], ['repairs', 'paused']] as const;
  vi.mocked(getGrants).mockResolvedValue(kinds.map(([kind, state], index) => ({ id: `${index}`, care_link: 'old', kind, state }) as Grant));
  expect((await fetchProposal('h'))?.grants.map(({ id }) => id)).toEqual(['0']);
});

test('a proposal that the therapist did not sign is none, also for whoever is linked with the colleague', async () => {
  await loadAspects('sharing');
  vi.mocked(openHandover).mockRejectedValue(new VaultError('bad_signature'));
  vi.mocked(getHandovers).mockResolvedValue([{ id: 'h', care_link: 'old', new_care_link: 'new' } as Handover]);
  await expect(fetchProposal('h')).rejects.toThrow(VaultError);
});
