import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { t } from '../../../i18n/index';
import { Button } from '../../../ui/index';
import { openNotification, type OpenNotification } from '../../../library/notification-state';

export type NotificationProps = { readonly notification: OpenNotification; readonly close: () => void };

/** The surface of a note. It takes focus where it came in place of the row that was tapped. */
export function NotificationCard({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const tapped = openNotification.peek()?.tapped === true;
  useEffect(() => {
    if (tapped) heading.current?.focus();
  }, [tapped]);
  return (
    <article class="card today-card">
      <h2 ref={heading} class="page-eyebrow" tabIndex={-1}>
        {title}
      </h2>
      {children}
    </article>
  );
}

/** Another one where there is more than one, not now, and what else may be done. */
export function NotificationButtons({ another, close, children }: { another: (() => void) | false; close: () => void; children: ComponentChildren }): JSX.Element {
  return (
    <div class="row">
      {another && (
        <Button variant="soft" onClick={another}>
          {t('reminders.note_another')}
        </Button>
      )}
      <Button variant="soft" onClick={close}>
        {t('reminders.note_not_now')}
      </Button>
      {children}
    </div>
  );
}

/** Nothing of a kind is there any more: a whole answer, too. */
export function nothing(kind: 'moment' | 'value'): JSX.Element {
  return <p class="quiet">{t.of('reminders.note_*_none', kind)}</p>;
}
