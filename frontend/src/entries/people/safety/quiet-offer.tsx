import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { drafts } from '../../../store';
import { Button, LinkButton, Callout } from '../../../ui';
import { t } from '../../../i18n';
import { askAnew, keepRoute, routeOf, routePageOf, type Subject } from './check';
import { WhatCloses } from './what-closes';

const nameOf = ({ kind, id }: Subject): string => `quiet/${kind}/${id}`;

/**
 * Something was said not to be safe: the questions come again before any words, and an offer that was put off stands
 * there again.
 */
export function saidUnsafe(subject: Subject | undefined): void {
  if (!subject) return;
  askAnew(subject);
  void drafts.remove(nameOf(subject));
}

/**
 * Where something was said not to be safe: going quietly in one tap, or not now, which looks the same and is followed
 * by nothing.
 */
export function QuietOffer({ subject, brief = false }: { subject: Subject; /** The questions and Help now stand beside it already. */ brief?: boolean }): JSX.Element | null {
  const [said, setSaid] = useState<'yes' | 'later' | null>(() => drafts.get<'later'>(nameOf(subject)) ?? null);
  if (said === 'yes') {
    return (
      <Callout>
        <WhatCloses subject={subject} />
      </Callout>
    );
  }
  if (routeOf(subject) === 'quiet') return null;
  if (said === 'later') return <p class="quiet small">{t('safety.offer_later')}</p>;
  const goQuietly = (): void => {
    keepRoute(subject, 'quiet');
    setSaid('yes');
  };
  const leave = (): void => {
    void drafts.set(nameOf(subject), 'later');
    setSaid('later');
  };
  return (
    <Callout title={t('safety.offer_title')}>
      <p>{t(subject.kind === 'people' ? 'safety.offer' : 'safety.offer_here')}</p>
      <div class={brief ? 'row row--close' : 'row'}>
        <Button variant="outline" small onClick={goQuietly}>
          {t('safety.offer_yes')}
        </Button>
        <Button variant="outline" small onClick={leave}>
          {t('safety.offer_no')}
        </Button>
      </div>
      {!brief && (
        <div class="row">
          <LinkButton variant="plain" small href={routePageOf(subject)}>
            {t('safety.look_questions')}
          </LinkButton>
          <LinkButton variant="plain" small href="/help">
            {t('shell.help_now')}
          </LinkButton>
        </div>
      )}
    </Callout>
  );
}
