import { ApiError } from '../../api/errors';
import { answerHandover, getHandovers, type Handover } from '../../api/handovers';
import { type CareLink, type Clinician, createGrant, getGrants, getSharesToSeal, type Grant, type ShareToSeal } from '../../api/sharing';
import { sharingOf } from '../../entries/aspects';
import { type Checked, requireInvitation } from '../../entries/shared/require-invitation';
import { fetchLinks } from '../../entries/shared/links';
import { ownAlias, requirePinnedKeys } from '../../vault/care-link';
import { VaultError } from '../../vault/errors';
import type { AliasHeader } from '../../vault/headers';
import type { PublicKeys } from '../../vault/identity';
import { openHandover } from '../../vault/handovers';
import { aboutOf } from '../../vault/headers';
import { requireVault } from '../../vault/open-vault';
import { openOwnShare, sealShare } from '../../vault/shares';
import { accept } from './accept';
import { untimedId } from '../../store/uuid7';

/** The colleague, checked on this device: by the code, or by the link that was made with it already. */
type Colleague = { readonly clinician: Clinician; readonly keys: PublicKeys } & ({ readonly code: Checked } | { readonly link: CareLink });

/** A proposal with the colleague behind it, and what could go along. */
export type Proposal = {
  readonly handover: Handover;
  readonly from: CareLink;
  readonly colleague: Colleague;
  readonly grants: readonly Grant[];
  readonly newLink: string; // its id, the same when it is tried again
};

/**
 * The proposal, or null where it waits no more. The code in it counts only where the therapist signed it with the key
 * that was accepted at the first linking, and the colleague's keys only where they fit that code. Throws VaultError,
 * ApiError, Offline.
 */
export async function fetchProposal(id: string): Promise<Proposal | null> {
  const [handovers, links, grants] = await Promise.all([getHandovers(), fetchLinks(), getGrants()]);
  const handover = handovers.find((one) => one.id === id);
  const from = links.find((one) => one.id === handover?.care_link);
  if (!handover || !from?.alias_copy) return null;
  const begun = links.find((one) => one.id === handover.new_care_link);
  const code = await codeOf(handover, from); // whoever proposed it signed it, also where no code is needed any more
  const colleague = begun ? { clinician: begun.clinician, keys: await pinnedKeys(begun), link: begun } : await colleagueBy(code, handover);
  const goes = grants.filter((one) => one.care_link === from.id && one.state === 'live' && !sharingOf(one.kind)?.takesReply);
  return { handover, from, colleague, grants: goes, newLink: begun?.id ?? untimedId() };
}

async function codeOf(handover: Handover, from: CareLink): Promise<string> {
  const keys = await pinnedKeys(from);
  return openHandover(handover, { ...betweenUs(from), handover: handover.id, invitation: handover.invitation }, keys.ed25519);
}

async function colleagueBy(typed: string, handover: Handover): Promise<Colleague> {
  const code = await requireInvitation(typed);
  if (code.found.id !== handover.invitation) throw new VaultError('key_mismatch');
  return { clinician: code.found.clinician, keys: code.found.public_keys, code };
}

function betweenUs({ id, clinician }: CareLink): AliasHeader {
  return { careLink: id, client: requireVault().owner, clinician: clinician.id };
}

function pinnedKeys(link: CareLink): Promise<PublicKeys> {
  if (!link.alias_copy) throw new VaultError('cannot_open');
  return requirePinnedKeys(link.alias_copy, betweenUs(link), link.public_keys);
}

/**
 * The client's yes: a link with the colleague, what goes along sealed anew for them, and the end of the link that was.
 * Begun again after it was cut off, it goes on where it stood. Answers how much stayed, for it can't be shared as it is
 * now. Throws VaultError, ApiError, Offline.
 */
export async function goOn({ handover, from, colleague, grants, newLink }: Proposal, sharesSame: boolean): Promise<number> {
  if (!from.alias_copy) throw new VaultError('cannot_open');
  const link = 'link' in colleague ? colleague.link : await accept(colleague.code, newLink, await ownAlias(from.alias_copy, betweenUs(from)));
  const goes = sharesSame ? (await getSharesToSeal(from.id)).filter(({ id }) => grants.some((one) => one.id === id)) : [];
  const there = goes.length > 0 ? (await getGrants()).filter((one) => one.care_link === link.id && one.state === 'live') : [];
  let stayed = 0;
  for (const share of goes) {
    if (there.some(({ entry, kind }) => entry === share.entry && kind === share.kind)) continue;
    await sealFor(share, from, link, colleague).catch((error: unknown) => {
      if (!(error instanceof ApiError && error.code === 'not_shareable')) throw error;
      stayed += 1;
    });
  }
  await answerHandover(handover.id, 'accepted');
  return stayed;
}

async function sealFor(share: ShareToSeal, from: CareLink, to: CareLink, { clinician, keys }: Colleague): Promise<void> {
  const { kind, entry, entry_revision, level, until } = share;
  const what = { client: requireVault().owner, kind, level, until };
  const content = await openOwnShare(share.copy, { ...what, grant: share.id, about: share.about, clinician: from.clinician.id });
  const id = untimedId();
  const about = await aboutOf({ grant: id, kind, entry, entryRevision: entry_revision });
  const sealed = await sealShare(content, { ...what, grant: id, about, clinician: clinician.id }, keys);
  await createGrant({ id, care_link: to.id, kind, entry, entry_revision, level, until, ...sealed });
}
