import type { JSX } from 'preact';

import type { OpenEntry } from '../../store';
import { Reading as MomentReading } from '../../entries/kind-moments/read-back';
import { noteOf } from '../../entries/kind-moments/reading';
import type { Moment } from '../../entries/kind-moments/moment';
import type { Person } from '../../entries/people/person';
import { Reading as PersonReading } from '../../entries/people/reading';
import { Reading as RepairReading } from '../../entries/repairs/read-back';
import type { Repair } from '../../entries/repairs/repair';
import { Reading as ReflectionReading } from '../../entries/reflections/read-back';
import type { Reflection } from '../../entries/reflections/reflection';
import { textOf } from '../../library/texts';

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
