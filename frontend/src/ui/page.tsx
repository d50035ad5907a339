import './page.css';

import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

import { type Back, chrome, moved, PAGE_TITLE } from './page-chrome';
import { settle } from './settling';
import { arrive, wayBack } from './trail';

export type PageProps = {
  title: string;
  /** Of a title in another language than the app's, so that it is read out as what it is. */
  titleLang?: string | undefined;
  /**
   * Where "back" leads and what it is called. A page without it is one of the five places: its title stands in the
   * bar.
   */
  back?: Back;
  /** Puts the title on the page although nothing leads back. */
  titleOnPage?: boolean;
  /** A quiet line above the title. */
  eyebrow?: ComponentChildren;
  /** A quiet line below the title. */
  lead?: ComponentChildren;
  /** At the foot of the screen: the buttons that end it. */
  foot?: ComponentChildren;
  /** For tables and two columns. */
  wide?: boolean;
  /** One question with its answer: on a phone the foot stays in sight and takes the room of the five places. */
  focused?: boolean;
  children: ComponentChildren;
};

/**
 * One screen. Gives the bar its title and way back, and after a navigation moves focus to the heading, which a screen
 * reader then reads out. The document's title stays the neutral name of the app: it is seen on the tab, in the
 * history and in the app switcher.
 */
export function Page({ title, titleLang, back, titleOnPage = back !== undefined, eyebrow, lead, foot, wide = false, focused = false, children }: PageProps): JSX.Element {
  const { href, label } = (back && wayBack(back)) ?? {};
  const place = back === undefined && !titleOnPage;
  useLayoutEffect(() => {
    chrome.value = {
      title: titleOnPage ? '' : title,
      back: href !== undefined && label !== undefined ? { href, label } : null,
      focused,
    };
  }, [title, titleOnPage, href, label, focused]);
  useLayoutEffect(() => {
    // The router scrolls for a new address alone: not for one that took another's place, nor for another page at the
    // same one, such as the questions before a step. What the browser's Back leads to keeps the place it was left at.
    if (moved.from && cameBackTo !== location.href) scrollTo(0, 0);
    cameBackTo = '';
    moved.from ??= location.pathname;
    moved.yet ||= moved.from !== location.pathname;
    if (moved.yet) focusTitleSoon();
    arrive(title, { place, writing: document.querySelector('textarea,input[type=text]') !== null });
    settle();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a page is another one when its title is
  }, [title]);
  return (
    <div class={`page${wide ? ' page--wide' : ''}${focused ? ' page--focused' : ''}`}>
      {titleOnPage && (
        <div class="stack stack--tight">
          {eyebrow && <p class="page-eyebrow">{eyebrow}</p>}
          <h1 class="page-title" id={PAGE_TITLE} lang={titleLang} tabIndex={-1}>
            {title}
          </h1>
        </div>
      )}
      {lead && <p class="page-lead">{lead}</p>}
      {children}
      {foot && <div class="page-foot">{foot}</div>}
    </div>
  );
}

let cameBackTo: string;
globalThis.addEventListener?.('popstate', () => {
  cameBackTo = location.href;
});

/** Unless somebody was quicker than a slow device's next frame, and stands in a field by then. */
function focusTitleSoon(): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (now === before || now === document.body) document.getElementById(PAGE_TITLE)?.focus({ preventScroll: true });
  });
}
