import type { JSX } from 'preact';

import type { OpenEntry } from '../../offline';
import { Reading as MomentReading } from '../moments/read-back';
import { noteOf } from '../moments/reading';
import type { Moment } from '../moments/moment';
import type { Person } from '../people/person';
import { Reading as PersonReading } from '../people/reading';
import { Reading as RepairReading } from '../practice/read-back';
import type { Repair } from '../practice/repair';
import { Reading as ReflectionReading } from '../reflections/read-back';
import type { Reflection } from '../reflections/reflection';
import { textOf } from '../today/library';

/** An entry as its own page shows it, so that a person knows it again; null for what has too little to say for a page. */
export function readingOf(entry: OpenEntry): JSX.Element | null {
  switch (entry.kind) {
    case 'repairs':
      return <RepairReading repair={entry as Repair} />;
    case 'reflections':
      return <ReflectionReading reflection={entry as Reflection} />;
    case 'people':
      return <PersonReading person={entry as Person} />;
    case 'kind-moments':
      return (
        <>
          <p class="quiet">{noteOf(entry as Moment)}</p>
          <MomentReading moment={entry as Moment} />
        </>
      );
    case 'card-responses': {
      const text = textOf((entry as OpenEntry<'card-responses'>).columns.text);
      return text ? <p>{text}</p> : null;
    }
    default:
      return null;
  }
}
