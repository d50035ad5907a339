import type { AnyComponent } from 'preact';

import { lazyPage } from '../ui/lazy-page';
import { type AspectName, loadAspects } from './aspects';

/** A screen that is fetched when somebody first goes there, with the aspects of entries that it draws. */
export function later<Props>(find: () => Promise<AnyComponent<Props>>, ...aspects: readonly AspectName[]): ReturnType<typeof lazyPage<AnyComponent<Props>>> {
  return lazyPage(async () => {
    const [screen] = await Promise.all([find(), loadAspects(...aspects)]);
    return screen;
  });
}
