import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { openWithPasskey } from '../../session/passkeys';
import { hasPasskeys } from '../../vault/passkey';
import { VaultError } from '../../vault/errors';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout } from '../../ui';
import { t } from '../../i18n';

export type ByPasskeyProps = { readonly privateDevice: boolean; readonly onOpen?: () => void };

/** In place of the words, where this browser knows passkeys that can open. */
export function ByPasskey({ privateDevice, onOpen }: ByPasskeyProps): JSX.Element | null {
  const [has, setHas] = useState(false);
  const act = useAct();
  useEffect(() => void hasPasskeys().then(setHas), []);
  if (!has) return null;
  const open = (): void =>
    act.run(
      async () => {
        await openWithPasskey(privateDevice);
        onOpen?.();
      },
      (error) => (error instanceof VaultError ? t('welcome.passkey_not') : null),
    );
  return (
    <div class="stack stack--tight">
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div>
        <Button variant="soft" busy={act.busy} onClick={open}>
          {t('welcome.passkey')}
        </Button>
      </div>
    </div>
  );
}
