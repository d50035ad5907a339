import './shell.css';

import type { ComponentChildren, JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import Notebook from 'lucide/dist/esm/icons/notebook-pen.mjs';
import ChevronLeft from 'lucide/dist/esm/icons/chevron-left.mjs';
import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';
import Sun from 'lucide/dist/esm/icons/sun.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';
import Users from 'lucide/dist/esm/icons/users.mjs';

import { ExitButton, FirstExit, useThreeShifts } from '../features/exit/exit';
import { LinkButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { appName, chrome, PAGE_TITLE } from '../ui/page-chrome';
import { Toasts } from '../ui/toast';
import { useLoaded } from '../ui/use-loaded';
import { ways } from '../ui/ways-out';
import { t } from '../i18n';
import { asksForConsent, asksForKeys, therapistNews } from '../session/asked-again';
import { session } from '../session/state';
import { slowly } from '../vault/slowly';
import { offlineLine } from './offline-line';

const PLACES = [
  { href: '/', key: 'shell.today', icon: Sun },
  { href: '/practice', key: 'shell.practice', icon: Repeat },
  { href: '/people', key: 'shell.people', icon: Users },
  { href: '/journal', key: 'shell.journal', icon: Notebook },
  { href: '/you', key: 'shell.you', icon: User },
] as const;

/** What stands around every page: the ways out first, the five places for a client who is signed in. */
export function Shell({ children }: { children: ComponentChildren }): JSX.Element {
  const { state, user, offline, news, erasureDue, wrongPins, lockOffered } = session.value;
  const places = state === 'open' && user?.role === 'client' && !lockOffered;
  const shape = places ? (chrome.value.focused ? 'shell shell--focused' : 'shell') : 'shell shell--bare';
  return (
    <>
      <div class={shape}>
        <Bar />
        <main class="shell-main" id="main" tabIndex={-1}>
          {/* Always there, so that a screen reader hears when it gets words. */}
          <p class={offline || slowly.value ? 'offline-line' : 'visually-hidden'} role="status">
            {offline && offlineLine()} {slowly.value && t('errors.slow_keys')}
          </p>
          {(news || erasureDue || wrongPins > 0) && <News />}
          {(asksForConsent.value || asksForKeys.value || therapistNews.value) && <Asked />}
          {children}
        </main>
        {places && <Places />}
      </div>
      <Toasts />
    </>
  );
}

/** What happened to the account elsewhere. It comes after the first paint. */
function News(): JSX.Element | null {
  const part = useLoaded(() => import('../features/account/news-line'));
  return part && <part.NewsLine />;
}

/** That consent is asked about again, or that a therapist has new keys. */
function Asked(): JSX.Element | null {
  const part = useLoaded(() => import('../features/sharing/asked-line'));
  return part && <part.OpeningLines />;
}

function Bar(): JSX.Element {
  const { title, back } = chrome.value;
  useThreeShifts();
  return (
    <header class="bar">
      <FirstExit />
      <a class="visually-hidden button first-stop" href="#main">
        {t('shell.skip_to_content')}
      </a>
      <div class="bar-title">
        {back ? (
          <a class="bar-back" href={back.href} aria-label={t('shell.back_to', { place: back.label })}>
            <Icon node={ChevronLeft} size={20} />
            <span>{back.label}</span>
          </a>
        ) : title ? (
          <h1 id={PAGE_TITLE} tabIndex={-1}>
            {title}
          </h1>
        ) : (
          <span class="bar-name">{appName.value}</span>
        )}
      </div>
      <WaysOut />
    </header>
  );
}

function WaysOut(): JSX.Element {
  const { path } = useLocation();
  return (
    <nav class="bar-ways-out" aria-label={t('shell.help_now')}>
      {path !== '/help' && (
        <LinkButton variant="outline" small href="/help">
          {t('shell.help_now')}
        </LinkButton>
      )}
      <ExitButton />
    </nav>
  );
}

/** Above a sheet, and so beside the bar's own, which stands behind it and can't be reached. */
ways.Out = () => (
  <>
    <FirstExit />
    <WaysOut />
  </>
);

function Places(): JSX.Element {
  const { path } = useLocation();
  const here = (href: string): boolean => (href === '/' ? path === '/' || path.startsWith('/note') : path === href || path.startsWith(`${href}/`));
  return (
    <nav class="places" aria-label={t('shell.places')}>
      <p class="places-name">{appName.value}</p>
      <ul>
        {PLACES.map(({ href, key, icon }) => (
          <li key={href}>
            <a class="place" href={href} aria-current={here(href) ? 'page' : undefined}>
              <Icon node={icon} />
              <span>{t(key)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
