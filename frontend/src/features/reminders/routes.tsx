import './reminders.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { lazyPage } from '../../ui/lazy-page';
import { ListPage } from './list-page';

type Pages = typeof import('./pages');

// The list alone stays light: the rest comes, in one piece, when somebody first goes beyond it.
const page = (name: 'NewPage' | 'SessionPage' | 'QuietPage' | 'LastOnesPage'): ReturnType<typeof lazyPage<Pages[typeof name]>> =>
  lazyPage(() => import('./pages').then((pages) => pages[name]));
const EditPage = lazyPage(() => import('./pages').then((pages) => pages.EditPage));

const [NewPage, SessionPage, QuietPage, LastOnesPage] = [page('NewPage'), page('SessionPage'), page('QuietPage'), page('LastOnesPage')];

export default function ReminderRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/new" component={NewPage} />
      <Route path="/session" component={SessionPage} />
      <Route path="/quiet" component={QuietPage} />
      <Route path="/last" component={LastOnesPage} />
      <Route path="/:id" component={EditPage} />
      <Route default component={ListPage} />
    </Router>
  );
}
