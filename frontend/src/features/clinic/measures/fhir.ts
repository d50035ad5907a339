import { linesOf as answeredLines, stepsOf } from '../../../entries/measure-responses/in-words';
import { measures } from '../../../entries/measure-responses/known';
import { readSaid } from '../../../entries/measure-responses/response';
import { score } from '../../../entries/measure-responses/scoring';
import { linesOf } from '../../../entries/shared/lines';
import { t } from '../../../i18n';
import type { Opened } from '../opened';
import { titleOf } from '../titles';

// FHIR R4 (4.0.1), made here from what was opened. Nothing of it goes to the server.

type Resource = { readonly resourceType: string; readonly id: string } & Readonly<Record<string, unknown>>;
export type Bundle = { readonly resourceType: 'Bundle'; readonly type: 'collection'; readonly timestamp: string; readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[] };

/** LOINC's codes of totals, of the measures that have one. */
const LOINC: Readonly<Record<string, string>> = { 'gad-7': '70274-6', 'phq-9': '44261-6' };
const SYSTEM = 'urn:attune:measure';

/** A name for a client that says nothing of who they are, and is the same in every file of one link. */
export async function pseudonymOf(careLink: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`attune/v1/pseudonym|${careLink}`));
  return [...new Uint8Array(digest)].slice(0, 8).map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function bundleOf(pseudonym: string, opened: readonly Opened[], at: Date): Bundle {
  const patient: Resource = { resourceType: 'Patient', id: pseudonym, identifier: [{ system: 'urn:attune:pseudonym', value: pseudonym }] };
  const subject = { reference: `urn:attune:patient:${pseudonym}` };
  const about = opened.flatMap((one) => resourcesOf(one, subject));
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: at.toISOString(),
    entry: [{ fullUrl: subject.reference, resource: patient }, ...about.map((resource) => ({ fullUrl: urlOf(resource), resource }))],
  };
}

type Subject = { readonly reference: string };

function resourcesOf(one: Opened, subject: Subject): readonly Resource[] {
  const said = readSaid(one.content.words['response'] ?? '');
  const measure = said && measures.value.get(said.measure);
  const authored = typeof one.content.columns['answered_on'] === 'string' ? one.content.columns['answered_on'] : one.item.shared_on;
  const base = { resourceType: 'QuestionnaireResponse', id: one.item.grant, status: 'completed', subject, source: subject, authored };
  if (!said || !measure) {
    const item = linesOf(one.content, one.fields).map(({ name, label, value }) => ({ linkId: name, text: label, answer: [{ valueString: value }] }));
    return [{ ...base, questionnaire: `${SYSTEM}:shared`, text: narrative(titleOf(one.item.kind)), ...(item.length > 0 ? { item } : {}) }];
  }
  const items = stepsOf(measure).flatMap(({ item, text, options }) => {
    const value = said.answers[item];
    const option = options.find((each) => each.value === value);
    return option ? [{ linkId: item, text, answer: [{ valueCoding: { system: `${SYSTEM}:${measure.key}`, code: String(option.value), display: option.text } }] }] : [];
  });
  const lines = answeredLines(said).map(({ question, answer }) => `${question} ${answer}`);
  const response = { ...base, questionnaire: `${SYSTEM}:${measure.key}`, text: narrative([measure.title, ...lines].join('; ')), ...(items.length > 0 ? { item: items } : {}) };
  return [response, observation(one.item.grant, subject, authored, measure, said.answers)];
}

type Scored = Parameters<typeof score>[0] & { readonly key: string; readonly title: string; readonly version: string };

/** The total, or that there were not enough answers for one; and each scale that was answered whole. */
function observation(grant: string, subject: Subject, at: string, measure: Scored, answers: Parameters<typeof score>[1]): Resource {
  const { total, band, filledIn, scales } = score(measure, answers);
  const code = LOINC[measure.key];
  const coding = [...(code ? [{ system: 'http://loinc.org', code }] : []), { system: SYSTEM, code: measure.key, display: measure.title, version: measure.version }];
  const component = scales.flatMap(({ name, value }) => (value === null ? [] : [{ code: { text: name }, valueQuantity: quantity(value) }]));
  return {
    resourceType: 'Observation',
    id: `${grant}-score`,
    status: 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] }],
    code: { coding, text: measure.title },
    subject,
    effectiveDateTime: at,
    derivedFrom: [{ reference: `urn:uuid:${grant}` }],
    ...(total === null
      ? { dataAbsentReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }] } }
      : { valueQuantity: quantity(total), ...(band === null ? {} : { interpretation: [{ text: band }] }) }),
    ...(total !== null && filledIn > 0 ? { note: [{ text: t('measuring.filled', { total, count: filledIn }) }] } : {}),
    ...(component.length > 0 ? { component } : {}),
  };
}

function quantity(value: number): object {
  return { value, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' };
}

function urlOf({ resourceType, id }: Resource): string {
  return resourceType === 'QuestionnaireResponse' ? `urn:uuid:${id}` : `urn:attune:${resourceType.toLowerCase()}:${id}`;
}

function narrative(text: string): object {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${safe}</div>` };
}
