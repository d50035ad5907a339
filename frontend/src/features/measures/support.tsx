import type { JSX } from 'preact';

import { country } from '../../library/country';
import { helpFor, message, telephone } from '../../library/helplines';
import { t } from '../../i18n';
import { Callout, LinkButton } from '../../ui';

const SHOWN = 3;

/** What stands beneath an answer about self-harm, at once: the lines of the chosen country, and all of Help now. */
export function Support(): JSX.Element {
  const { emergency, lines } = helpFor(country.value);
  const reached = lines.filter(({ call, text }) => call ?? text).slice(0, SHOWN);
  return (
    <Callout title={t('measures.support_title')}>
      <div class="stack stack--tight">
        <p>{t('measures.support')}</p>
        {country.value === '' && <p>{t('measures.support_country')}</p>}
        {reached.map(({ name, call, text, say }) => (
          <div key={name}>
            <b>{name}</b>
            <div class="row">
              {call && (
                <LinkButton variant="outline" small href={telephone(call)} aria-label={t('help.line', { act: t('help.call', { number: call }), name })}>
                  {t('help.call', { number: call })}
                </LinkButton>
              )}
              {text && (
                <LinkButton variant="outline" small href={message(text, say)} aria-label={t('help.line', { act: t('help.text', { number: text }), name })}>
                  {t('help.text', { number: text })}
                </LinkButton>
              )}
            </div>
          </div>
        ))}
        {emergency && (
          <div>
            <p>{t('measures.support_emergency')}</p>
            <LinkButton variant="outline" small href={telephone(emergency.number)}>
              {t('help.call', { number: emergency.number })}
            </LinkButton>
          </div>
        )}
        <div>
          <LinkButton variant="main" small href="/help">
            {t('shell.help_now')}
          </LinkButton>
        </div>
      </div>
    </Callout>
  );
}
