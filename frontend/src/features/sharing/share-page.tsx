import type { JSX } from 'preact';

import Lock from 'lucide/dist/esm/icons/lock.mjs';

import { entries } from '../../offline';
import { EmptyState, LinkButton, Note, Page } from '../../ui';
import { t } from '../../words';
import { titleOf } from '../practice/reading';
import { getCareLinks } from './api';
import { Waiting } from './online-only';
import { Preview } from './preview';
import { useFetched } from './use-fetched';

/** Sharing one repair: everything that has to be there first, and then its exact preview. */
export function SharePage({ id }: { id: string }): JSX.Element {
  const { data: links, error, again } = useFetched(getCareLinks);
  const repair = entries.find('repairs', id);
  if (!repair) {
    return (
      <Page title={t('sharing.gone_title')} back={{ href: '/practice', label: t('shell.practice') }}>
        <EmptyState title={t('sharing.gone')} action={<LinkButton href="/practice">{t('sharing.to_practice')}</LinkButton>} />
      </Page>
    );
  }
  const frame = { title: t('sharing.share_title'), eyebrow: titleOf(repair), back: { href: `/practice/${id}`, label: t('sharing.this_moment') } };
  if (repair.columns.status === 'draft') {
    return (
      <Page {...frame}>
        <Note title={t('sharing.is_draft_title')}>{t('sharing.is_draft')}</Note>
        <div>
          <LinkButton kind="soft" href={`/practice/${id}`}>
            {t('sharing.to_the_draft')}
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
  return <Preview repair={repair} links={[first, ...others]} frame={frame} />;
}
