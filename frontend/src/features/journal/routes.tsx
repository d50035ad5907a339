import './journal.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { AttentionPage } from './attention-page';
import { TimelinePage } from './timeline-page';

export default function JournalRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={TimelinePage} />
      <Route path="/attention" component={AttentionPage} />
    </Router>
  );
}
