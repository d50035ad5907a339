import './practice.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { BeginPage } from './begin-page';
import { ListPage } from './list-page';
import { RepairPage } from './repair-page';
import { StepPage } from './step-page';
import { StepsPage } from './steps-page';

export default function PracticeRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={BeginPage} />
      <Route path="/:id" component={RepairPage} />
      <Route path="/:id/steps" component={StepsPage} />
      <Route path="/:id/:screen" component={StepPage} />
    </Router>
  );
}
