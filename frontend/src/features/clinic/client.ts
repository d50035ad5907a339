import { glancingOf, sharingOf } from '../../entries/aspects';
import { t } from '../../i18n';
import type { Alias } from '../../vault/care-link';
import { type ClientCase, type ClientScope, getClient, type SharedItem } from './api';
import { caseload, loadCaseload } from './caseload';
import { keepCurrent } from './opened';
import { openAliasOf, signedScopes } from './opening';

/** A client with the name to use; null where the keys or the copy do not hold. */
export type Client = { readonly one: ClientCase; readonly alias: Alias | null; readonly scopes: readonly ClientScope[] };

/** `unattended`: asked for by the page itself. */
export async function fetchClient(careLink: string, unattended = false): Promise<Client> {
  const one = await getClient(careLink, unattended);
  keepCurrent(one);
  // Whose keys were compared aloud stands in the roster.
  if (one.introduction.keys === 'anew' && caseload.peek() === null) await loadCaseload();
  const alias = await openAliasOf(one.introduction);
  return { one, alias, scopes: alias ? await signedScopes(one) : [] };
}

export function nameOf({ alias }: Client): string {
  return alias?.name || t('clinic.unnamed');
}

type Parts = Record<'brought' | 'notes' | 'recent' | 'kept' | 'before', readonly SharedItem[]>;

/**
 * What they want to bring, the newest alone; what didn't sit well with the clinician, until it was read and a session
 * has passed; what came since the last session; what is good to remember of before; and the rest of before. `here`:
 * what is open on the page, which stays where it is.
 */
export function partsOf(shared: readonly SharedItem[], here: ReadonlySet<string> | ReadonlyMap<string, unknown>): Parts {
  const remembered = ({ kind }: SharedItem): boolean => glancingOf(kind)?.remembered === true;
  const brought = shared.filter(({ kind }, index) => glancingOf(kind)?.first === true && shared.findIndex((one) => one.kind === kind) === index);
  const notes = shared.filter(
    ({ kind, grant, since_last_session, opened_before }) => sharingOf(kind)?.takesReply && (since_last_session || !opened_before || here.has(grant)),
  );
  const others = shared.filter((item) => !brought.includes(item) && !notes.includes(item));
  const earlier = others.filter(({ since_last_session }) => !since_last_session);
  return {
    brought,
    notes,
    recent: others.filter(({ since_last_session }) => since_last_session),
    kept: earlier.filter(remembered),
    before: earlier.filter((item) => !remembered(item)),
  };
}
