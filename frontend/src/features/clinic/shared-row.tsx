import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { Button } from '../../ui';
import { useLoaded } from '../../ui/use-loaded';
import { VaultError } from '../../vault/errors';
import { loadCatalogues, t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { sharingOf } from '../../entries/aspects';
import type { SharedContent } from '../../entries/shared/content';
import type { ReadFields } from '../../entries/shared/fields';
import { readFieldsOf } from '../../entries/shared/shareable';
import { linesOf } from '../../entries/shared/lines';
import type { ClientCase, SharedItem } from './api';
import { openShared } from './opening';
import type { ReplyTo } from './reply-composer';
import { titleOf } from './titles';

type Opened = { readonly content: SharedContent; readonly fields: ReadFields };

/** One shared item. Closed it tells its kind only; opening fetches it, which is reading it. Closing lets go of it. */
export function SharedRow({ one, item, name }: { one: ClientCase; item: SharedItem; name: string }): JSX.Element {
  const [opened, setOpened] = useState<Opened | null>(null);
  const reading = useRef<HTMLDivElement>(null);
  const act = useAct();
  useEffect(() => {
    if (opened) reading.current?.focus({ preventScroll: true });
  }, [opened]);
  const open = (): void =>
    act.run(async () => {
      const fields = await readFieldsOf(item.kind); // first: opening is reading, and what can't be shown is not read
      setOpened({ fields, content: await openShared(one, item) });
    }, explain);
  const what = titleOf(item.kind, opened?.content.person ?? '');
  const note = [
    t.of('clinic.level', item.level),
    t('clinic.until', { day: dayInWords(item.until) }),
    item.opened_before && !opened && t('clinic.opened_before'),
  ];
  return (
    <li class="shared-item">
      <time dateTime={item.shared_on}>{dayInWords(item.shared_on)}</time>
      <div class="shared-item-words">
        <div class="shared-item-top">
          <div>
            <h3>{what}</h3>
            <p class="quiet small">{note.filter(Boolean).join(' · ')}</p>
          </div>
          {opened ? (
            <Button variant="plain" small onClick={() => setOpened(null)} aria-label={t('clinic.close_this', { what, day: dayInWords(item.shared_on) })}>
              {t('shell.close')}
            </Button>
          ) : (
            <Button variant="soft" small busy={act.busy} onClick={open} aria-label={t('clinic.open_this', { what, day: dayInWords(item.shared_on) })}>
              {act.busy ? t('clinic.opening') : t('clinic.open')}
            </Button>
          )}
        </div>
        {act.error && (
          <p class="small" role="alert">
            {act.error}
          </p>
        )}
        {opened && (
          <div ref={reading} tabIndex={-1} class="shared-content">
            <Lines {...opened} />
            <p class="quiet small">{t('clinic.signed')}</p>
            {sharingOf(item.kind)?.takesReply && <Composer {...replyTo(one, item, name, opened.content)} />}
          </div>
        )}
      </div>
    </li>
  );
}

function replyTo(one: ClientCase, { grant, entry }: SharedItem, name: string, { answers }: SharedContent): ReplyTo {
  return { grant, entry, client: one.client, x25519: one.client_public_keys.x25519, name, wanted: answers['reply_is_fine'] === true };
}

/** Fetched where something was opened that takes a reply. */
function Composer(to: ReplyTo): JSX.Element | null {
  const part = useLoaded(async () => (await Promise.all([import('./reply-composer'), loadCatalogues('replying', 'speakup')]))[0]);
  return part && <part.ReplyComposer {...to} />;
}

function Lines({ content, fields }: Opened): JSX.Element {
  return (
    <dl>
      {linesOf(content, fields).map(({ name, label, value, text }) => (
        <div key={name} class={text ? 'said-text' : undefined}>
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
