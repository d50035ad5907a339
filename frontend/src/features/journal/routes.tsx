import './journal.css';

import type { JSX } from 'preact';
import lazy from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';

import { loadWords } from '../../i18n';
import { TimelinePage } from './timeline-page';

const PicturesPage = lazy(() => import('./pictures-page').then(({ PicturesPage: page }) => page));
// These read back people too, each in the words of their page.
const AttentionPage = lazy(async () => {
  const [page] = await Promise.all([import('./attention-page'), loadWords('people')]);
  return page.AttentionPage;
});
const ExportPage = lazy(async () => {
  const [page] = await Promise.all([import('./export-page'), loadWords('people')]);
  return page.ExportPage;
});

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
