import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { UnknownScreen } from '../../ui/absent-screen';
import { lazyPage } from '../../ui/lazy-page';
import { ListPage } from './list-page';
import { NewPage } from './new-page';

const LetterPage = lazyPage(async () => (await import('./letter-page')).LetterPage);
const RestPage = lazyPage(async () => (await import('./rest-page')).RestPage);
const WritePage = lazyPage(async () => (await import('./write-page')).WritePage);

export default function LettersRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={NewPage} />
      <Route path="/:id" component={LetterPage} />
      <Route path="/:id/write" component={WritePage} />
      <Route path="/:id/rest" component={RestPage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
