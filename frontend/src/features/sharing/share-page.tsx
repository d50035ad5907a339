import type { JSX } from 'preact';

import Lock from 'lucide/dist/esm/icons/lock.mjs';

import { entries } from '../../store';
import { type Back, EmptyState, GonePage, LinkButton, Note, Page } from '../../ui';
import { t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import { titleOf as kindTitleOf } from '../../entries/kind-moments/reading';
import { titleOf } from '../../entries/repairs/reading';
import { staysHere } from '../../entries/repairs/quiet';
import { getCareLinks } from '../../api/sharing';
import { Waiting } from '../../ui/waiting';
import { Preview } from './preview';
import { SHARED_KINDS, type Sharable, type SharedKind } from '../../entries/shared/content';
import { useFetched } from '../../ui/use-fetched';

type Place = { readonly back: Back; readonly eyebrow: string };

/** Where an entry of a kind is read, and what it is called there. */
function placeOf(entry: Sharable): Place {
  switch (entry.kind) {
    case 'repairs':
      return { back: { href: `/practice/${entry.id}`, label: t('sharing.this_moment') }, eyebrow: titleOf(entry) };
    case 'kind-moments':
      return { back: { href: `/people/moments/${entry.id}`, label: t('sharing.this_kind_moment') }, eyebrow: kindTitleOf(entry) };
    case 'cards':
      return { back: { href: `/you/cards/${entry.id}`, label: t('sharing.this_card') }, eyebrow: oneLine(entry.words.text) };
  }
}

/** Sharing one entry: everything that has to be there first, and then its exact preview. */
export function SharePage({ kind, id }: { kind: string; id: string }): JSX.Element {
  const { data: links, error, again } = useFetched(getCareLinks);
  const entry = isShared(kind) ? (entries.find(kind, id) as Sharable | undefined) : undefined;
  if (!entry) {
    const back = { href: '/you/sharing', label: t('sharing.title') };
    return <GonePage title={t('sharing.gone_title')} text={t('sharing.gone')} back={back} toList={t('sharing.to_sharing')} />;
  }
  const frame = { title: t('sharing.share_title'), ...placeOf(entry) };
  if (entry.kind === 'repairs' && entry.columns.status === 'draft') {
    return (
      <Page {...frame}>
        <Note title={t('sharing.is_draft_title')}>{t('sharing.is_draft')}</Note>
        <div>
          <LinkButton kind="soft" href={frame.back.href}>
            {t('sharing.to_the_draft')}
          </LinkButton>
        </div>
      </Page>
    );
  }
  if (entry.kind === 'repairs' && staysHere(entry)) {
    return (
      <Page {...frame}>
        <Note title={t('sharing.stays_here_title')}>{t('sharing.stays_here')}</Note>
        <div>
          <LinkButton kind="soft" href={`/practice/${id}/beyond`}>
            {t('sharing.to_beyond')}
          </LinkButton>
        </div>
      </Page>
    );
  }
  if (!links) {
    return (
      <Page {...frame}>
        <Waiting error={error} again={again} />
      </Page>
    );
  }
  const [first, ...others] = links.filter(({ ended_at }) => ended_at === null);
  if (!first) {
    return (
      <Page {...frame}>
        <EmptyState
          icon={Lock}
          title={t('sharing.no_therapist_title')}
          action={
            <LinkButton kind="soft" href="/you/sharing/accept">
              {t('sharing.enter_code')}
            </LinkButton>
          }
        >
          {t('sharing.no_therapist')}
        </EmptyState>
      </Page>
    );
  }
  return <Preview entry={entry} links={[first, ...others]} frame={frame} />;
}

function isShared(kind: string): kind is SharedKind {
  return (SHARED_KINDS as readonly string[]).includes(kind);
}
