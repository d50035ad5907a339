import User from 'lucide/dist/esm/icons/user.mjs';

import { type Area, t } from '../../i18n';
import { nameOf, type Person } from './person';
import { relationOf } from './titles';

export { relationOf as line, User as icon };
export const tone = 'clay';
export const texts: readonly Area[] = ['journal', 'people'];
export const heading = (): string => t('journal.kind_people');
export const title = (person: Person): string => nameOf(person) || t('people.unnamed');
export const href = ({ id }: Person): string => `/people/${id}`;
export const day = ({ created_at }: Person): string => created_at;
export const about = null;
export const timeline = null; // somebody is met on their own page
