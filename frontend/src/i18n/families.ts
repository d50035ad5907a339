import { ACCOUNT_EVENT_KIND } from '../api/vocabularies/account-event-kind';
import { AFFIRMATION_LEVEL } from '../api/vocabularies/affirmation-level';
import { AGAINST_EXPECTATION } from '../api/vocabularies/against-expectation';
import { ASK_LOVED } from '../api/vocabularies/ask-loved';
import { CUSTODY } from '../api/vocabularies/custody';
import { DELIVERY_STATE } from '../api/vocabularies/delivery-state';
import { FEELING } from '../api/vocabularies/feeling';
import { GIVING_AS } from '../api/vocabularies/giving-as';
import { HOW_TO_SAY } from '../api/vocabularies/how-to-say';
import { HURT } from '../api/vocabularies/hurt';
import { INNER_PART } from '../api/vocabularies/inner-part';
import { KEEPING_AWAY } from '../api/vocabularies/keeping-away';
import { KIND_MINUTE_AFTER } from '../api/vocabularies/kind-minute-after';
import { LACKS } from '../api/vocabularies/lacks';
import { LETTER_TO } from '../api/vocabularies/letter-to';
import { MADE_IT_HARD } from '../api/vocabularies/made-it-hard';
import { MATTERS_MOST } from '../api/vocabularies/matters-most';
import { MOMENT_DIRECTION } from '../api/vocabularies/moment-direction';
import { MOMENT_FELT } from '../api/vocabularies/moment-felt';
import { MOMENT_TEXTS } from '../api/vocabularies/moment-texts';
import { NEED } from '../api/vocabularies/need';
import { NOW_OR_ECHO } from '../api/vocabularies/now-or-echo';
import { OCCURRENCE_DROPPED } from '../api/vocabularies/occurrence-dropped';
import { PART_FEELING } from '../api/vocabularies/part-feeling';
import { PAUSE_UNTIL } from '../api/vocabularies/pause-until';
import { PERSON_ROUTE } from '../api/vocabularies/person-route';
import { PERSON_STATUS } from '../api/vocabularies/person-status';
import { REFLECTION_FORM } from '../api/vocabularies/reflection-form';
import { RELATION } from '../api/vocabularies/relation';
import { REMINDER_CONTENT } from '../api/vocabularies/reminder-content';
import { REMINDER_REASON } from '../api/vocabularies/reminder-reason';
import { REMINDER_WORDING } from '../api/vocabularies/reminder-wording';
import { REPAIR_CHOICE } from '../api/vocabularies/repair-choice';
import { REPAIR_DEPTH } from '../api/vocabularies/repair-depth';
import { REPAIR_OUTCOME } from '../api/vocabularies/repair-outcome';
import { REPAIR_STATUS } from '../api/vocabularies/repair-status';
import { REPAIR_TEXTS } from '../api/vocabularies/repair-texts';
import { SCALE4 } from '../api/vocabularies/scale4';
import { SESSION_EVERY_WEEKS } from '../api/vocabularies/session-every-weeks';
import { SHARE_LEVEL } from '../api/vocabularies/share-level';
import { SMALL_STEP_FELT } from '../api/vocabularies/small-step-felt';
import { SMALL_STEP_WHICH } from '../api/vocabularies/small-step-which';
import { SPEAK_UP_BRINGING } from '../api/vocabularies/speak-up-bringing';
import { SPEAK_UP_CLOSING } from '../api/vocabularies/speak-up-closing';
import { SPEAK_UP_HOPE } from '../api/vocabularies/speak-up-hope';
import { SPEAK_UP_WHAT } from '../api/vocabularies/speak-up-what';
import { SPOKE } from '../api/vocabularies/spoke';
import { STANDARD_WHOSE } from '../api/vocabularies/standard-whose';
import { STILL_NEEDED } from '../api/vocabularies/still-needed';
import { SUPPORT } from '../api/vocabularies/support';
import { THEIR_RESPONSE } from '../api/vocabularies/their-response';
import { THEME } from '../api/vocabularies/theme';
import { WHAT_HELPS } from '../api/vocabularies/what-helps';
import { WHAT_I_DID } from '../api/vocabularies/what-i-did';
import type { MessageKey } from './catalogue';
import type { OpenFamily } from './open-families';

