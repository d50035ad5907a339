import { onForget } from '../vault/forget';
import { type Back } from './page-chrome';

type Stop = { readonly at: string; readonly href: string; readonly label: string; readonly place: boolean; readonly writing: boolean };

// Help is not a stop on the way: who went there comes back to where they were.
const ASIDE = /^\/(help|tell)(\/|$)/;
const ONE_OF_THEM = /\/[\da-f-]{36}(\/|$)/;

// The screens since the last of the places, that one first. In memory alone, and not longer than somebody is here.
let trail: readonly Stop[] = [];
/** For a device that somebody else takes up, or labels that were said in another language. */
export function forgetTrail(): void {
  trail = [];
}
onForget(forgetTrail);

/** A screen has come. A place begins the trail anew, and coming back to a screen takes what was after it away. */
export function arrive(label: string, { place, writing }: { readonly place: boolean; readonly writing: boolean }): void {
  const { pathname: at, search, hash } = location;
  if (ASIDE.test(at)) return;
  trail = [...(place ? [] : before(at)), { at, href: at + search + hash, label, place, writing }];
}

function before(at: string): readonly Stop[] {
  const found = trail.findIndex((stop) => stop.at === at);
  return found < 0 ? trail : trail.slice(0, found);
}

/**
 * Where a screen leads back to: where it always does, unless that is a list which this person did not come by. From
 * Today, or by another way, they come back to the place they came from. Whoever opened an address came from none.
 */
export function wayBack(always: Back): Back {
  const { pathname } = location;
  const [origin, ...rest] = before(pathname);
  if (!origin?.place || ASIDE.test(pathname) || ONE_OF_THEM.test(always.href)) return always;
  const cameBy = [origin, ...rest].some(({ at }) => at === always.href) || isWithin(pathname, origin.at);
  return cameBy ? always : { href: origin.href, label: origin.label };
}

function isWithin(at: string, place: string): boolean {
  return place !== '/' && at.startsWith(place);
}

/** Where somebody stood when they went to Help. */
export function lastStop(): Stop | undefined {
  return trail.at(-1);
}
