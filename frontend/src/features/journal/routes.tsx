import './journal.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { UnknownScreen } from '../../ui/absent-screen';
import { later } from '../../entries/later';

const TimelinePage = later(async () => (await import('./timeline-page')).TimelinePage, 'listing');
const AttentionPage = later(async () => (await import('./attention-page')).AttentionPage, 'listing', 'reading');
const PicturesPage = later(async () => (await import('./pictures-page')).PicturesPage, 'picturing');
const KeptPage = later(async () => (await import('./kept-page')).KeptPage, 'keeping');
const ThenPage = later(async () => (await import('./then-page')).ThenPage, 'keeping');
const CalendarPage = later(async () => (await import('./calendar-page')).CalendarPage, 'listing');
const DayPage = later(async () => (await import('./day-page')).DayPage, 'listing');
const NowPage = later(async () => (await import('./now-page')).NowPage);
const CheckInPage = later(async () => (await import('./check-in-page')).CheckInPage);
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
      <Route path="/calendar" component={CalendarPage} />
      <Route path="/calendar/:month" component={CalendarPage} />
      <Route path="/calendar/:month/:day" component={DayPage} />
      <Route path="/how-am-i" component={NowPage} />
      <Route path="/how-am-i/:id" component={CheckInPage} />
      <Route path="/export" component={ExportPage} />
      <Route path="/import" component={ImportPage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
