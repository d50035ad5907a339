import './surface.css';

import type { JSX } from 'preact';

import Check from 'lucide/dist/esm/icons/check.mjs';
import CloudUpload from 'lucide/dist/esm/icons/cloud-upload.mjs';
import Info from 'lucide/dist/esm/icons/info.mjs';
import Pencil from 'lucide/dist/esm/icons/pencil.mjs';

import { t } from '../i18n';
import { Icon } from './icon';

const LABELS = {
  saving_on_device: 'shell.saving_on_device',
  saved_on_device: 'shell.saved_on_device',
  saving_everywhere: 'shell.saving_everywhere',
  saved_everywhere: 'shell.saved_everywhere',
  needs_attention: 'shell.needs_attention',
  saved_on_server: 'shell.saved_on_server',
  sending_unkept: 'shell.sending_unkept',
  kept_nowhere: 'shell.kept_nowhere',
  attention_unkept: 'shell.attention_unkept',
} as const;

const ICONS = {
  saving_on_device: Pencil,
  saved_on_device: Check,
  saving_everywhere: CloudUpload,
  saved_everywhere: Check,
  needs_attention: Info,
  saved_on_server: Check,
  sending_unkept: CloudUpload,
  kept_nowhere: Info,
  attention_unkept: Info,
} as const;

export type SaveStateProps = { state: keyof typeof LABELS };

/** The same in words, for where there is no room for the line. */
export function saidOf(state: SaveStateProps['state']): string {
  return t(LABELS[state]);
}

/** Where what was written is now, and never further along than it is. Spoken politely, so typing is not talked over. */
export function SaveState({ state }: SaveStateProps): JSX.Element {
  return (
    <p class="save-state" role="status">
      <Icon node={ICONS[state]} size={18} />
      {saidOf(state)}
    </p>
  );
}
