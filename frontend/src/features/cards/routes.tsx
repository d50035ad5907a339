import './cards.css';

import type { JSX } from 'preact';
import lazy from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';

import { ListPage } from './list-page';
import { NewPage } from './new-page';

const CardPage = lazy(async () => (await import('./card-page')).CardPage);
// The library comes, in one piece, when somebody first goes there.
const pages = (): Promise<typeof import('./pages')> => import('./pages');
const LibraryPage = lazy(async () => (await pages()).LibraryPage);
const PutAwayPage = lazy(async () => (await pages()).PutAwayPage);
const ThemePage = lazy(async () => (await pages()).ThemePage);
const TextPage = lazy(async () => (await pages()).TextPage);
const QuotedPage = lazy(async () => (await pages()).QuotedPage);

export default function CardsRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={NewPage} />
      <Route path="/library" component={LibraryPage} />
      <Route path="/library/away" component={PutAwayPage} />
      <Route path="/library/:theme" component={ThemePage} />
      <Route path="/library/:theme/:id" component={TextPage} />
      <Route path="/quoted/:id" component={QuotedPage} />
      <Route path="/:id" component={CardPage} />
    </Router>
  );
}
