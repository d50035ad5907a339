import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Button } from '../../ui';
import { VaultError } from '../../vault/errors';
import { glancingOf, sharingOf } from '../../entries/aspects';
import type { SharedContent } from '../../entries/shared/content';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { glanceOf } from '../../entries/shared/gist';
import { linesOf } from '../../entries/shared/lines';
import { titleOf } from './titles';
import type { ClientCase, SharedItem } from './api';
import { Glance } from './glance';
import { NotHere } from './not-here';
import { open, opened, type Opened, putAway } from './opened';
import { ChangedMeanwhile } from './opening';
import type { ReplyComposer, ReplyTo } from './reply-composer';
import { composerHere, loadComposer } from './reply-room';

type Props = { readonly one: ClientCase; readonly item: SharedItem; readonly dated: boolean; readonly first?: boolean; readonly changed: () => void };

/**
 * One shared item. Closed it tells its kind only; opening fetches it, which is reading it. Closing lets go of it.
 * `dated`: its day is not that of the one above it, which would say it already. `first`: no heading stands
 * above it.
 */
export function SharedRow({ one, item, dated, first, changed }: Props): JSX.Element {
  const Heading = first ? 'h2' : 'h3';
  const here = opened.value.get(item.grant);
  const act = useAct();
  const read = (): void =>
    act.run(
      async () => {
        await open(one, item, true);
        if (!item.opened_before) changed();
      },
      (error) => {
        if (error instanceof ChangedMeanwhile) changed();
        return explain(error);
      },
    );
  const what = titleOf(item.kind, here?.content.person ?? '');
  const day = dayInWords(item.shared_on);
  const note = [
    t.of('clinic.level', item.level),
    here && t('clinic.until', { day: dayInWords(item.until) }),
    item.opened_before && !here && t('clinic.opened_before'),
  ];
  return (
    <li class="shared-item">
      <time dateTime={item.shared_on} class={dated ? undefined : 'visually-hidden'}>
        {day}
      </time>
      <div class="shared-item-words">
        <div class="shared-item-top">
          <div>
            <Heading class="shared-item-title">
              {what}
              {!item.opened_before && !here && <span class="shared-new">{t('clinic.is_new')}</span>}
            </Heading>
            <p class="quiet small">{note.filter(Boolean).join(' · ')}</p>
          </div>
          {here ? (
            <Button variant="plain" small onClick={() => putAway(item.grant)} aria-label={t('clinic.close_this', { what, day })}>
              {t('shell.close')}
            </Button>
          ) : (
            <Button variant="soft" small busy={act.busy} onClick={read} aria-label={t('clinic.open_this', { what, day })}>
              {act.busy ? t('clinic.opening') : t('clinic.open')}
            </Button>
          )}
        </div>
        {act.error && (
          <p class="small" role="alert">
            {act.error}
          </p>
        )}
        {here && (
          <>
            <Content {...here} />
            {sharingOf(item.kind)?.takesReply && <Composer {...replyTo(one, item, here.content)} first={first} />}
          </>
        )}
      </div>
    </li>
  );
}

/** At a glance where it was opened with others, whole where it was opened by itself. */
function Content(here: Opened): JSX.Element {
  const [whole, setWhole] = useState(here.whole);
  const reading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (whole) reading.current?.focus({ preventScroll: true });
  }, [whole]);
  const glance = glanceOf(here.content, here.fields, glancingOf(here.item.kind)?.gist ?? null);
  return (
    <div ref={reading} tabIndex={-1} class="shared-content">
      {whole || !glance ? <Lines {...here} /> : <Glance {...glance} />}
      {glance?.more && !whole && (
        <div>
          <Button variant="plain" small onClick={() => setWhole(true)}>
            {t('clinic.read_whole')}
          </Button>
        </div>
      )}
      {(whole || !glance) && <p class="quiet small">{t('clinic.signed')}</p>}
    </div>
  );
}

function replyTo({ introduction }: ClientCase, { grant, about }: SharedItem, { answers }: SharedContent): ReplyTo {
  return { grant, about, client: introduction.client, x25519: introduction.client_public_keys.x25519, wanted: answers['reply_is_fine'] === true };
}

/** Fetched where something was opened that takes a reply. */
function Composer(to: Parameters<typeof ReplyComposer>[0]): JSX.Element {
  const { data, error, again } = useFetched(loadComposer);
  const part = data ?? composerHere();
  if (part) return <part.ReplyComposer {...to} />;
  return error ? <NotHere again={again} /> : <div class="reply-room" />;
}

function Lines({ content, fields }: Opened): JSX.Element {
  return (
    <dl>
      {linesOf(content, fields).map(({ name, label, value, text, lang }) => (
        <div key={name} class={text ? 'said-text' : undefined}>
          <dt>{label}</dt>
          <dd lang={lang}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function explain(error: unknown): string | null {
  if (error instanceof ApiError && error.status === 404) return t('clinic.taken_back');
  if (error instanceof ChangedMeanwhile) return t('clinic.changed_meanwhile');
  if (error instanceof VaultError && error.code !== 'locked') return t('clinic.not_theirs');
  return null;
}
