import { entries } from '../../store';
import { t } from '../../i18n';
import { aliasUnlessHidden } from '../../entries/people/person';

/** What a share is called on the client's own pages. The alias comes from this device; the server never had it. Somebody hidden is not named. */
export function nameOf({ kind, entry }: { readonly kind: string; readonly entry: string }): string {
  if (kind === 'cards') return t('sharing.kind_cards');
  if (kind !== 'repairs' && kind !== 'kind-moments') return t('sharing.kind_other');
  const alias = aliasUnlessHidden(entries.find(kind, entry)?.columns.person ?? null);
  if (kind === 'kind-moments') return alias ? t('sharing.kind_moments_with', { alias }) : t('sharing.kind_moments');
  return alias ? t('sharing.kind_repairs_with', { alias }) : t('sharing.kind_repairs');
}
