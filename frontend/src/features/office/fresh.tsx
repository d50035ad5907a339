import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { Field } from '../../ui';
import { t } from '../../i18n';

export type Fresh = {
  readonly digits: string;
  /** Asked for once the server wants them again; nothing before. */
  readonly field: JSX.Element | null;
  readonly explain: (error: unknown) => null;
  readonly clear: () => void;
};

/** The digits of the second step, where it was shown a while ago. */
export function useFresh(): Fresh {
  const [digits, setDigits] = useState<string | null>(null);
  return {
    digits: digits ?? '',
    field: digits === null ? null : <Field label={t('office.digits')} value={digits} onInput={setDigits} autocomplete="one-time-code" inputMode="numeric" />,
    explain: (error) => {
      if (error instanceof ApiError && error.code === 'second_factor_again') setDigits((typed) => typed ?? '');
      return null;
    },
    clear: () => setDigits(null),
  };
}
