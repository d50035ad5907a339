import type { JSX } from 'preact';

import { useLoaded } from '../../ui/use-loaded';
import { showToast } from '../../ui';
import { AskFirst } from '../../ui/ask-first';
import { t } from '../../i18n';
import { type CareLink, type Grant, endCareLink, revokeGrant } from '../../api/sharing';
import { dayInWords } from '../../i18n/dates';

type Closing = { readonly name: string; readonly onClose: () => void; readonly changed: () => void };

/**
 * Asks once before something is taken back, and says truthfully what that can't do. It may be shared more than once, by
 * hand and by itself, or with more of it: all of that goes. `grants`: what runs with the same therapist.
 */
export function TakeBackSheet({ grant, grants, name, onClose, changed }: Closing & { grant: Grant | null; grants: readonly Grant[] }): JSX.Element {
  const marks = useLoaded(loadMarks); // at hand, so that the press holds from its turn
  const all = grants.filter(({ kind, entry }) => kind === grant?.kind && entry === grant.entry);
  const day = all.find(({ opened_at }) => opened_at)?.opened_at;
  const read = day ? t('sharing.take_back_read', { day: dayInWords(day) }) : t('sharing.take_back_unread');
  return (
    <AskFirst
      open={grant !== null}
      title={t('sharing.take_back_title')}
      yes={t('sharing.take_back_yes')}
      no={t('sharing.keep_shared')}
      onClose={onClose}
      act={async () => {
        await takeBack(all, marks);
        changed();
        showToast({ text: t('sharing.taken_back') });
      }}
    >
      <p>{t('sharing.take_back_text', { name })}</p>
      <p>{read}</p>
    </AskFirst>
  );
}

type Marks = typeof import('../../entries/shared/private-marks');

const loadMarks = (): Promise<Marks> => import('../../entries/shared/private-marks');

/**
 * What went by itself is kept private from then on, or it would go once more where its kind is shared anew. That is
 * said first: it holds though the page goes, and where no answer comes the share is taken back at the next connection.
 */
async function takeBack(grants: readonly Grant[], marks: Marks | null): Promise<void> {
  const keep = async ({ entry, scope }: Grant): Promise<unknown> => scope && (marks ?? (await loadMarks())).setPrivate(entry, true);
  await Promise.all([...grants.map(keep), ...grants.map(({ id }) => revokeGrant(id))]);
}

/** Asks once before a link ends. Ends it alone, with no reason asked. */
export function EndSheet({ link, name, onClose, changed }: Closing & { link: CareLink | null }): JSX.Element {
  return (
    <AskFirst
      open={link !== null}
      title={t('sharing.end_title', { name })}
      yes={t('sharing.end_yes')}
      no={t('sharing.end_no')}
      onClose={onClose}
      act={async () => {
        if (link) await endCareLink(link.id);
        changed();
        showToast({ text: t('sharing.ended') });
      }}
    >
      <p>{t('sharing.end_text')}</p>
      <p>{t('sharing.end_read')}</p>
    </AskFirst>
  );
}
