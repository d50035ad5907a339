import type { SessionUser } from '../api/types';
import { brought, INVITATION } from '../session/brought';
import { homeOf } from '../session/home';
import type { Session } from '../session/state';
import { again } from '../ui/absent-screen';
import { FEATURES } from './features';

const NEW_HERE = /^\/welcome\/(name|key|card|clinician)$/;

/**
 * Remembers the page that nobody may see yet. Not where somebody signed out, or left their device to another one: the
 * next one here is not led to their pages. Where the server forgot somebody, it waits for them alone.
 */
export function bring({ url: whole, user, before }: { readonly url: string; readonly user: Session['user']; readonly before: Session['state'] }): void {
  const { pathname: at, search, hash } = new URL(whole);
  const invited = at === INVITATION && hash !== '';
  again.load = beginAnew;
  brought.value = invited || user !== null || before === 'starting' ? { at, url: at + search + hash, by: invited ? null : (user?.id ?? null) } : null;
}

/** An invitation stands in no other place than this page's memory, and so is followed once more. */
function beginAnew(): void {
  if (brought.value?.at === INVITATION && location.pathname.startsWith('/welcome')) location.replace(brought.value.url);
  else location.reload();
}

/**
 * Where somebody goes who is in now: to what they came for, if it is a page of theirs, and else to where they begin.
 * Given back once.
 */
export function goal(from: string, user: SessionUser | null): string {
  const home = homeOf(user);
  if (!brought.value || !user) return home;
  const { at, url, by } = brought.value;
  brought.value = null;
  const theirs = at === '/' ? home === '/' : isOf(at, user.role);
  const meant = at === INVITATION || ((by === null || by === user.id) && !NEW_HERE.test(from));
  return theirs && meant ? url : home;
}

function isOf(at: string, role: SessionUser['role']): boolean {
  const found = FEATURES.find((one) => one.at !== '/' && (at === one.at || at.startsWith(`${one.at}/`)));
  return found !== undefined && (found.for === undefined || found.for === role);
}
