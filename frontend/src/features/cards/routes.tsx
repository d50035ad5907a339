import './cards.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { UnknownScreen } from '../../ui/absent-screen';
import { lazyPage } from '../../ui/lazy-page';
import { ListPage } from './list-page';
import { NewPage } from './new-page';

const CardPage = lazyPage(async () => (await import('./card-page')).CardPage);
// The library comes, in one piece, when somebody first goes there.
const pages = (): Promise<typeof import('./pages')> => import('./pages');
const LibraryPage = lazyPage(async () => (await pages()).LibraryPage);
const PutAwayPage = lazyPage(async () => (await pages()).PutAwayPage);
const ThemePage = lazyPage(async () => (await pages()).ThemePage);
const TextPage = lazyPage(async () => (await pages()).TextPage);
const QuotedPage = lazyPage(async () => (await pages()).QuotedPage);

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
      <Route default component={UnknownScreen} />
    </Router>
  );
}
