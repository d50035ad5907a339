import { type Area, t } from '../../i18n';
import type { Timeline } from '../home';
import type { SpeakUp } from './speak-up';
import { lineOf, titleOf } from './titles';

export { icon } from './picture';
export { lineOf as line, titleOf as title };
export const tone = 'clay';
export const texts: readonly Area[] = ['speakup'];
export const heading = (): string => t('speakup.heading');
export const href = ({ id }: SpeakUp): string => `/practice/speak-ups/${id}`;
export const day = ({ created_at }: SpeakUp): string => created_at;
export const about = null;
export const timeline: Timeline<'speak-ups'> = { filter: 'speak-ups', shows: () => true, searched: ({ words }) => Object.values(words) };
