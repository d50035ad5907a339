import type { JSX } from 'preact';

import Lock from 'lucide/dist/esm/icons/lock.mjs';

import { listingOf } from '../../entries/aspects';
import type { KeptBack } from '../../entries/home';
import type { SharedFields } from '../../entries/shared/fields';
import { findShareable, type Shareable } from '../../entries/shared/shareable';
import { t } from '../../i18n';
import type { Kind } from '../../store';
import { EmptyState, GonePage, LinkButton, Callout, Page } from '../../ui';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { type Frame, Preview } from './preview';
import { fetchLinks, type OwnLink } from '../../entries/shared/links';

type Fetched = { readonly links: readonly OwnLink[]; readonly fields: SharedFields<Kind> };

async function fetchFor({ sharing }: Shareable): Promise<Fetched> {
  const [links, fields] = await Promise.all([fetchLinks(), sharing.fields()]);
  return { links, fields };
}

/** Sharing one entry: everything that has to be there first, and then its exact preview. */
export function SharePage({ kind, id }: { kind: string; id: string }): JSX.Element {
  const shareable = findShareable(kind, id);
  if (!shareable) {
    const back = { href: '/you/sharing', label: t('sharing.title') };
    return <GonePage title={t('sharing.gone_title')} text={t('sharing.gone')} back={back} toList={t('sharing.to_sharing')} />;
  }
  const { entry, sharing } = shareable;
  const { href, title } = listingOf(entry);
  const back = { href: href?.(entry) ?? '/you/sharing', label: sharing.back() };
  const frame = { title: t('sharing.share_title'), back, eyebrow: title(entry) };
  const keptBack = sharing.keptBack(entry);
  if (keptBack) return <KeptHere {...keptBack} frame={frame} />;
  return sharing.ready(entry) ? <Ready key={`${kind}/${id}`} shareable={shareable} frame={frame} /> : <Draft frame={frame} />;
}

function Draft({ frame }: { frame: Frame }): JSX.Element {
  return (
    <Page {...frame}>
      <Callout title={t('sharing.is_draft_title')}>{t('sharing.is_draft')}</Callout>
      <div>
        <LinkButton variant="soft" href={frame.back.href}>
          {t('sharing.to_the_draft')}
        </LinkButton>
      </div>
    </Page>
  );
}

function KeptHere({ frame, title, text, href, label }: KeptBack & { frame: Frame }): JSX.Element {
  return (
    <Page {...frame}>
      <Callout title={title}>{text}</Callout>
      <div>
        <LinkButton variant="soft" href={href}>
          {label}
        </LinkButton>
      </div>
    </Page>
  );
}

function Ready({ shareable, frame }: { shareable: Shareable; frame: Frame }): JSX.Element {
  const { data, error, again } = useFetched(() => fetchFor(shareable));
  if (!data) {
    return (
      <Page {...frame}>
        <Waiting error={error} again={again} />
      </Page>
    );
  }
  const [first, ...others] = data.links.filter(({ ended_at, paused }) => ended_at === null && !paused);
  if (!first) return <NoTherapist frame={frame} />;
  return <Preview {...shareable} fields={data.fields} links={[first, ...others]} frame={frame} />;
}

function NoTherapist({ frame }: { frame: Frame }): JSX.Element {
  const enter = (
    <LinkButton variant="soft" href="/you/sharing/accept">
      {t('sharing.enter_code')}
    </LinkButton>
  );
  return (
    <Page {...frame}>
      <EmptyState icon={Lock} title={t('sharing.no_therapist_title')} action={enter}>
        {t('sharing.no_therapist')}
      </EmptyState>
    </Page>
  );
}