const PERSON_SECTIONS = ['about', 'offers', 'expects', 'unshown', 'ease', 'giving'] as const;
const REPAIR_SCREENS = [
  'happened', 'closeness', 'stirred', 'steady', 'feelings', 'needs', 'echo', 'choice', 'matters', 'expected', 'hurt', 'say', 'how',
  'spoke', 'response', 'felt', 'reflect', 'after', 'session', 'kind', 'outcome', 'keepsake', 'therapist',
] as const;
const STARTERS = ['soft_start', 'hard_to_say', 'pause', 'my_part', 'limit', 'limit_alone', 'receiving_help', 'in_session', 'in_session_no_words', 'practise'] as const;
const REFLECTION_SCREENS = [
  'hurts', 'others', 'kindness', 'after', 'part', 'sounds', 'tries', 'worries', 'feel', 'needs', 'wise', 'thanks', 'rule', 'whose',
  'strict', 'protected', 'loved', 'kinder', 'true', 'ways', 'comes_up', 'once', 'still', 'to_it',
] as const;
const SPEAK_UP_SCREENS = ['what', 'happened', 'strong', 'fear', 'hope', 'bring', 'reply'] as const;
const BROWSERS = ['ios', 'samsung', 'edge', 'firefox', 'chrome', 'chrome_desktop', 'edge_desktop', 'mac'] as const;
const ABOUT = ['emergency', 'review', 'reads', 'choices', 'limits', 'parties'] as const;
const SUGGESTION_FORM = ['noticed', 'affirmation', 'practice'] as const;
const SUGGESTED_PRACTICE = ['kind_minute', 'parts', 'standard', 'repair', 'kind_moment'] as const;
const ROUTES = ['open', 'careful', 'quiet'] as const;
const OUT_OF_TEN = [0, 3, 5, 7, 10] as const;
const ERROR_CODES = [
  'already_proposed', 'measure_not_agreed', 'measure_too_soon', 'no_procedure', 'not_opened', 'offered_before', 'proposed_before',
  'account_full', 'already_linked', 'bad_signature', 'caseload_full', 'code_refused', 'code_taken', 'csrf_failed', 'earlier_operation_failed', 'endpoint_refused', 'enough_codes', 'enough_suggestions',
  'entry_not_here', 'follow_up_exists', 'gone', 'gone_for_good', 'headers_missing', 'id_taken', 'idempotency_key_reused', 'incorrect_code', 'incorrect_password', 'invalid',
  'invitation_closed', 'invitation_used', 'kept_private', 'method_not_allowed', 'move_refused', 'name_length', 'needs_sheet', 'no_device', 'no_email',
  'no_emails', 'no_name_free', 'feedback_full', 'link_paused', 'lock_emptied', 'no_reply_wanted', 'no_second_step', 'no_spare_key', 'not_authenticated',
  'not_found', 'not_known_yet', 'not_resurfaced', 'not_shareable', 'outside_scope', 'parse_error', 'passkey_refused', 'permission_denied', 'questions_first', 'recovery_refused', 'reply_was_read',
  'rhythm_does_not_fit', 'route_needs_check', 'route_quiet', 'scope_exists', 'scope_paused', 'second_factor_again', 'second_step_exists', 'second_step_needed',
  'session_passed', 'session_too_far', 'shared_already', 'stale_revision', 'throttled', 'too_large', 'too_many_devices', 'keys_changed', 'keys_not_kept',
  'link_over', 'name_taken', 'not_a_colleague', 'not_linked_yet', 'sealed_to_lost_keys', 'shares_changed',
  'too_many_login_attempts', 'too_many_open', 'too_many_passkeys', 'too_many_reminders', 'too_many_shares', 'too_many_writes', 'unavailable',
  'unknown_history', 'unsupported_media_type', 'username_long', 'username_password_mismatch', 'username_shape', 'username_short', 'username_space',
  'username_taken', 'window_inside_quiet_hours', 'wrong_passphrase', 'wrong_pin',
] as const;
/** Bodies that have no one name, and all that there are. */
export const UNNAMED = ['us_state', 'ca_province', 'au_office', 'any'] as const;
export const COMPLAINTS = [
  ...UNNAMED, 'us_california', 'ca_ontario', 'ca_quebec', 'gb_hcpc', 'gb_bacp', 'gb_ukcp', 'gb_bpc', 'ie_coru', 'ie_iacp', 'au_ahpra', 'nz_hdc', 'nz_board',
] as const;
export const PIECES = [
  'wanting-closeness', 'longing-and-stopping', 'the-coat', 'safe-enough', 'what-healthy-looks-like', 'out-of-step', 'what-repair-is',
  'learning-to-keep-quiet', 'bringing-it-to-therapy', 'slowly-is-fine', 'more-than-one-of-you', 'kindness-inward', 'the-wise-adult',
  'good-enough', 'letting-it-in', 'asking', 'nothing-in-return', 'an-old-echo', 'what-others-saw',
] as const;
export const FURTHER = [
  'three-concepts', 'self-compassion', 'workbook', 'letting-go', 'compassionate-self', 'early-closeness', 'healing-relationships', 'trauma-informed', 'healthy-attitude', 'in-ptsd',
  'treating', 'corrective',
] as const;
const FELT_ON_A_DAY = [
  'tired', 'calm', 'tense', 'glad', 'tender', 'sad', 'hopeful', 'numb', 'angry', 'warm', 'afraid', 'restless', 'lonely', 'far_away', 'mixed', 'cant_tell',
] as const;
const PLAN_PARTS = ['signs', 'steadies', 'places', 'people', 'professionals', 'safer'] as const;

