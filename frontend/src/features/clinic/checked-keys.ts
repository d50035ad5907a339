import { signal } from '@preact/signals';

import { onForget } from '../../vault/forget';
import type { PublicKeys } from '../../vault/identity';

/** By link: the keys of clients whose check code the clinician heard, once both sides' first proof was lost. */
export const checkedKeys = signal<Readonly<Record<string, PublicKeys>>>({});

onForget(() => {
  checkedKeys.value = {};
});
