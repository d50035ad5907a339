import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { session, type Way } from '../../session/state';
import { isPin, lockByPasskey, lockByPin, lockWithPassphrase, takeLockOff } from '../../session/locks';
import { hasPasskeys } from '../../vault/passkey';
import { VaultError } from '../../vault/errors';
import { Callout, Choice, SecretField } from '../../ui';
import { t } from '../../i18n';

export type Chosen = { readonly way: Way | null; readonly pin: string };

const NAME = 'Attune'; // in the device's own list of passkeys

/** Whether this device has passkeys; null until it has said so. */
export function usePasskeys(): boolean | null {
  const [has, setHas] = useState<boolean | null>(null);
  useEffect(() => void hasPasskeys().then(setHas), []);
  return has;
}

export type WaysProps = {
  readonly value: Chosen;
  readonly onChange: (value: Chosen) => void;
  readonly passkeys: boolean;
  /** Where "no lock" is one of the answers, and no button of its own. */
  readonly orNone?: boolean;
  readonly shapeError: boolean;
};

/** The ways a private device can open, and what opens it where there is none. */
export function Ways({ value, onChange, passkeys, orNone = false, shapeError }: WaysProps): JSX.Element {
  const { way, pin } = value;
  return (
    <>
      <Choice<Way>
        legend={t('lock.how')}
        value={way}
        onChange={(next) => onChange({ ...value, way: next })}
        options={[
          ...(passkeys || session.value.way === 'passkey' ? [{ value: 'passkey' as const, label: t('lock.passkey'), hint: t('lock.passkey_hint') }] : []),
          { value: 'pin' as const, label: t('lock.pin'), hint: t('lock.pin_hint') },
          { value: 'words' as const, label: t('lock.words'), hint: t('lock.words_hint') },
          ...(orNone ? [{ value: 'itself' as const, label: t('lock.itself'), hint: t('lock.itself_hint') }] : []),
        ]}
      />
      {way === 'pin' && session.value.way !== 'pin' && (
        <SecretField
          label={t('lock.pin_field')}
          inputMode="numeric"
          value={pin}
          error={shapeError && !isPin(pin) ? t('lock.pin_shape') : undefined}
          onInput={(next) => onChange({ ...value, pin: next })}
        />
      )}
      {way !== 'itself' && <p class="quiet">{t('lock.always')}</p>}
      {(!orNone || way === 'itself') && <Callout title={t('lock.without_title')}>{t('lock.without')}</Callout>}
    </>
  );
}

/** Sets what was chosen. Throws like what it calls. */
export function setWay({ way, pin }: Chosen): Promise<void> {
  if (way === 'pin') return lockByPin(pin);
  if (way === 'passkey') return lockByPasskey(NAME);
  return way === 'itself' ? takeLockOff() : lockWithPassphrase();
}

/** What to say of a passkey that did not come; null for any other error. */
export function ofThePasskey(error: unknown): string | null {
  return error instanceof VaultError && error.code === 'no_passkey' ? t('lock.no_passkey') : null;
}
