import type { JSX } from 'preact';

import type { Clinician } from '../../api/sharing';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { Callout } from '../../ui';

/** When somebody is away and who is there meanwhile, wherever it is said when they look; nothing otherwise. */
export function AwayLine({ clinician }: { readonly clinician: Pick<Clinician, 'display_name' | 'away'> | undefined }): JSX.Element | null {
  const away = clinician?.away;
  if (!away) return null;
  return (
    <Callout title={t('sharing.away_title', { name: clinician.display_name, from: dayInWords(away.from_on), until: dayInWords(away.until_on) })}>
      <p>{away.cover ? t('sharing.away_cover', { cover: away.cover }) : t('sharing.away_nobody')}</p>
      <p>{t('sharing.away_help')}</p>
    </Callout>
  );
}
