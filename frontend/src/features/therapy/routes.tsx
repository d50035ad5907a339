import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { UnknownScreen } from '../../ui/absent-screen';
import { later } from '../../entries/later';

const AgendaPage = later(async () => (await import('./agenda-page')).AgendaPage);
const SuggestionsPage = later(async () => (await import('./suggestions-page')).SuggestionsPage);

/** Between a person and their therapist: what to bring to a session, and what was suggested. */
export default function TherapyRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={AgendaPage} />
      <Route path="/suggestions" component={SuggestionsPage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
