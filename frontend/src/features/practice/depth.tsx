import type { JSX } from 'preact';

import { Choice } from '../../ui';
import { t } from '../../i18n';
import { type Depth, DEPTHS } from '../../entries/repairs/fields';

/** How deep to go. Can be changed at any time; what was written in another depth stays. */
export function DepthChoice({ value, onChange }: { value: Depth; onChange: (depth: Depth) => void }): JSX.Element {
  return (
    <Choice
      legend={t('practice.depth')}
      hint={t('practice.depth_hint')}
      options={DEPTHS.map((depth) => ({ value: depth, label: t.of('practice.depth', depth), hint: t.of('practice.depth_*_hint', depth) }))}
      value={value}
      onChange={onChange}
    />
  );
}
