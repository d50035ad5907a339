import type { Area } from '../../i18n';
import { answer, onDay, type SharedFields, text } from '../shared/fields';

const FIELDS: SharedFields<'letters'> = {
  happened_on: { label: () => 'Written on', value: onDay.value },
  'words.greeting': text,
  'words.body': { ...text, label: () => 'The letter' },
  'answers.tone': answer(String),
};

export const texts: readonly Area[] = [];
export const takesReply = false;
export const summary = true;
export const ready = (): boolean => true;
export const keptBack = (): null => null;
export const back = (): string => 'This letter';
export const fields = async (): Promise<SharedFields<'letters'>> => FIELDS;
export const title = (): string => 'A letter of yours';
export const readerTitle = (): string => 'A letter of theirs';
export const readerCount = (count: number): string => `${count} letters`;
