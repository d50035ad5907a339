import { signal } from '@preact/signals';

import { ApiError, Offline } from '../../api/errors';
import { getScopes, type Scope } from '../../api/scopes';
import { getGrants, type Grant, revokeGrant } from '../../api/sharing';
import { dayKey, now } from '../../i18n/calendar';
import { drafts, entries, isDoubted, type Kind, type OpenEntry } from '../../store';
import { isEdited } from '../../store/editing';
import { isKind } from '../../store/kinds';
import { VaultError } from '../../vault/errors';
import { onForget } from '../../vault/forget';
import { requireVault, vault } from '../../vault/open-vault';
import { holdsStatement, scopeStatement } from '../../vault/statements';
import { loadAspects, namedBy, sharingOf } from '../aspects';
import { aliasOf, isHidden } from '../people/person';
import { mayGoByItself } from '../people/stays';
import { contentOf, isEmpty, without } from './content';
import { give } from './giving';
import { fetchLinks, type OwnLink } from './links';
import { areMarksUntold, exchangeMarks, isPrivate, setPrivate } from './private-marks';

// What is shared by itself. No list of what is to be sent is kept: what there is, is held against what went, after
// each exchange with the server. So what was written offline goes when it arrives, and nothing goes twice.

const SCOPES = 'scopes';
const SENT = 'scopes-sent';

type Sent = Readonly<Record<string, Readonly<Record<string, number>>>>; // by scope and entry: the revision that went

type Heard = { readonly scopes: readonly Scope[]; readonly links: readonly OwnLink[] };

const held = signal<readonly Scope[] | null>(null);
const WANTED = 'wanted-again'; // what the person wants to go once more
const OWED = 'take-back-private'; // what was kept private may be shared still

/** What this device knows to be shared by itself. Reading it inside a component subscribes to it. */
export function scopesHere(): readonly Scope[] {
  return (held.value ?? drafts.get<readonly Scope[]>(SCOPES) ?? []).filter(({ until }) => Date.parse(until) > now().getTime());
}

/**
 * Those that the person's own key signed for a link that stands: the server can make or widen none. `fetching`: the
 * links, where they are on their way already.
 */
export async function hearScopes(fetching?: Promise<readonly OwnLink[]>): Promise<Heard> {
  const here = requireVault();
  const { owner, identity } = here;
  const there = await getScopes();
  const links = there.length > 0 ? await (fetching ?? fetchLinks()) : [];
  const scopes: Scope[] = [];
  for (const scope of there) {
    const link = links.find(({ id, ended_at, paused }) => id === scope.care_link && ended_at === null && !paused);
    if (!link || ended().includes(scope.id)) continue;
    const statement = scopeStatement({ ...scope, scope: scope.id, client: owner, clinician: link.clinician.id });
    if (await holdsStatement(statement, scope.signature, identity.publicKeys.ed25519)) scopes.push(scope);
  }
  if (vault.peek() !== here) throw new VaultError('locked'); // they are nobody's any more
  held.value = scopes;
  if (scopes.length > 0 || drafts.get(SCOPES)) await drafts.set(SCOPES, scopes);
  return { scopes, links };
}

/** One that ended here runs no more on this device, whatever the server says. */
export function noteEnded(id: string): void {
  void drafts.set('scopes-ended', [...ended(), id]);
  held.value = scopesHere().filter((scope) => scope.id !== id);
  void drafts.set(SCOPES, held.value);
}

function wantedAgain(): readonly string[] {
  return drafts.get<readonly string[]>(WANTED) ?? [];
}

function ended(): readonly string[] {
  return drafts.get<readonly string[]>('scopes-ended') ?? [];
}

/**
 * Shares what is due. Nothing is asked of the server where nothing is, and nothing is fetched for whoever shares
 * nothing by itself. Answers whether something stays to be shared later: somebody is writing it, or how it is shared
 * could not be fetched. `wanted`: what ended may go again, for the person says so.
 */
export async function shareByItself(wanted?: string): Promise<boolean> {
  if (!vault.peek()) return false;
  if (wanted) void drafts.set(WANTED, [...wantedAgain(), wanted]);
  const heard = held.peek() === null ? await hearScopes() : null;
  const untold = areMarksUntold();
  if (untold) {
    await drafts.set(OWED, true);
    await exchangeMarks(); // whether or not anything goes from here: from another device it might
  }
  const owed = drafts.get(OWED) !== undefined;
  if (scopesHere().length === 0 && !owed) return false;
  if (!(await knowsHow())) return true;
  if (!heard && !owed && dueOf(scopesHere()).length === 0) return false;
  const { scopes, links } = heard ?? (await hearScopes());
  if (scopes.length === 0 && !owed) return false;
  await exchangeMarks(); // throws where it can't be known what is private: then nothing goes
  const due = dueOf(scopes);
  const grants = await getGrants();
  await takeBackPrivate(grants);
  if (owed) await drafts.remove(OWED);
  for (const { entry, scope } of due) {
    const link = links.find(({ id }) => id === scope.care_link);
    // Looked at anew each time: while one goes, the person may keep the next one private, or write on in it.
    if (link && !isEdited(entry.kind, entry.id) && goes(entry, scope)) await send(entry, scope, link, grants);
  }
  const done = new Set(due.flatMap(({ entry: { kind, id } }) => (isEdited(kind, id) ? [] : [id])));
  if (wantedAgain().some((id) => done.has(id))) await drafts.set(WANTED, wantedAgain().filter((id) => !done.has(id)));
  return due.some(({ entry: { kind, id } }) => isEdited(kind, id));
}

