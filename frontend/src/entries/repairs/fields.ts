import data from '../../../../backend/repairs/data/steps.yaml';

// The steps and fields of the practice, from the file that the server holds its vocabulary to.

type FieldOf = {
  readonly key: string;
  readonly in: 'column' | 'answers' | 'words';
  readonly choices?: readonly string[];
  readonly at_most?: number;
  readonly deep?: true;
};
type StepOf = { readonly id: string; readonly fields: readonly FieldOf[] };

const { steps } = data as { readonly steps: readonly StepOf[] };
const fields: ReadonlyMap<string, FieldOf> = new Map(steps.flatMap((step) => step.fields.map((field) => [field.key, field])));

export function choicesOf(key: string): readonly string[] {
  return fields.get(key)?.choices ?? [];
}

export function mostOf(key: string): number | undefined {
  return fields.get(key)?.at_most;
}

/** Asked in the deep depth alone. */
export function isDeep(key: string): boolean {
  return fields.get(key)?.deep === true;
}
