import type { AnyComponent } from 'preact';

/** Where each feature lies that nobody begins with. Apart, so that a first visit fetches no list of them. */
export const files = import.meta.glob<{ default: AnyComponent }>(['../features/*/routes.tsx', '!../features/{welcome,today,help}/routes.tsx']);