/**
 * Every family of texts: those that a value chooses among. `practice.choice` reads `practice.choice_<value>`; a star
 * stands where the value stands, as in `practice.*_title`; a hyphen of the value is an underscore in the key. The
 * screens use the types of this table and never the table itself, so that it weighs nothing: the values are here for
 * the compiler, which finds the text that one of them lacks, and for the test that asks for each of them in every
 * language.
 */
export const FAMILIES = {
  'account.event': ACCOUNT_EVENT_KIND,
  'cards.theme': [
    'deserving-connection', 'accepting-care', 'compliments', 'asking-for-help', 'repair', 'not-now', 'self-compassion', 'imperfection',
    'boundaries', 'safety', 'seeing-what-is-there', 'to-a-part',
  ],
  'clinic.every': [0, 1, 2, 4],
  'clinic.lacks': LACKS,
  'clinic.level': SHARE_LEVEL,
  'clinic.review': ['self_harm_answer', 'speak_up', 'consent_changed'],
  'errors.*': ERROR_CODES,
  'journal.close': SCALE4,
  'journal.day_felt': FELT_ON_A_DAY,
  'journal.export': ['written', 'kept'],
  'journal.import': ['not_ours', 'newer', 'too_large'],
  'journal.in': SCALE4,
  'journal.kept_as': ['keepsake', 'kind_word', 'kinder', 'affirmation', 'next_step'],
  'journal.look': ['changed', 'cannot_open', 'emptied', 'deleted', 'rolled_back', 'missing', 'unlisted', 'no_list'],
  'journal.response': ['kept', 'both_true'],
  'letters.to': LETTER_TO,
  'letters.unnamed': ['me_then', 'a_part'],
  'lock.after': [2, 5, 10, 15],
  'measures.course': ['lower', 'higher', 'alike'],
  'moments.direction': MOMENT_DIRECTION,
  'help.plan_part': PLAN_PARTS,
  'help.plan_hint': PLAN_PARTS,
  'moments.felt': MOMENT_FELT,
  'moments.hard': MADE_IT_HARD,
  'moments.let_in': SCALE4,
  'moments.meaning': MOMENT_DIRECTION,
  'people.dots': ['gave', 'received'],
  'people.ease': SCALE4,
  'people.giving_as': GIVING_AS,
  'people.part': PERSON_SECTIONS,
  'people.part_*_lead': PERSON_SECTIONS,
  'people.read': ['strengths', 'supports', 'expect', 'really_did', 'never_shown', 'felt_security', 'giving_receiving'],
  'people.relation': RELATION,
  'people.route': PERSON_ROUTE,
  'people.status': PERSON_STATUS,
  'people.support': SUPPORT,
  'pieces.*_text': PIECES,
  'pieces.*_title': PIECES,
  'practice.*_hint': ['observation', 'feeling', 'need', 'request', 'appreciation', 'limit'],
  'practice.*_lead': REPAIR_SCREENS,
  'practice.*_title': REPAIR_SCREENS,
  'practice.care': ['repaired', 'partly', 'still_open', 'let_it_be', 'kept_my_limit', 'more_distance', 'it_ended', 'not_safe_to_repair', 'got_worse'],
  'practice.choice': REPAIR_CHOICE,
  'practice.choice_*_hint': REPAIR_CHOICE,
  'practice.closeness': SCALE4,
  'practice.closing': [...REPAIR_CHOICE, 'none'],
  'practice.depth': REPAIR_DEPTH,
  'practice.depth_*_hint': REPAIR_DEPTH,
  'practice.felt': SCALE4,
  'practice.kind': HURT,
  'practice.outcome': REPAIR_OUTCOME,
  'practice.readiness': OUT_OF_TEN,
  'practice.status': REPAIR_STATUS,
  'practice.stayed': SCALE4,
  'practice.stirred': OUT_OF_TEN,
  'practice.sure': OUT_OF_TEN,
  'practice.true': OUT_OF_TEN,
  'practice.try': STARTERS,
  'practice.try_*_name': STARTERS,
  'measures.about': ['gad-7', 'pc-ptsd-5', 'pcl-5', 'phq-8', 'phq-9', 'scs-sf'],
  'practice.way': ['letters', 'steps', 'read'],
  'practice.way_*_note': ['letters', 'steps', 'read'],
  'reading.about': FURTHER,
  'reading.for': ['anybody', 'therapists'],
  'reading.try': ['affirmations', 'not_now', 'kind_minute', 'parts', 'standard', 'moment', 'people', 'practice', 'speak_ups', 'keeps_away', 'letters', 'small_steps'],
  'reflections.*': REFLECTION_FORM,
  'reflections.*_before': REFLECTION_FORM,
  'reflections.*_lead': [...REFLECTION_FORM, ...REFLECTION_SCREENS],
  'reflections.*_note': REFLECTION_FORM,
  'reflections.*_past': REFLECTION_FORM,
  'reflections.*_said': ['harder', 'numb', 'afraid', 'blended'],
  'reflections.*_title': REFLECTION_SCREENS,
  'reflections.after': KIND_MINUTE_AFTER,
  'reflections.feel': PART_FEELING,
  'reflections.felt': PART_FEELING,
  'reflections.loved': ASK_LOVED,
  'reflections.part': INNER_PART,
  'reflections.part_*_hint': INNER_PART,
  'reflections.strict': SCALE4,
  'reflections.thanks': ['yes', 'no'],
  'reflections.tries': ['harsh_critic', 'self_protector'],
  'reflections.true': OUT_OF_TEN,
  'reflections.still': STILL_NEEDED,
  'reflections.ways': KEEPING_AWAY,
  'reflections.whose': STANDARD_WHOSE,
  'reminders.device': ['unsupported', 'not_asked', 'refused', 'on', 'lost', 'unreachable'],
  'reminders.dropped': OCCURRENCE_DROPPED,
  'reminders.every': SESSION_EVERY_WEEKS,
  'reminders.fate': DELIVERY_STATE,
  'reminders.content': REMINDER_CONTENT,
  'reminders.content_*_hint': ['affirmation', 'kind_moment', 'values_note', 'session'],
  'reminders.note_*_none': ['moment', 'value'],
  'reminders.note_waits': ['morning', 'afternoon', 'evening', 'yesterday'],
  'reminders.pause': PAUSE_UNTIL,
  'reminders.preset': ['mornings', 'evening', 'twice', 'surprise', 'opening', 'own'],
  'reminders.none': REMINDER_REASON,
  'reminders.reach': ['email', 'silent', 'no_device'],
  'reminders.rhythm': ['opening', 'day_before', 'evening_after', 'morning_after'],
  'reminders.times': [1, 2, 3, 4, 5],
  'reminders.wording': REMINDER_WORDING,
  'reminders.wording_*_hint': REMINDER_WORDING,
  'replying.page': [1, 2, 3, 4, 5],
  'replying.page_*_title': [1, 2, 3, 4, 5],
  'replying.part': ['acknowledgement', 'apology', 'clarification', 'invitation'],
  'replying.problem': ['needs_first', 'too_long', 'gaps'],
  'safety.complaint_*_for': COMPLAINTS,
  'safety.complaint_*_name': UNNAMED,
  'safety.*': ['afraid', 'hurt', 'control', 'follow', 'shame', 'found-out', 'touch', 'favours', 'threat', 'told'],
  'safety.answer': ['no', 'uneasy', 'yes', 'yes-now-or-last-year', 'yes-longer-ago', 'not-sure'],
  'safety.route': ROUTES,
  'safety.route_*_hint': ROUTES,
  'sharing.answer': [
    'let_in', 'felt', 'made_it_hard', 'relation', 'kinds', 'what_i_did', 'closeness_before', 'stirred_before', 'stirred_after',
    'what_helps', 'feelings', 'needs', 'now_or_echo', 'choice', 'matters_most', 'how_strongly', 'readiness', 'expected_sure', 'how',
    'no_need_to_answer', 'spoke', 'stayed_with_myself', 'response', 'felt_understood', 'felt_safe', 'against_expectation',
    'can_say_what_hurt', 'closeness_after', 'outcome', 'revisit_on',
  ],
  'sharing.ended': ['client', 'clinician', 'left', 'handover'],
  'sharing.days': [30, 90, 365],
  'sharing.level': SHARE_LEVEL,
  'sharing.text': ['text', ...MOMENT_TEXTS, ...REPAIR_TEXTS],
  'sharing.value_against_expectation': AGAINST_EXPECTATION,
  'sharing.value_feelings': FEELING,
  'sharing.value_how': HOW_TO_SAY,
  'sharing.value_how_strongly': SCALE4,
  'sharing.value_matters_most': MATTERS_MOST,
  'sharing.value_needs': NEED,
  'sharing.value_now_or_echo': NOW_OR_ECHO,
  'sharing.value_relation': RELATION,
  'sharing.value_response': THEIR_RESPONSE,
  'sharing.value_spoke': SPOKE,
  'sharing.value_what_helps': WHAT_HELPS,
  'sharing.value_what_i_did': WHAT_I_DID,
  'clinic.suggesting_form': SUGGESTION_FORM,
  'clinic.suggesting_form_*_hint': SUGGESTION_FORM,
  'clinic.suggesting_hint': [1, 2, 3],
  'clinic.suggesting_practice': SUGGESTED_PRACTICE,
  'clinic.suggesting_problem': ['empty', 'too_long', 'gaps'],
  'clinic.suggesting_starter': SUGGESTION_FORM,
  'clinic.suggesting_text': SUGGESTION_FORM,
  'therapy.suggested_form': SUGGESTION_FORM,
  'therapy.suggested_not_read': ['gone', 'unchecked'],
  'therapy.suggested_practice': SUGGESTED_PRACTICE,
  'shell.words': CUSTODY,
  'speakup.*_lead': SPEAK_UP_SCREENS,
  'speakup.*_title': SPEAK_UP_SCREENS,
  'speakup.bringing': SPEAK_UP_BRINGING,
  'speakup.bringing_*_hint': SPEAK_UP_BRINGING,
  'speakup.closing': SPEAK_UP_CLOSING,
  'speakup.hope': SPEAK_UP_HOPE,
  'speakup.practise': [1, 2, 3],
  'speakup.strong': OUT_OF_TEN,
  'speakup.what': SPEAK_UP_WHAT,
  'steps.*_said': ['harder', 'not_safe'],
  'steps.felt': SMALL_STEP_FELT,
  'steps.step': SMALL_STEP_WHICH,
  'steps.step_*_hint': SMALL_STEP_WHICH,
  'today.level': AFFIRMATION_LEVEL,
  'reminders.note_said': ['later_taken', 'later_none', 'later_waits', 'rest_taken', 'rest_none', 'rest_waits'],
  'today.true': OUT_OF_TEN,
  'account.next': ['short', 'easy'],
  'welcome.words': ['short', 'easy'],
  'you.about': ABOUT,
  'you.about_*_title': ABOUT,
  'you.install': ['prompt', 'installed', 'none', 'by_hand'],
  'you.install_*_1': BROWSERS,
  'you.install_*_2': BROWSERS,
  'feedback.about': ['words', 'screen', 'person', 'safety', 'other'],
  'you.theme': THEME,
  'you.theme_*_hint': THEME,
} as const;

export type Family = keyof typeof FAMILIES;
type Values<F extends Family> = (typeof FAMILIES)[F][number];

export type ScaleFamily = { [F in Family]: Values<F> extends number ? F : never }[Family];

/**
 * What a family is asked with: one of its values; for a scale any number, since no type of the API says how far one
 * goes.
 */
export type Asked<F extends Family> =
  | Values<F>
  | (F extends OpenFamily ? string | number : never)
  | (Values<F> extends number ? number | `${Values<F>}` : never);

type Underscored<V extends string> = V extends `${infer Before}-${infer After}` ? `${Before}_${Underscored<After>}` : V;
type KeyOf<F extends string, V extends string> = F extends `${infer Before}*${infer After}` ? `${Before}${V}${After}` : `${F}_${V}`;
type Without<Missing extends never> = Missing;
/** These do not compile while an open family is not declared, or a value has no text: the error names it. */
export type Declared = Without<Exclude<OpenFamily, Family>>;
export type Whole = Without<Exclude<{ [F in Family]: KeyOf<F, Underscored<`${Values<F>}`>> }[Family], MessageKey>>;
