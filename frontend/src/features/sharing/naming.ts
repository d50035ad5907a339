import { entries, type Kind } from '../../offline';
import { t } from '../../words';
import { aliasOf } from '../people/person';

/** What a share is called on the client's own pages. The alias comes from this device; the server never had it. */
export function nameOf({ kind, entry }: { readonly kind: string; readonly entry: string }): string {
  if (kind !== 'repairs') return t('sharing.kind_other');
  const repair = entries.find(kind as Kind & 'repairs', entry);
  const alias = repair ? aliasOf(repair.columns.person, '') : '';
  return alias ? t('sharing.kind_repairs_with', { alias }) : t('sharing.kind_repairs');
}
