import { entries, type Kind, type OpenEntry } from '../../store';
import { isKind } from '../../store/kinds';
import { sharingOf } from '../aspects';
import type { Sharing } from '../home';
import type { ReadFields } from './fields';

export type Shareable = { readonly entry: OpenEntry; readonly sharing: Sharing<Kind> };

/**
 * An entry that is on this device and of a kind that can be shared, else null. Reading it inside a component
 * subscribes to the kind.
 */
export function findShareable(kind: string, id: string): Shareable | null {
  const sharing = sharingOf(kind);
  const entry = sharing && isKind(kind) ? entries.find(kind, id) : undefined;
  return sharing && entry ? { entry, sharing } : null;
}

/** The fields that a copy of this kind is read by; none for a kind that this app does not know. */
export async function readFieldsOf(kind: string): Promise<ReadFields> {
  return (await sharingOf(kind)?.fields()) ?? {};
}
