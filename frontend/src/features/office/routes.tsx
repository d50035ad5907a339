import './office.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { UnknownScreen } from '../../ui/absent-screen';
import { PeoplePage } from './people-page';
import { PracticePage } from './practice-page';

export default function OfficeRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={PracticePage} />
      <Route path="/people" component={PeoplePage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
