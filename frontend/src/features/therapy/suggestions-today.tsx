import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import MessageCircle from 'lucide/dist/esm/icons/message-circle.mjs';

import { t } from '../../i18n';
import { ListRow } from '../../ui';
import { together } from '../../ui/together';
import { fetchWaiting } from './reading';

/** On Today: that something was suggested which nobody looked at yet. Once it was, it waits on its own page alone. */
export function SuggestionsToday(): JSX.Element | null {
  const [name, setName] = useState('');
  useEffect(() => {
    let here = true;
    const found = fetchWaiting().then(
      (all) => here && setName(all.find(({ waits }) => !waits.was_read)?.link.clinician.display_name ?? ''),
      () => undefined, // without a connection nothing stands here
    );
    together(found);
    return () => {
      here = false;
    };
  }, []);
  if (!name) return null;
  return <ListRow href="/practice/session/suggestions" icon={MessageCircle} title={t('therapy.suggested_today_row')} subtitle={t('therapy.suggested_today_note', { name })} />;
}
