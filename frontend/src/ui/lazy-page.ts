// eslint-disable-next-line no-restricted-syntax -- what all others import instead
import lazy from 'preact-iso/lazy';

import { AbsentScreen } from './absent-screen';

/**
 * A page that is fetched when somebody first goes there. Not on the device and no way to fetch it: the router would
 * wait for ever, and so a page that says so stands in its place.
 */
export function lazyPage<Page>(load: () => Promise<Page>): ReturnType<typeof lazy<Page>> {
  return lazy<Page>(() => load().catch(() => AbsentScreen as Page));
}
