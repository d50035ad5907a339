import { sharingOf } from '../../entries/aspects';
import { findShareable } from '../../entries/shared/shareable';
import { t } from '../../i18n';

/**
 * What a share is called on the client's own pages. Whom it is about comes from this device; the server never had it.
 */
export function titleOf({ kind, entry }: { readonly kind: string; readonly entry: string }): string {
  return sharingOf(kind)?.title(findShareable(kind, entry)?.entry) ?? t('sharing.kind_other');
}
