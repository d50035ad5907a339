import type { JSX } from 'preact';

import { country, countryForHelp } from '../../library/country';
import { helpFor, inDistress, telephone } from '../../library/helplines';
import { LineWays } from '../../library/line-ways';
import { t } from '../../i18n';
import { Callout, LinkButton } from '../../ui';

const SHOWN = 3;

/** What stands beneath an answer about self-harm, at once: the lines of the chosen country, and all of Help now. */
export function Support(): JSX.Element {
  const { emergency, lines } = helpFor(countryForHelp.value);
  return (
    <Callout title={t('measures.support_title')}>
      <div class="stack stack--tight">
        <p>{t('measures.support')}</p>
        {country.value === '' && <p>{t('measures.support_country')}</p>}
        {inDistress(lines)
          .slice(0, SHOWN)
          .map((line) => (
            <div key={line.name}>
              <b>{line.name}</b>
              <LineWays line={line} variant="outline" />
            </div>
          ))}
        <div>
          <p>{t('measures.support_emergency')}</p>
          <LinkButton variant="outline" small href={telephone(emergency.number)}>
            {t('help.call', { number: emergency.number })}
          </LinkButton>
        </div>
        <div>
          <LinkButton variant="main" small href="/help">
            {t('shell.help_now')}
          </LinkButton>
        </div>
      </div>
    </Callout>
  );
}