function knowsHow(): Promise<boolean> {
  return loadAspects('sharing', 'listing').then(
    () => true,
    () => false,
  );
}

type Due = { readonly entry: OpenEntry; readonly scope: Scope };

function dueOf(scopes: readonly Scope[]): readonly Due[] {
  return scopes.flatMap((scope) => (isKind(scope.kind) ? entries.of(scope.kind).peek().filter((entry) => goes(entry, scope)).map((entry) => ({ entry, scope })) : []));
}

/**
 * Whether it is among what the person agreed to share by itself, once it is done. What is not written yet (undefined)
 * will be; how kinds are shared has to be known (`loadAspects`).
 */
export function isMeant(entry: OpenEntry | undefined, { kind, start, level }: Pick<Scope, 'kind' | 'start' | 'level'>): boolean {
  const sharing = sharingOf(kind);
  if (!mayGoByItself(entry?.updated_at)) return false;
  if (!sharing || sharing.takesReply || (level === 'summary' && !sharing.summary)) return false;
  return !entry || (!sharing.keptBack(entry) && dayKey(entry.created_at) >= start);
}

/** Whether it is meant to go, may, and is on the server as it stands here. */
function goes(entry: OpenEntry, scope: Scope): boolean {
  if (!isMeant(entry, scope) || !sharingOf(scope.kind)?.ready(entry)) return false;
  if (isPrivate(entry.id) || isDoubted(entry.kind, entry.id)) return false;
  if (entry.revision === 0 || entries.stateOf(entry.kind, entry.id) !== 'synced') return false;
  return wantedAgain().includes(entry.id) || (sent()[scope.id]?.[entry.id] ?? 0) < entry.revision;
}

async function send(entry: OpenEntry, scope: Scope, link: OwnLink, grants: readonly Grant[]): Promise<void> {
  const { kind, id, revision } = entry;
  const fields = await sharingOf(kind)?.fields();
  if (!fields) return;
  const person = namedBy(entry);
  const hidden = isHidden(person);
  const whole = contentOf(entry, fields, aliasOf(person, ''), scope.level);
  const content = without(whole, new Set(hidden ? ['person'] : [])); // nobody hidden is named by itself
  if (isEmpty(content, fields)) return;
  const before = grants.find((one) => one.scope === scope.id && one.entry === id);
  const grant = before?.id ?? crypto.randomUUID();
  let ended = before?.state === 'revoked'; // taken back, or gone with its entry that is here again: the server knows
  try {
    if (!ended || wantedAgain().includes(id)) ended = (await give({ id: grant, link, kind: kind as Kind, entry: id, revision, level: scope.level, until: scope.until, content, scope: scope.id, again: wantedAgain().includes(id) })).state === 'revoked';
    if (isPrivate(id)) await revokeGrant(grant); // it was marked while this was on its way
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 401 || error.status === 429 || error.status >= 500) throw error;
    if (error.code === 'kept_private') ended = true;
    // once more later
    else if (error.code !== 'shared_already' && error.code !== 'not_shareable' && error.code !== 'outside_scope') return;
  }
  // It stays with them, here and on every device, unless it goes to somebody else.
  if (ended && !grants.some((one) => one.entry === id && one.state !== 'revoked')) await setPrivate(id, true);
  await drafts.set(SENT, { ...sent(), [scope.id]: { ...sent()[scope.id], [id]: revision } });
}

function sent(): Sent {
  return drafts.get<Sent>(SENT) ?? {};
}

/** A private mark wins over what went before it. */
async function takeBackPrivate(grants: readonly Grant[]): Promise<void> {
  for (const grant of grants) if (grant.scope && ['live', 'paused'].includes(grant.state) && isPrivate(grant.entry)) await revokeGrant(grant.id);
}

/** What is no fault of the app: no connection, a closed vault, or a list that can't be believed. */
export function isExpected(error: unknown): boolean {
  return error instanceof Offline || error instanceof ApiError || error instanceof VaultError;
}

onForget(() => {
  held.value = null;
});
