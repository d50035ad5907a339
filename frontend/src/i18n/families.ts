import type { MessageKey } from './catalogue';
import type { OpenFamily } from './open-families';

const LEVELS = ['summary', 'full'] as const;
const DIRECTIONS = ['received', 'gave', 'gave_myself', 'saw'] as const;
const PERSON_SECTIONS = ['about', 'offers', 'expects', 'unshown', 'ease', 'giving'] as const;
const DEPTHS = ['light', 'standard', 'deep'] as const;
const CHOICES = ['not_now', 'write_for_me', 'practise_with_therapist', 'say_something_small', 'ask_for_pause', 'apologise', 'let_it_go', 'set_limit'] as const;
const REPAIR_SCREENS = [
  'happened', 'closeness', 'stirred', 'steady', 'feelings', 'needs', 'echo', 'choice', 'matters', 'expected', 'hurt', 'say', 'how',
  'spoke', 'response', 'felt', 'reflect', 'after', 'outcome', 'keepsake',
] as const;
const STARTERS = ['soft_start', 'hard_to_say', 'pause', 'my_part', 'limit', 'receiving_help', 'in_session', 'in_session_no_words'] as const;
const FORMS = ['kind_minute', 'parts', 'standard'] as const;
const REFLECTION_SCREENS = [
  'hurts', 'others', 'kindness', 'after', 'part', 'sounds', 'tries', 'worries', 'feel', 'needs', 'wise', 'thanks', 'rule', 'whose',
  'strict', 'protected', 'loved', 'kinder', 'true',
] as const;
const INNER_PARTS = ['wise_adult', 'harsh_critic', 'self_protector', 'tender_part', 'another'] as const;
const RELATIONS = ['partner', 'friend', 'family', 'colleague', 'my_therapist', 'group', 'other'] as const;
const REMINDERS = ['affirmation', 'kind_moment', 'values_note', 'session', 'follow_up'] as const;
const WORDINGS = ['plain', 'silent', 'words'] as const;
const LOOKS = ['system', 'light', 'dark', 'dim'] as const;
const ABOUT = ['emergency', 'review', 'reads', 'limits', 'parties'] as const;
const ROUTES = ['open', 'careful', 'quiet'] as const;
const OUT_OF_FOUR = [0, 1, 2, 3, 4] as const;
const OUT_OF_TEN = [0, 3, 5, 7, 10] as const;
const ERROR_CODES = [
  'already_linked', 'bad_signature', 'caseload_full', 'code_refused', 'code_taken', 'csrf_failed', 'endpoint_refused', 'enough_codes',
  'entry_not_here', 'follow_up_exists', 'gone', 'headers_missing', 'id_taken', 'incorrect_code', 'incorrect_password', 'invalid',
  'invitation_closed', 'invitation_used', 'method_not_allowed', 'move_refused', 'no_device', 'no_email', 'no_letters', 'no_name_free',
  'no_spare_key', 'not_authenticated', 'not_found', 'not_resurfaced', 'not_shareable', 'parse_error', 'permission_denied',
  'recovery_refused', 'rhythm_does_not_fit', 'route_needs_check', 'route_quiet', 'stale_revision', 'throttled', 'too_large',
  'too_many_devices', 'too_many_login_attempts', 'too_many_open', 'too_many_reminders', 'too_many_shares', 'unsupported_media_type',
  'username_password_mismatch', 'username_shape', 'username_taken', 'window_inside_quiet_hours', 'wrong_passphrase',
] as const;

/**
 * Every family of texts: those that a value chooses among. `practice.choice` reads `practice.choice_<value>`; a star stands where the
 * value stands, as in `practice.*_title`; a hyphen of the value is an underscore in the key. The screens use the types of this table
 * and never the table itself, so that it weighs nothing: the values are here for the compiler, which finds the text that one of them
 * lacks, and for the test that asks for each of them in every language.
 */
