import type { JSX } from 'preact';

import { REPAIR_DEPTH, type RepairDepth } from '../../api/vocabularies/repair-depth';
import { Choice } from '../../ui';
import { t } from '../../i18n';

/** How deep to go. Can be changed at any time; what was written in another depth stays. */
export function DepthChoice({ value, onChange }: { value: RepairDepth; onChange: (depth: RepairDepth) => void }): JSX.Element {
  return (
    <Choice
      legend={t('practice.depth')}
      hint={t('practice.depth_hint')}
      options={REPAIR_DEPTH.map((depth) => ({ value: depth, label: t.of('practice.depth', depth), hint: t.of('practice.depth_*_hint', depth) }))}
      value={value}
      onChange={onChange}
    />
  );
}
