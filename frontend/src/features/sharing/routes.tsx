import './sharing.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { loadWords } from '../../words';
import { AcceptPage } from './accept-page';
import { LogPage } from './log-page';
import { SharePage } from './share-page';
import { SharingPage } from './sharing-page';

// A preview says choices and scales in the words of the practice.
await loadWords('practice');

export default function SharingRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={SharingPage} />
      <Route path="/accept" component={AcceptPage} />
      <Route path="/log" component={LogPage} />
      <Route path="/share/repairs/:id" component={SharePage} />
      <Route default component={SharingPage} />
    </Router>
  );
}
