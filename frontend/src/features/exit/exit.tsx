import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

import { t } from '../../i18n';
import { EXIT_ADDRESS, leave } from './leave';
import { onThreeShifts } from './three-shifts';

function go(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
  void leave();
}

/** In the bar of every page. A real link, so that it leads away even while the script is still on its way. */
export function ExitButton(): JSX.Element {
  return (
    <a class="button button--outline button--small" href={EXIT_ADDRESS} rel="noreferrer" onClick={go}>
      {t('shell.exit')}
    </a>
  );
}

/** The first stop of the Tab key, seen only when it has focus. */
export function FirstExit(): JSX.Element {
  return (
    <a class="visually-hidden button first-stop" href={EXIT_ADDRESS} rel="noreferrer" onClick={go}>
      {t('shell.exit_page')}
    </a>
  );
}

/** Shift three times leaves, wherever the focus is. */
export function useThreeShifts(): void {
  useEffect(() => onThreeShifts(() => void leave()), []);
}
