import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { getReplies, type ReplyWaits } from '../../api/replies';
import { fetchLinks } from '../../entries/shared/links';
import { icon } from '../../entries/speak-ups/picture';
import { t } from '../../i18n';
import { entries } from '../../store';
import { ListRow } from '../../ui';
import { together } from '../../ui/together';
import { isAroundSession, lookForSession } from '../../entries/around-session';

type Waiting = { readonly reply: ReplyWaits; readonly name: string };

/** On Today: what was replied, if anything waits; else, around a session, that this can be written down. */
export function SpeakUpToday(): JSX.Element | null {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [around, setAround] = useState(isAroundSession);
  const shared = entries.of('speak-ups').value.some(({ columns }) => columns.status === 'kept');
  useEffect(() => {
    let here = true;
    together(lookForSession().then(() => here && setAround(isAroundSession())));
    return () => {
      here = false;
    };
  }, []);
  useEffect(() => {
    let here = true;
    // Nobody who shared nothing asks the server for anything. Without a connection nothing stands here.
    if (shared) together(findWaiting().then((found) => here && setWaiting(found), () => undefined));
    else setWaiting(null);
    return () => {
      here = false;
    };
  }, [shared]);
  if (waiting && shared) {
    const { reply, name } = waiting;
    return <ListRow href={`/practice/speak-ups/${reply.entry}`} icon={icon} title={t('speakup.reply_waits')} subtitle={t('speakup.reply_waits_note', { name })} />;
  }
  if (!around) return null;
  return <ListRow href="/practice/speak-ups" icon={icon} tone="clay" title={t('speakup.today_row')} subtitle={t('speakup.today_note')} />;
}

async function findWaiting(): Promise<Waiting | null> {
  const reply = (await getReplies()).find(({ was_read }) => !was_read);
  if (!reply) return null;
  const link = (await fetchLinks()).find(({ id }) => id === reply.care_link);
  return link ? { reply, name: link.clinician.display_name } : null;
}
