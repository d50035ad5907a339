import type { ReflectionForm } from '../../api/vocabularies/reflection-form';
import type { IconNode } from '../../ui/icon';

/** What each form is known by, drawn for this in lines of 24 by 24. */
export const PICTURES: Readonly<Record<ReflectionForm, IconNode>> = {
  // a candle that burns for a minute
  kind_minute: [['path', { d: 'M12 3.5c2 2 2.9 3.3 2.9 4.7a2.9 2.9 0 0 1-5.8 0c0-1.4.9-2.7 2.9-4.7zM12 11.1v2.4M9.2 13.5h5.6V20H9.2zM5.5 20h13' }]],
  // several inside one round
  parts: [
    ['circle', { cx: 12, cy: 12, r: 8.5 }],
    ['circle', { cx: 9.2, cy: 9.6, r: 2.2 }],
    ['circle', { cx: 15, cy: 10.2, r: 1.5 }],
    ['circle', { cx: 12.6, cy: 15.4, r: 1.9 }],
  ],
  // a bar that was set too high, and one that can be stepped over
  standard: [
    ['path', { d: 'M5 20V4M19 20V4M5 16h14' }],
    ['path', { d: 'M5 6.5h14', 'stroke-dasharray': '1.5 3.2' }],
  ],
  // a shell that somebody lives in
  keeps_away: [['path', { d: 'M3 18.5c0-8 4.3-13 10-13 4.2 0 7.5 3 7.5 6.8 0 3.6-2.5 6.2-5.6 6.2-2.6 0-4.5-1.8-4.5-4.2 0-2 1.4-3.5 3.3-3.5 1.5 0 2.6 1 2.6 2.4M2.5 18.5h12.4' }]],
};

/** The same one again and again, over time. */
export const overTime: IconNode = [
  ['circle', { cx: 5.5, cy: 15, r: 2 }],
  ['circle', { cx: 11.5, cy: 11.5, r: 2.6 }],
  ['circle', { cx: 18, cy: 8, r: 3.2 }],
  ['path', { d: 'M3.5 20h17' }],
];
