import type { AnyComponent } from 'preact';
import lazy from 'preact-iso/lazy';

import { AbsentScreen } from '../ui/absent-screen';
import { type AspectName, loadAspects } from './aspects';

/** A screen that is fetched when somebody first goes there, with the aspects of entries that it draws. */
export function later<Props>(find: () => Promise<AnyComponent<Props>>, ...aspects: readonly AspectName[]): ReturnType<typeof lazy<AnyComponent<Props>>> {
  return lazy(async () => {
    try {
      const [screen] = await Promise.all([find(), loadAspects(...aspects)]);
      return screen;
    } catch {
      // Not on the device and no way to fetch it: the router would wait for ever.
      return AbsentScreen as AnyComponent<Props>;
    }
  });
}
