import './journal.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { later } from '../../entries/later';

const TimelinePage = later(async () => (await import('./timeline-page')).TimelinePage, 'listing');
const AttentionPage = later(async () => (await import('./attention-page')).AttentionPage, 'listing', 'reading');
const PicturesPage = later(async () => (await import('./pictures-page')).PicturesPage, 'picturing');
const KeptPage = later(async () => (await import('./kept-page')).KeptPage, 'keeping');
const ThenPage = later(async () => (await import('./then-page')).ThenPage, 'keeping');
const ExportPage = later(async () => (await import('./files')).ExportPage, 'listing', 'reading');
const ImportPage = later(async () => (await import('./files')).ImportPage, 'writing');

export default function JournalRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={TimelinePage} />
      <Route path="/attention" component={AttentionPage} />
      <Route path="/pictures" component={PicturesPage} />
      <Route path="/kept" component={KeptPage} />
      <Route path="/then-and-now" component={ThenPage} />
      <Route path="/export" component={ExportPage} />
      <Route path="/import" component={ImportPage} />
    </Router>
  );
}
