import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { t } from '../i18n';
import { Button } from './button';
import { Field, type FieldProps } from './field';

export type SecretFieldProps = Pick<FieldProps, 'label' | 'hint' | 'error' | 'value' | 'onInput' | 'inputMode'> & {
  /** Left out where no browser is to remember it, as of a PIN. */
  autocomplete?: 'current-password' | 'new-password';
  /** Whether it stands with a name that this browser may keep. */
  withName?: boolean;
};

/**
 * In no form of its page: a browser takes whatever text stands in one form with a password for its name, and writes
 * that down in clear, whether or not somebody lets it keep the password. Enter sends the form all the same.
 */
const ALONE = {
  form: '',
  enterkeyhint: 'go', // a phone says it only in a form
  onKeyDown: ({ key, target }: KeyboardEvent): void => {
    if (key === 'Enter') (target as Element).closest('form')?.requestSubmit();
  },
} as const;

/** Something secret to type: hidden from somebody looking over a shoulder until the person asks to see it. */
export function SecretField({ autocomplete, withName = false, ...props }: SecretFieldProps): JSX.Element {
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      {...(withName ? {} : ALONE)}
      type={shown ? 'text' : 'password'}
      // in sight it is a field like any other, which a browser would write down
      {...(shown || !autocomplete ? {} : { autocomplete })}
      autocapitalize="none"
      spellcheck={false}
      act={
        <Button variant="outline" onClick={() => setShown(!shown)}>
          {shown ? t('shell.hide') : t('shell.show')}
        </Button>
      }
    />
  );
}
