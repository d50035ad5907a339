import type { AnyComponent } from 'preact';
import lazy from 'preact-iso/lazy';

import { AbsentScreen } from './absent-screen';

/**
 * A page that is fetched when somebody first goes there. Not on the device and no way to fetch it: the router would
 * wait for ever, and so a page that says so stands in its place.
 */
export function lazyPage(load: () => Promise<AnyComponent>): ReturnType<typeof lazy<AnyComponent>> {
  return lazy<AnyComponent>(() => load().catch(() => AbsentScreen));
}
