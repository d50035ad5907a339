import type { JSX } from 'preact';

import { listingOf } from '../../entries/aspects';
import { hiddenPeople } from '../../entries/people/person';
import { t } from '../../i18n';
import { ListRow } from '../../ui';
import type { TimelineItem } from './timeline';

export function ItemRow({ item: { entry } }: { readonly item: TimelineItem }): JSX.Element {
  const { href, title, line, icon, tone } = listingOf(entry);
  return <ListRow href={href?.(entry)} title={title(entry)} subtitle={line(entry)} icon={icon} tone={tone} />;
}

/** Says where the rest is, so that nothing seems lost. Names nobody. */
export function HiddenElsewhere(): JSX.Element | null {
  return hiddenPeople.value.length > 0 ? <p class="quiet small">{t('journal.hidden_elsewhere')}</p> : null;
}
