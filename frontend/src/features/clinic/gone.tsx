import type { JSX } from 'preact';

import { t } from '../../i18n';
import { now } from '../../i18n/calendar';
import { dayInWords } from '../../i18n/dates';
import { Callout } from '../../ui';
import type { SharedItem } from './api';
import { changed, gone } from './opened';
import { changedConsent, Seen, type SeenProps } from './seen';
import { titleOf } from './titles';

/** What was on the screen and has left it, with why: it was taken back, or its last day is over. */
export function Gone(props: SeenProps): JSX.Element | null {
  if (gone.value.length === 0) return null;
  // The server says what was taken back. A consent that rests, or a link that ended, closes a share as well.
  const title = !wasTakenBack() ? 'clinic.gone_over_title' : changedConsent(props.one) ? 'clinic.gone_title' : 'clinic.gone_closed_title';
  return (
    <div role="status">
      <Callout tone="clay" title={t(title)}>
        {gone.value.map((item) => (
          <p key={item.grant}>{t(isOver(item) ? 'clinic.gone_over' : 'clinic.gone', { what: titleOf(item.kind), day: dayInWords(item.shared_on) })}</p>
        ))}
        {wasTakenBack() && changedConsent(props.one) && <Seen {...props} />}
      </Callout>
    </div>
  );
}

/** What was on the screen and the client has changed since: what it says now is read only when it is opened again. */
export function Changed(): JSX.Element | null {
  if (changed.value.length === 0) return null;
  return (
    <div role="status">
      <Callout tone="clay" title={t('clinic.changed_title')}>
        {changed.value.map((item) => (
          <p key={item.grant}>{t('clinic.changed', { what: titleOf(item.kind), day: dayInWords(item.shared_on) })}</p>
        ))}
      </Callout>
    </div>
  );
}

/** Something has left the screen before its last day was over. */
export function wasTakenBack(): boolean {
  return !gone.value.every(isOver);
}

/** Nobody took it back. */
function isOver({ until }: SharedItem): boolean {
  return Date.parse(until) <= now().getTime();
}
