import type { JSX } from 'preact';

import Phone from 'lucide/dist/esm/icons/phone.mjs';

import type { OwnNumber } from '../../entries/safety-plans/numbers';
import { t } from '../../i18n';
import { telephone } from '../../library/dial';
import { LinkButton } from '../../ui';

/** People to call, by the names that somebody gave them. */
export function Calls({ numbers }: { readonly numbers: readonly OwnNumber[] }): JSX.Element {
  return (
    <>
      {numbers.map(({ id, name, number }) => (
        <div key={id}>
          <LinkButton href={telephone(number)} icon={Phone}>
            {t('help.call_own', { name, number })}
          </LinkButton>
        </div>
      ))}
    </>
  );
}
