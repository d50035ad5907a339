import type { AnyComponent } from 'preact';

import type { SessionUser } from '../api/types';
import { type Area, loadCatalogues } from '../i18n';
import { AbsentScreen } from '../ui/absent-screen';
import { lazyPage } from '../ui/lazy-page';

type Role = SessionUser['role'];
type Feature = { readonly name: string; readonly at: string; readonly areas?: readonly Area[]; readonly for?: Role };

/**
 * Where each feature lives and which texts come with it: those of its own name, where it names no others. The first
 * match wins, so the narrower address stands first.
 */
export const FEATURES: readonly Feature[] = [
  { name: 'today', for: 'client', at: '/' },
  { name: 'today', for: 'client', at: '/note' },
  { name: 'reflections', for: 'client', at: '/practice/reflections', areas: ['reflections', 'help'] },
  { name: 'letters', for: 'client', at: '/practice/letters', areas: ['letters', 'help'] },
  { name: 'steps', for: 'client', at: '/practice/small-steps', areas: ['steps', 'safety', 'help'] },
  { name: 'speakup', for: 'client', at: '/practice/speak-ups', areas: ['speakup', 'safety', 'sharing'] },
  { name: 'therapy', for: 'client', at: '/practice/session', areas: ['therapy', 'sharing'] },
  { name: 'measures', for: 'client', at: '/practice/measures', areas: ['measures', 'sharing', 'help'] },
  { name: 'practice', for: 'client', at: '/practice', areas: ['practice', 'reflections', 'speakup', 'therapy', 'help'] },
  { name: 'moments', for: 'client', at: '/people/moments' },
  { name: 'people', for: 'client', at: '/people' },
  { name: 'journal', for: 'client', at: '/journal' },
  { name: 'account', at: '/you/account' },
  { name: 'lock', at: '/you/lock' },
  { name: 'look', at: '/you/theme', areas: ['you'] },
  { name: 'reminders', for: 'client', at: '/you/reminders' },
  { name: 'cards', for: 'client', at: '/you/cards', areas: ['cards', 'today'] },
  { name: 'sharing', for: 'client', at: '/you/sharing', areas: ['sharing', 'speakup', 'measures'] },
  { name: 'reading', at: '/read', areas: ['reading', 'pieces'] },
  { name: 'feedback', at: '/tell' },
  { name: 'guise', at: '/icon' },
  { name: 'you', for: 'client', at: '/you', areas: ['you', 'exit'] },
  { name: 'clinic', for: 'clinician', at: '/clinic' },
  { name: 'office', for: 'administrator', at: '/office', areas: ['office', 'sharing'] },
  { name: 'help', at: '/help', areas: ['help', 'exit'] },
  { name: 'welcome', at: '/welcome', areas: ['start'] },
];

type Routes = { default: AnyComponent };
// Where somebody may begin. All the others come with a list of their own.
const FIRST: Readonly<Record<string, (() => Promise<Routes>) | undefined>> = {
  welcome: () => import('../features/welcome/routes'),
  today: () => import('../features/today/routes'),
  help: () => import('../features/help/routes'),
};
const screens = new Map<string, ReturnType<typeof lazily>>();

function lazily({ name, areas = [name as Area] }: Feature): ReturnType<typeof lazyPage<AnyComponent>> {
  return lazyPage(async () => {
    const file = FIRST[name] ?? (await import('./other-features')).files[`../features/${name}/routes.tsx`];
    if (!file) return AbsentScreen;
    const [{ default: Screen }] = await Promise.all([file(), loadCatalogues(...areas)]);
    return Screen;
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
export const features = FEATURES.map((feature) => ({ at: feature.at, for: feature.for, Screen: screenOf(feature) }));

/** What there is for somebody: to a clinician the pages of a client do not exist, nor the other way round. */
export function featuresOf(role: Role | undefined): typeof features {
  return features.filter((one) => !role || !one.for || one.for === role);
}

/** The sign-in screens, for standing in wherever the account is locked. */
export const WelcomeScreen = screenOf({ name: 'welcome', at: '/welcome', areas: ['start'] });

/** The lock that is offered, standing in wherever somebody has just come in on a private device. */
export const LockScreen = screenOf({ name: 'lock', at: '/you/lock' });
