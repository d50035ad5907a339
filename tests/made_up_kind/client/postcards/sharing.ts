import type { Area } from '../../i18n';
import { answer, onDay, type SharedFields, text } from '../shared/fields';

const FIELDS: SharedFields<'postcards'> = {
  happened_on: { label: () => 'Written on', value: onDay.value },
  'words.greeting': text,
  'words.body': { ...text, label: () => 'The postcard' },
  'answers.tone': answer(String),
  'answers.far': answer(String),
};

export const texts: readonly Area[] = [];
export const takesReply = false;
export const summary = true;
export const ready = (): boolean => true;
export const keptBack = (): null => null;
export const back = (): string => 'This postcard';
export const fields = async (): Promise<SharedFields<'postcards'>> => FIELDS;
export const title = (): string => 'A postcard of yours';
export const readerTitle = (): string => 'A postcard of theirs';
export const readerCount = (count: number): string => `${count} postcards`;
