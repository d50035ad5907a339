import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { drafts, entries } from '../../store';
import { Actions, Button, Page, showToast } from '../../ui';
import { language, t } from '../../i18n';
import { findText } from '../../library/texts';
import { bar } from '../../library/shown';
import { LIBRARY, putAway, textHref, useBrowsed } from './browse';
import { sentences } from './sentences';
import { NotHere } from './text-page';

/**
 * Somebody else's words, one sentence at a time, at the person's own pace. Every sentence can be the last; the place
 * is kept.
 */
export function QuotedPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const place = `cards/quoted/${id}`;
  const [at, setAt] = useState(() => drafts.get<number>(place) ?? 0);
  useBrowsed();
  const found = findText(id);
  if (!found || putAway(entries.of('card-responses').value).has(id)) return <NotHere />;
  const all = sentences(found.text.text, language.value);
  const here = Math.min(at, all.length - 1);
  const go = (to: number): void => {
    setAt(to);
    void drafts.set(place, to);
  };
  const whole = (): void => {
    void drafts.remove(place);
    route(textHref(id));
  };
  const stings = (): void => {
    void drafts.remove(place);
    void bar(id, 'stung');
    route(LIBRARY, true);
    showToast({ text: t('today.stung'), action: { label: t('today.to_grounding'), run: () => route('/help') }, seconds: 12 });
  };
  return (
    <Page
      title={t('cards.quoted_title')}
      lead={found.family.credit}
      focused
      back={{ href: LIBRARY, label: t('cards.library_title') }}
      foot={
        <>
          <Actions>
            {here > 0 && (
              <Button variant="soft" onClick={() => go(here - 1)}>
                {t('cards.quoted_back')}
              </Button>
            )}
            {here < all.length - 1 ? (
              <Button wide onClick={() => go(here + 1)}>
                {t('cards.quoted_next')}
              </Button>
            ) : (
              <Button wide onClick={whole}>
                {t('cards.quoted_whole')}
              </Button>
            )}
          </Actions>
          <div class="ways-out">
            <Button variant="plain" small onClick={stings}>
              {t('today.stings')}
            </Button>
            <Button variant="plain" small onClick={() => route(LIBRARY)}>
              {t('cards.quoted_leave')}
            </Button>
          </div>
        </>
      }
    >
      <p class="said" role="status">
        {all[here]}
      </p>
    </Page>
  );
}
