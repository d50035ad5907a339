import './journal.css';

import type { JSX } from 'preact';
import lazy from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';

import { AttentionPage } from './attention-page';
import { TimelinePage } from './timeline-page';

const PicturesPage = lazy(() => import('./pictures-page').then(({ PicturesPage: page }) => page));
const ExportPage = lazy(() => import('./export-page').then(({ ExportPage: page }) => page));

export default function JournalRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={TimelinePage} />
      <Route path="/attention" component={AttentionPage} />
      <Route path="/pictures" component={PicturesPage} />
      <Route path="/export" component={ExportPage} />
    </Router>
  );
}
