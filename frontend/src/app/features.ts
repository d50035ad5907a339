import type { AnyComponent } from 'preact';
import lazy from 'preact-iso/lazy';

import { type Area, loadCatalogues } from '../i18n';
import { AbsentScreen } from '../ui/absent-screen';

type Feature = { readonly name: string; readonly at: string; readonly areas: readonly Area[] };

/**
 * Where each feature lives and which texts come with it. The first match wins, so the narrower address stands first.
 */
export const FEATURES: readonly Feature[] = [
  { name: 'today', at: '/', areas: ['today'] },
  { name: 'today', at: '/note', areas: ['today'] },
  { name: 'reflections', at: '/practice/reflections', areas: ['reflections', 'help'] },
  { name: 'speakup', at: '/practice/speak-ups', areas: ['speakup', 'safety'] },
  { name: 'practice', at: '/practice', areas: ['practice', 'reflections', 'speakup'] },
  { name: 'moments', at: '/people/moments', areas: ['moments'] },
  { name: 'people', at: '/people', areas: ['people'] },
  { name: 'journal', at: '/journal', areas: ['journal'] },
  { name: 'account', at: '/you/account', areas: ['account'] },
  { name: 'lock', at: '/you/lock', areas: ['lock'] },
  { name: 'reminders', at: '/you/reminders', areas: ['reminders'] },
  { name: 'cards', at: '/you/cards', areas: ['cards', 'today'] },
  { name: 'sharing', at: '/you/sharing', areas: ['sharing', 'speakup'] },
  { name: 'feedback', at: '/tell', areas: ['feedback'] },
  { name: 'guise', at: '/icon', areas: ['guise'] },
  { name: 'you', at: '/you', areas: ['you', 'exit'] },
  { name: 'clinic', at: '/clinic', areas: ['clinic'] },
  { name: 'help', at: '/help', areas: ['help', 'exit'] },
  { name: 'welcome', at: '/welcome', areas: ['welcome', 'exit'] },
];

type Routes = { default: AnyComponent };
const files = import.meta.glob<Routes>('../features/*/routes.tsx');
const screens = new Map<string, ReturnType<typeof lazily>>();

function lazily({ name, areas }: Feature): ReturnType<typeof lazy<AnyComponent>> {
  return lazy(async () => {
    try {
      const file = files[`../features/${name}/routes.tsx`];
      if (!file) return { default: AbsentScreen };
      const [routes] = await Promise.all([file(), loadCatalogues(...areas)]);
      return routes;
    } catch {
      // Not on the device and no way to fetch it: the router would wait for ever.
      return { default: AbsentScreen };
    }
  });
}

function screenOf(feature: Feature): ReturnType<typeof lazily> {
  const known = screens.get(feature.name);
  if (known) return known;
  const screen = lazily(feature);
  screens.set(feature.name, screen);
  return screen;
}

/** Every feature's address and its screen, fetched when somebody first goes there. */
export const features = FEATURES.map((feature) => ({ at: feature.at, Screen: screenOf(feature) }));

/** The sign-in screens, for standing in wherever the account is locked. */
export const WelcomeScreen = screenOf({ name: 'welcome', at: '/welcome', areas: ['welcome', 'exit'] });

/** The lock that is offered, standing in wherever somebody has just come in on a private device. */
export const LockScreen = screenOf({ name: 'lock', at: '/you/lock', areas: ['lock'] });
