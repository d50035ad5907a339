import type { JSX } from 'preact';

import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { Callout } from '../../ui';
import { wasTakenBack } from './gone';
import { changedConsent, Seen, type SeenProps } from './seen';

/** That something was taken back since the clinician last looked. What left the open page says so itself. */
export function Review(props: SeenProps): JSX.Element | null {
  const consent = changedConsent(props.one);
  if (!consent || wasTakenBack()) return null;
  return (
    <Callout tone="clay" title={t('clinic.consent_changed_title')}>
      <p>{t('clinic.consent_changed', { day: dayInWords(consent.on) })}</p>
      <Seen {...props} />
    </Callout>
  );
}
