import type { Change } from '../../../entries/change';
import type { Content } from '../../../entries/reflections/reflection';

/** What each question's view is given. */
export type ViewProps = { readonly id: string; readonly reflection: Content; readonly change: (change: Change<'reflections'>) => void };
