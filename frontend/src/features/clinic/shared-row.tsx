import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { Button } from '../../ui';
import { VaultError } from '../../vault/errors';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { rowsOf } from '../../entries/shared/rows';
import type { SharedContent } from '../../entries/shared/content';
import type { ClientCase, SharedItem } from './api';
import { openShared } from './opening';
import { kindWords } from './saying';

/** One shared item. Closed it tells its kind only; opening fetches it, which is reading it. Closing lets go of it. */
export function SharedRow({ one, item }: { one: ClientCase; item: SharedItem }): JSX.Element {
  const [content, setContent] = useState<SharedContent | null>(null);
  const reading = useRef<HTMLDivElement>(null);
  const act = useAct();
  useEffect(() => {
    if (content) reading.current?.focus({ preventScroll: true });
  }, [content]);
  const open = (): void => act.run(async () => setContent(await openShared(one, item)), explain);
  const what = kindWords(item.kind, content?.person);
  const note = [
    t.of('clinic.level', item.level),
    t('clinic.until', { day: dayInWords(item.until) }),
    item.opened_before && !content && t('clinic.opened_before'),
  ];
  return (
    <li class="shared-item">
      <time dateTime={item.from_at}>{dayInWords(item.from_at)}</time>
      <div class="shared-item-words">
        <div class="shared-item-top">
          <div>
            <h3>{what}</h3>
            <p class="quiet small">{note.filter(Boolean).join(' · ')}</p>
          </div>
          {content ? (
            <Button kind="plain" small onClick={() => setContent(null)} aria-label={t('clinic.close_this', { what, day: dayInWords(item.from_at) })}>
              {t('shell.close')}
            </Button>
          ) : (
            <Button kind="soft" small busy={act.busy} onClick={open} aria-label={t('clinic.open_this', { what, day: dayInWords(item.from_at) })}>
              {act.busy ? t('clinic.opening') : t('clinic.open')}
            </Button>
          )}
        </div>
        {act.error && (
          <p class="small" role="alert">
            {act.error}
          </p>
        )}
        {content && (
          <div ref={reading} tabIndex={-1} class="shared-content">
            <Lines content={content} />
            <p class="quiet small">{t('clinic.signed')}</p>
          </div>
        )}
      </div>
    </li>
  );
}

function Lines({ content }: { content: SharedContent }): JSX.Element {
  return (
    <dl>
      {rowsOf(content).map(({ part, label, value, text }) => (
        <div key={part} class={text ? 'said-text' : undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function explain(error: unknown): string | null {
  if (error instanceof ApiError && error.status === 404) return t('clinic.taken_back');
  if (error instanceof VaultError && error.code !== 'locked') return t('clinic.not_theirs');
  return null;
}