export const FAMILIES = {
  'cards.theme': [
    'deserving-connection', 'accepting-care', 'compliments', 'asking-for-help', 'repair', 'not-now', 'self-compassion', 'imperfection',
    'boundaries', 'safety', 'seeing-what-is-there',
  ],
  'clinic.level': LEVELS,
  'errors.*': ERROR_CODES,
  'journal.close': OUT_OF_FOUR,
  'journal.in': OUT_OF_FOUR,
  'journal.response': ['kept', 'both_true'],
  'moments.direction': DIRECTIONS,
  'moments.felt': ['free', 'owing'],
  'moments.hard': ['not_deserved', 'would_owe', 'not_meant', 'do_not_know_me', 'will_not_last', 'felt_unsafe', 'went_numb', 'other'],
  'moments.let_in': OUT_OF_FOUR,
  'moments.meaning': DIRECTIONS,
  'people.dots': ['gave', 'received'],
  'people.ease': OUT_OF_FOUR,
  'people.giving_as': ['words', 'dots'],
  'people.part': PERSON_SECTIONS,
  'people.part_*_lead': PERSON_SECTIONS,
  'people.read': ['strengths', 'supports', 'expect', 'really_did', 'never_shown', 'felt_security', 'giving_receiving'],
  'people.relation': RELATIONS,
  'people.route': [...ROUTES, 'unset'],
  'people.standing': ['present', 'ended', 'died'],
  'people.support': ['listens', 'comforts', 'practical_help', 'good_company', 'advice', 'is_honest', 'believes_in_me', 'gives_me_room', 'other'],
  'practice.*_hint': ['observation', 'feeling', 'need', 'request', 'appreciation', 'limit'],
  'practice.*_lead': REPAIR_SCREENS,
  'practice.*_title': REPAIR_SCREENS,
  'practice.care': ['repaired', 'partly', 'still_open', 'let_it_be', 'kept_my_limit', 'more_distance', 'it_ended', 'not_safe_to_repair', 'got_worse'],
  'practice.choice': CHOICES,
  'practice.choice_*_hint': CHOICES,
  'practice.closeness': OUT_OF_FOUR,
  'practice.depth': DEPTHS,
  'practice.depth_*_hint': DEPTHS,
  'practice.felt': OUT_OF_FOUR,
  'practice.kind': [
    'felt_unheard', 'misunderstanding', 'left_out', 'too_much_too_fast', 'promise_broken', 'criticised', 'they_pulled_away', 'i_hurt_them',
    'other',
  ],
  'practice.outcome': [
    'not_now', 'still_open', 'repaired', 'partly', 'let_it_be', 'kept_my_limit', 'more_distance', 'it_ended', 'not_safe_to_repair',
    'got_worse',
  ],
  'practice.readiness': OUT_OF_TEN,
  'practice.status': ['draft', 'paused', 'not_now', 'spoken', 'waiting', 'reflected', 'closed', 'archived'],
  'practice.stayed': OUT_OF_FOUR,
  'practice.stirred': OUT_OF_TEN,
  'practice.sure': OUT_OF_TEN,
  'practice.true': OUT_OF_TEN,
  'practice.try': STARTERS,
  'practice.try_*_name': STARTERS,
  'reflections.*': FORMS,
  'reflections.*_before': FORMS,
  'reflections.*_lead': [...FORMS, ...REFLECTION_SCREENS],
  'reflections.*_note': FORMS,
  'reflections.*_past': FORMS,
  'reflections.*_said': ['harder', 'numb', 'afraid', 'blended'],
  'reflections.*_title': REFLECTION_SCREENS,
  'reflections.after': ['softer', 'same', 'harder', 'numb'],
  'reflections.feel': ['curious', 'warm', 'annoyed', 'afraid', 'blended'],
  'reflections.loved': ['yes', 'a_softer_one', 'no', 'not_sure'],
  'reflections.part': INNER_PARTS,
  'reflections.part_*_hint': INNER_PARTS,
  'reflections.strict': OUT_OF_FOUR,
  'reflections.thanks': ['yes', 'no'],
  'reflections.tries': ['harsh_critic', 'self_protector'],
  'reflections.true': OUT_OF_TEN,
  'reflections.whose': ['mine', 'raised_me', 'somebody_close', 'school_or_work', 'faith_or_culture', 'not_sure', 'other'],
  'reminders.device': ['unsupported', 'not_asked', 'refused', 'on', 'lost', 'unreachable'],
  'reminders.dropped': ['late', 'daily_most', 'no_device', 'silent'],
  'reminders.every': [0, 1, 2, 4],
  'reminders.fate': ['sent', 'pending', 'gone', 'expired'],
  'reminders.kind': REMINDERS,
  'reminders.kind_*_hint': ['affirmation', 'kind_moment', 'values_note', 'session'],
  'reminders.note_*_none': ['moment', 'value'],
  'reminders.note_waits': ['morning', 'afternoon', 'evening', 'yesterday'],
  'reminders.pause': ['tomorrow', 'week', 'back'],
  'reminders.preset': ['mornings', 'evening', 'twice', 'surprise', 'opening', 'own'],
  'reminders.rhythm': ['opening', 'day_before', 'evening_after'],
  'reminders.times': [1, 2, 3, 4, 5],
  'reminders.wording': WORDINGS,
  'reminders.wording_*_hint': WORDINGS,
  'safety.*': ['afraid', 'hurt', 'control', 'shame', 'found-out'],
  'safety.answer': ['no', 'uneasy', 'yes', 'yes-recent', 'yes-long-ago', 'not-sure'],
  'safety.route': ROUTES,
  'safety.route_*_hint': ROUTES,
  'sharing.answer': [
    'let_in', 'felt', 'made_it_hard', 'relation', 'kinds', 'what_i_did', 'closeness_before', 'stirred_before', 'stirred_after',
    'what_helps', 'feelings', 'needs', 'now_or_echo', 'choice', 'matters_most', 'how_strongly', 'readiness', 'expected_sure', 'how',
    'no_need_to_answer', 'spoke', 'stayed_with_myself', 'response', 'felt_understood', 'felt_safe', 'against_expectation',
    'can_say_what_hurt', 'closeness_after', 'outcome', 'revisit_on',
  ],
  'sharing.days': [30, 90, 365],
  'sharing.level': LEVELS,
  'sharing.text': [
    'text', 'what', 'who', 'meaning', 'hard_words', 'happened', 'what_helps_own', 'body', 'protector_said', 'my_part', 'expected',
    'observation', 'feeling', 'need', 'request', 'appreciation', 'limit', 'own_wording', 'say_when', 'if_it_goes_badly', 'who_supports_me',
    'hurt_what', 'hurt_landed', 'hurt_sorry', 'hurt_differently', 'different_from_feared', 'kind_word', 'next_step', 'keepsake',
  ],
  'sharing.value_against_expectation': ['much_gentler', 'gentler', 'about_the_same', 'harder', 'worse', 'cannot_tell'],
  'sharing.value_feelings': [
    'hurt', 'sad', 'lonely', 'afraid', 'anxious', 'ashamed', 'guilty', 'angry', 'annoyed', 'jealous', 'confused', 'disappointed',
    'overwhelmed', 'numb', 'tired', 'tender', 'relieved', 'hopeful', 'other',
  ],
  'sharing.value_how': ['in_person', 'call', 'message', 'letter_not_sent', 'in_session'],
  'sharing.value_how_strongly': OUT_OF_FOUR,
  'sharing.value_matters_most': ['get_something', 'keep_us_close', 'keep_self_respect'],
  'sharing.value_needs': [
    'to_be_heard', 'to_be_understood', 'respect', 'reassurance', 'closeness', 'space', 'honesty', 'safety', 'rest', 'help', 'fairness',
    'a_choice', 'to_matter', 'kindness', 'belonging', 'other',
  ],
  'sharing.value_now_or_echo': ['mostly_now', 'both', 'old_echo', 'not_sure'],
  'sharing.value_relation': RELATIONS,
  'sharing.value_response': [
    'listened', 'acknowledged', 'apologised', 'explained', 'asked_about_me', 'changed_something', 'needs_time', 'went_quiet',
    'got_defensive', 'dismissed', 'blamed_me', 'was_scary', 'no_answer_yet',
  ],
  'sharing.value_spoke': ['yes', 'part_of_it', 'differently', 'not_yet', 'decided_not_to'],
  'sharing.value_what_helps': ['feet_on_floor', 'longer_out_breath', 'cold_water', 'walk', 'music', 'someone_safe', 'nothing_today', 'own'],
  'sharing.value_what_i_did': ['went_quiet', 'pulled_back', 'snapped', 'both', 'nothing_showed'],
  'today.level': [1, 2, 3],
  'today.note_*_said': ['later', 'rest'],
  'today.true': OUT_OF_TEN,
  'you.about': ABOUT,
  'you.about_*_title': ABOUT,
  'you.install': ['prompt', 'ios', 'installed', 'none'],
  'you.look': LOOKS,
  'you.look_*_hint': LOOKS,
} as const;

export type Family = keyof typeof FAMILIES;
type Values<F extends Family> = (typeof FAMILIES)[F][number];

export type ScaleFamily = { [F in Family]: Values<F> extends number ? F : never }[Family];

/** What a family is asked with: one of its values; for a scale any number, since no type of the API says how far one goes. */
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
