import type { Change } from '../../entries/change';
import type { Content } from '../../entries/kind-moments/moment';

/** What each section of the page is given. */
export type SectionProps = { readonly moment: Content; readonly change: (change: Change<'kind-moments'>) => void };
