import type { Person } from '../../entries/people/person';

/** What each section of somebody's page is given. */
export type SectionProps = { readonly person: Person };
