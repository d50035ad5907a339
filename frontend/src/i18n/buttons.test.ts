import { globSync, readFileSync } from 'node:fs';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

import { FAMILIES, type Family } from './families';
import { keyIn } from './open-families';
import { languages, messagesOf } from './testing/catalogues';

const said = new Map(['en', 'es'].map((language) => [language, new Map(messagesOf(language).map(({ area, key, text }) => [`${area}.${key}`, text]))]));

// Words that only make sense together with what stands around them, so that somebody who hears the button alone can't
// tell what it does.
const VAGUE =
  /^(ok|okay|all right|very well|yes, again|yes|no|yep|sure|fine|right|submit|confirm|proceed|continue|next|previous|back|forward|cancel|apply|accept|decline|agree|click here|tap here|press here|here|more|more info|learn more|read more|see more|details|options|got it|i see|done|all done|ready|begin here|send|start|stop|enter|go|let's go|go ahead|dismiss|ignore|this one|that one|select|choose|change|do it|try it|show me|link|button|action)\.?$/i;
const QUESTION = /[?!…]|\b(why|really|are you sure)\b/i;
const PLEADING = /\b(please|now or never|yes, i|no, i|no thanks|no, thanks|i don't (want|care)|i do want|not interested|maybe later|i'll (risk|stay|miss)|keep me|without (saving|help)|limited|free|best|recommended|only today)\b/i;
const VAGUE_ES =
  /^(ok|okay|vale|sí, otra vez|sí|no|claro|bien|enviar|confirmar|continuar|siguiente|anterior|atrás|volver|adelante|cancelar|aplicar|aceptar|acepto|rechazar|de acuerdo|(haz clic|pulsa|toca) aquí|aquí|más|más información|saber más|leer más|ver más|detalles|opciones|entendido|listo|hecho|todo listo|parar|ir|vamos|descartar|ignorar|este|esta|ese|esa|seleccionar|elegir|cambiar|hazlo|probar|pruébalo|muéstrame|enlace|botón|acción)\.?$/iu;
const QUESTION_ES = /[?¿!¡…]|\bpor qué\b|\bde verdad\b/iu;
const PLEADING_ES = /\bpor favor\b|\bahora o nunca\b|^(sí|no), (lo |me |yo )?(quiero|acepto|deseo)|\bno,? gracias\b|\bno (quiero|me importa|me interesa)\b|\b(quizá|tal vez) más tarde\b|\bme arriesgo\b|\brecomendad[oa]\b|\bsolo hoy\b|\bgratis\b/iu;
const MOST_WORDS = 8;
const MOST_WORDS_ES = 10; // which takes an article and a preposition more

/** Why somebody who hears this button alone could not tell what it does, or is talked into it; empty when they can. */
function unclear(label: string): string {
  if (VAGUE.test(label.trim())) return 'vague';
  if (QUESTION.test(label)) return 'a question';
  if (PLEADING.test(label)) return 'pleading';
  return label.trim().split(/\s+/).length > MOST_WORDS ? 'a sentence' : '';
}

function unclearInSpanish(label: string): string {
  if (VAGUE_ES.test(label.trim())) return 'vague';
  if (QUESTION_ES.test(label)) return 'a question';
  if (PLEADING_ES.test(label)) return 'pleading';
  return label.trim().split(/\s+/).length > MOST_WORDS_ES ? 'a sentence' : '';
}

const JUDGES: Readonly<Record<string, (label: string) => string>> = { en: unclear, es: unclearInSpanish };

/** The keys of every text that stands inside a button, a link drawn as one, or an act of a list or of a toast. */
function onButtons(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const keys: string[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.arguments[0]) {
      const said = literalsIn(node.arguments[0]);
      if (node.expression.getText() === 't') keys.push(...said);
      if (node.expression.getText() === 't.of') keys.push(...said.flatMap((family) => FAMILIES[family as Family].map((value) => keyIn(family as Family, value))));
    }
    ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && /^((Link|Exit)?Button|button|a|summary)$/.test(node.openingElement.tagName.getText())) heard(node).forEach(collect);
    else if (ts.isPropertyAssignment(node) && node.name.getText() === 'action') collect(node.initializer);
    else if (ts.isJsxAttribute(node) && isHandedOn(node)) ts.forEachChild(node, collect);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return keys;
}

/** One key, or each that a condition chooses from. */
function literalsIn(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  return ts.isParenthesizedExpression(node) ? literalsIn(node.expression) : [];
}

/** What a reader says of it: its own label, or else what stands in it. */
function heard(node: ts.JsxElement): readonly ts.Node[] {
  const named = node.openingElement.attributes.properties.filter((one) => ts.isJsxAttribute(one) && one.name.getText() === 'aria-label');
  return named.length > 0 ? named : node.children;
}

/** What another part puts on a button. */
function isHandedOn(node: ts.JsxAttribute): boolean {
  const given = node.initializer && ts.isJsxExpression(node.initializer) ? node.initializer.expression : undefined;
  return /^(act|yes|no|toList|look)$/.test(node.name.getText()) && given !== undefined && ts.isCallExpression(given);
}

// Links that are a line of their own, and say what is behind them in a sentence.
const SENTENCES = new Set(['clinic.lacks_passphrase', 'clinic.lacks_authenticator', 'clinic.lacks_sheet', 'clinic.lacks_codes', 'account.erase_line', 'shell.heavy']);
const labels = new Set(globSync('src/**/*.tsx', { exclude: ['**/*.test.*'] }).flatMap(onButtons));

describe('promise 30: buttons say literally what they do', () => {
  test('they are found', () => {
    expect(labels.size).toBeGreaterThan(80);
    for (const known of ['practice.skip', 'safety.skip_all', 'shell.undo', 'cards.take_back']) expect(labels).toContain(known);
  });

  test.each(['en', 'es'])('what leads into what somebody wrote says that it can be changed, and not that it is looked at: %s', (language) => {
    const acts = ['moments', 'reflections', 'speakup', 'practice'].map((area) => said.get(language)?.get(`${area}.change`));
    expect(new Set(acts)).toEqual(new Set([language === 'en' ? 'Change it' : 'Cambiarlo']));
  });

  test('in every language', () => {
    expect(Object.keys(JUDGES).sort()).toEqual(languages().sort());
  });

  test.each(Object.entries(JUDGES))('each says by itself what it does, asks nothing and pleads for nothing: %s', (language, judge) => {
    // each opens the question that it asks
    const questions = new Set(['reflections.part_for', 'today.how_true', 'sharing.asked_title']);
    const odd = [...labels].filter((key) => !questions.has(key)).map((key) => [key, said.get(language)?.get(key) ?? ''] as const);
    const why = odd.map(([key, label]) => [key, label, judge(label)] as const);
    expect(why.filter(([key, , fault]) => fault !== '' && !(fault === 'a sentence' && SENTENCES.has(key)))).toEqual([]);
  });

  test.each(['Aceptar', 'Continuar', 'Sí', 'Más información', 'Entendido', 'Siguiente', '¿De verdad?', 'No, gracias', 'Quizá más tarde', 'Vale'])(
    'promise 30: is told of "%s"',
    (label) => {
      expect(unclearInSpanish(label)).not.toBe('');
    },
  );

  test.each([
    'OK', 'Yes', 'Continue', 'Learn more', 'Got it', 'Click here', 'Submit', 'Next', 'Dismiss', 'More info', 'Let\'s go', 'Are you sure?', 'Save!',
    'No thanks, I don\'t want to feel better', 'Please stay', 'Maybe later', 'Why not share it now', 'Yes, I want this', 'Recommended',
    'Save this and then go on to whatever comes after it',
  ])('promise 30: is told of "%s"', (label) => {
    expect(unclear(label)).not.toBe('');
  });

  test.each([
    'Skip this', 'Not now', 'Keep it', 'Take it back', 'Share it with my therapist', 'Make my account', 'Sign out', 'Leave this open', 'Undo', 'Show a softer one',
    'Set it aside', 'Delete this card', 'Use another e-mail', 'Go to Today', 'Stay signed in', 'Sign out and lose them',
  ])('leaves "%s" alone', (label) => {
    expect(unclear(label)).toBe('');
  });
});
